import { ask } from "./client";
import type { Lenses } from "./coverage";
import { listed } from "./document-list";
import { ENTITY_FIELDS, FRAGMENTS } from "./entity";
import type { Absence, Selected } from "./types";

const DOCUMENT = listed(`query Selected($key: String!, $roster: String, $asOf: Date, $statedOnly: Boolean!) {
  entity(key: $key, asOf: $asOf, statedOnly: $statedOnly) { ${ENTITY_FIELDS} }
  relationship(key: $key, asOf: $asOf, statedOnly: $statedOnly) {
    ...relationship
    note
    responsibilities { role holder { key name kind } }
    confirmed { key name kind }
  }
}
${FRAGMENTS}`);

const NEAREST = listed(`query Nearest($key: String!, $words: String!) {
  entity(key: $key) { name validity { ...validity } }
  relationship(key: $key) { type source { key name kind } target { key name kind } validity { ...validity } }
  search(text: $words, first: 6) { entity { key name kind } }
}
fragment validity on Validity { text start { text } end { text } }`);

/** Names are searched for in at most so many characters. */
const LONGEST_SEARCH = 200;

export interface SelectedQuestion extends Lenses {
  readonly key: string;
}

/** The entity or relationship with a key; where nothing of that key is seen, what is nearest to it. */
export async function loadSelected(question: SelectedQuestion, signal: AbortSignal): Promise<Selected> {
  const { key } = question;
  const { entity, relationship } = await ask<Pick<Selected, "entity" | "relationship">>(DOCUMENT, question, signal);
  if (entity) return { key, entity, relationship: null, absence: null };
  if (relationship) return { key, entity: null, relationship, absence: null };
  return { key, entity: null, relationship: null, absence: await loadAbsence(key, signal) };
}

interface Near {
  readonly entity: Absence["entity"];
  readonly relationship: Absence["relationship"];
  readonly search: readonly { readonly entity: Absence["nearest"][number] | null }[];
}

async function loadAbsence(key: string, signal: AbortSignal): Promise<Absence> {
  const words = key.replaceAll("-", " ").slice(0, LONGEST_SEARCH);
  const { entity, relationship, search } = await ask<Near>(NEAREST, { key, words }, signal);
  return { entity, relationship, nearest: search.flatMap((hit) => hit.entity ?? []) };
}
