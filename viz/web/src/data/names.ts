import { ask } from "./client";
import { listed } from "./document-list";
import type { Named } from "./types";

const DOCUMENT = listed("query Name($key: String!) { entity(key: $key) { key name kind } }");

/** What the things with these keys are called; those that are not seen are left out. */
export async function loadNames({ keys }: { readonly keys: readonly string[] }, signal: AbortSignal): Promise<readonly Named[]> {
  const found = await Promise.all(keys.map((key) => ask<{ readonly entity: Named | null }>(DOCUMENT, { key }, signal)));
  return found.flatMap(({ entity }) => entity ?? []);
}
