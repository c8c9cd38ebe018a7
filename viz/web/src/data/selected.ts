import { ask } from "./client";
import type { LookAtRoster } from "./coverage";
import { imaginable, listed } from "./document-list";
import { ENTITY_FIELDS, FRAGMENTS } from "./entity";
import { askOf } from "./imagining";
import { LENS_ARGUMENTS, LENS_VARIABLES } from "./lenses";
import { LONGEST_SEARCH } from "./search";
import type { Absence, Selected } from "./types";

const DOCUMENT = imaginable(`query Selected($key: String!, $roster: String, ${LENS_VARIABLES}) {
  entity(key: $key, ${LENS_ARGUMENTS}) { ${ENTITY_FIELDS} }
  relationship(key: $key, ${LENS_ARGUMENTS}) {
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

export interface SelectedQuestion extends LookAtRoster {
  readonly key: string;
}

/** The entity or relationship with a key; where nothing of that key is seen, what is nearest to it. */
export async function loadSelected(question: SelectedQuestion, signal: AbortSignal): Promise<Selected> {
  const { scenario, ...variables } = question;
  const { key } = variables;
  const { entity, relationship } = await askOf<Pick<Selected, "entity" | "relationship">>(scenario, DOCUMENT, variables, signal);
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
