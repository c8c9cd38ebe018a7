import { ask } from "./client";
import { listed } from "./document-list";
import type { Named } from "./types";

interface MapFacts {
  readonly map: { readonly title: string; readonly asOf: string };
  readonly revision: {
    readonly number: number;
    readonly store: { readonly kind: string; readonly version: string } | null;
  };
}

/** A scenario that is kept on the map, with the text of its changes. */
export interface Kept extends Named {
  readonly imaginedChanges: string | null;
}

export interface About extends MapFacts {
  readonly rosters: readonly Named[];
  readonly scenarios: readonly Kept[];
}

interface Answer extends MapFacts {
  readonly rosters: { readonly nodes: readonly Named[] };
  readonly scenarios: { readonly nodes: readonly Kept[] };
}

const DOCUMENT = listed(`query About($asOf: Date) {
  map(asOf: $asOf) { title asOf }
  revision { number store { kind version } }
  rosters(first: 100) { nodes { key name kind } }
  scenarios(first: 100) { nodes { key name kind imaginedChanges } }
}`);

/** What is true of the map whatever is asked, and the day that answers are as of. */
export async function loadAbout({ asOf }: { asOf: string | null }, signal: AbortSignal): Promise<About> {
  const { rosters, scenarios, ...facts } = await ask<Answer>(DOCUMENT, { asOf }, signal);
  return { ...facts, rosters: rosters.nodes, scenarios: scenarios.nodes };
}
