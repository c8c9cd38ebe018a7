import { ask } from "./client";
import { listed } from "./document-list";
import type { Named } from "./types";

export interface Question {
  readonly name: string;
  readonly question: string;
  readonly how: string;
  readonly asksForSubject: boolean;
}

interface MapFacts {
  readonly map: { readonly title: string; readonly asOf: string };
  readonly revision: {
    readonly number: number;
    readonly store: { readonly kind: string; readonly version: string } | null;
  };
}

export interface About extends MapFacts {
  readonly rosters: readonly Named[];
  readonly questions: readonly Question[];
}

interface Field {
  readonly name: string;
  readonly description: string | null;
  readonly args: readonly { readonly name: string }[];
}

interface Answer extends MapFacts {
  readonly rosters: { readonly nodes: readonly Named[] };
  readonly schema: { readonly fields: readonly Field[] } | null;
}

const DOCUMENT = listed(`query About($asOf: Date) {
  map(asOf: $asOf) { title asOf }
  revision { number store { kind version } }
  rosters(first: 100) { nodes { key name kind } }
  schema: __type(name: "Query") { fields { name description args { name } } }
}`);

/** What is true of the map whatever is asked, and the day that answers are as of. */
export async function loadAbout({ asOf }: { asOf: string | null }, signal: AbortSignal): Promise<About> {
  const { schema, rosters, ...facts } = await ask<Answer>(DOCUMENT, { asOf }, signal);
  return { ...facts, rosters: rosters.nodes, questions: (schema?.fields ?? []).flatMap(questionOf) };
}

/** A field whose description opens with a question is one that people can ask. */
function questionOf({ name, description, args }: Field): readonly Question[] {
  const [, question, how] = /^([^.]*?\?)\s*(.*)$/s.exec(description ?? "") ?? [];
  return question ? [{ name, question, how: how ?? "", asksForSubject: args.some((arg) => arg.name === "subject") }] : [];
}
