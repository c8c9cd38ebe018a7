import type { Among } from "./declared";
import { imaginable } from "./document-list";
import { askOf } from "./imagining";
import type { Named } from "./types";

interface Found extends Named {
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

export interface Hit {
  readonly entity: Named | null;
  readonly matched: string;
}

/** Things are searched for in at most so many characters. */
export const LONGEST_SEARCH = 200;

/** How many hits are shown. */
const SHOWN = 12;

/** How many are read where some of them may not be of the subtype that is wanted. */
const MOST = 100;

const DOCUMENT = imaginable(`query Search($text: String!, $kinds: [Kind!], $first: Int!) {
  search(text: $text, kinds: $kinds, first: $first) { matched entity { key name kind properties { name value } } }
}`);

/** What on the map answers to a text, best first; of `among` only, where it names any. */
export async function search(scenario: string, text: string, among: readonly Among[], signal?: AbortSignal): Promise<readonly Hit[]> {
  const kinds = among.length > 0 ? among.map(({ kind }) => kind) : null;
  const first = among.some(({ subtype }) => subtype) ? MOST : SHOWN;
  const { search: hits } = await askOf<{ readonly search: readonly { readonly entity: Found | null; readonly matched: string }[] }>(
    scenario,
    DOCUMENT,
    { text, kinds, first },
    signal,
  );
  return hits.filter(({ entity }) => entity && fits(entity, among)).slice(0, SHOWN);
}

function fits({ kind, properties }: Found, among: readonly Among[]): boolean {
  const subtype = properties.find(({ name }) => name === "subtype")?.value;
  return among.length === 0 || among.some((each) => each.kind === kind && (!each.subtype || each.subtype === subtype));
}
