import { documentsFor } from "./asking";
import { camel, fieldsOf, type Question, questionNamed } from "./declared";
import type { Imaginable } from "./document-list";
import { askOf } from "./imagining";

/** A record of an answer, by the names of its fields in GraphQL; what they hold is declared. */
export type Told = Readonly<Record<string, unknown>>;

/** What a question was answered with, and which it was. */
export interface Answered {
  readonly name: string;
  readonly told: Told;
}

/** A list that is read page by page, as far as it has been read. */
export interface Paged {
  readonly totalCount: number;
  readonly rows: readonly unknown[];
}

/** What can be given to a variable. */
export type Given = string | number | boolean | Readonly<Record<string, string>>;

type Variables = Readonly<Record<string, Given>>;

export interface Asked {
  readonly name: string;
  /** What is imagined; empty where nothing is. */
  readonly scenario: string;
  readonly variables: Variables;
  /** How many rows of each list are shown; a page where nothing is said. */
  readonly shown: Readonly<Record<string, number>>;
}

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: unknown }[];
}

/** The answer to a question, with as many rows of its lists as are shown. */
export async function loadAnswer({ name, scenario, variables, shown }: Asked, signal: AbortSignal): Promise<Answered> {
  const question = questionNamed(name);
  if (!question) throw new Error(`no question is called ${name}`);
  const ask: Asking = async (document, further) => {
    const told = await askOf<Record<string, Told>>(scenario, document, { ...variables, ...further }, signal);
    return told[camel(name)] ?? {};
  };
  const answer = await ask(documentsFor(question).opening, {});
  const whole: Record<string, unknown> = { ...answer };
  for (const { name: list } of fieldsOf(question.answer).filter((each) => each.list === "paged")) {
    whole[camel(list)] = await read(question, list, answer[camel(list)] as Connection, shown[list] ?? 0, ask);
  }
  return { name, told: whole };
}

/** Asks a document of the question, with what it takes besides. */
type Asking = (document: Imaginable, further: Variables) => Promise<Told>;

async function read(question: Question, list: string, first: Connection, wanted: number, ask: Asking): Promise<Paged> {
  const rows = nodes(first);
  let page = first.pageInfo;
  const document = documentsFor(question).further[list];
  while (document && page.hasNextPage && rows.length < wanted) {
    const answer = await ask(document, { after: page.endCursor ?? "" });
    const next = answer[camel(list)] as Connection;
    rows.push(...nodes(next));
    page = next.pageInfo;
  }
  return { totalCount: first.totalCount, rows };
}

const nodes = ({ edges }: Connection): unknown[] => edges.map((edge) => edge.node);
