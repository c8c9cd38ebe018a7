import { ask } from "./client";
import { listed } from "./document-list";
import type { Named } from "./types";

export interface Hit {
  readonly entity: Named | null;
  readonly matched: string;
}

const DOCUMENT = listed(`query Search($text: String!) {
  search(text: $text, first: 12) { matched entity { key name kind } }
}`);

/** What on the map answers to a text, best first. */
export async function search(text: string, signal: AbortSignal): Promise<readonly Hit[]> {
  return (await ask<{ search: readonly Hit[] }>(DOCUMENT, { text }, signal)).search;
}
