import { ask } from "./client";
import { listed } from "./document-list";

const DOCUMENT = listed("query Revision { revision { number } }");

/** Ask for as little as can be asked, to hear whether the store answers again. */
export async function knock(signal: AbortSignal): Promise<void> {
  await ask<object>(DOCUMENT, {}, signal);
}
