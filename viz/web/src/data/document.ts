import { ask } from "./client";
import { listed } from "./document-list";

const DOCUMENT = listed(`query DocumentText($key: String!) { entity(key: $key) { ... on Document { text } } }`);

/** A document's text; null where it is not at hand. */
export async function loadText(key: string, signal: AbortSignal): Promise<{ readonly text: string | null }> {
  const { entity } = await ask<{ entity: { text?: string | null } | null }>(DOCUMENT, { key }, signal);
  return { text: entity?.text ?? null };
}

/** A quote with what stands around it; offsets count characters, not the browser's code units. */
export function around(text: string, start: number, end: number, room: number): readonly [string, string, string] {
  const characters = [...text];
  const slice = (from: number, to: number) => characters.slice(Math.max(0, from), to).join("");
  const before = slice(start - room, start);
  const after = slice(end, end + room);
  return [start > room ? `… ${before}` : before, slice(start, end), end + room < characters.length ? `${after} …` : after];
}
