import { imaginable } from "./document-list";
import { askOf } from "./imagining";
import type { Named } from "./types";

const DOCUMENT = imaginable("query Name($key: String!) { entity(key: $key) { key name kind } }");

interface Keys {
  readonly scenario: string;
  readonly keys: readonly string[];
}

/** What the things with these keys are called; those that are not seen are left out. */
export async function loadNames({ scenario, keys }: Keys, signal: AbortSignal): Promise<readonly Named[]> {
  const found = await Promise.all(keys.map((key) => askOf<{ readonly entity: Named | null }>(scenario, DOCUMENT, { key }, signal)));
  return found.flatMap(({ entity }) => entity ?? []);
}
