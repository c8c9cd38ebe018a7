import { documentsFor } from "./asking";
import { ask } from "./client";
import { camel, fieldsOf, type Question, questionNamed } from "./declared";

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

export interface Asked {
  readonly name: string;
  readonly variables: Readonly<Record<string, Given>>;
  /** How many rows of each list are shown; a page where nothing is said. */
  readonly shown: Readonly<Record<string, number>>;
}

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: unknown }[];
}

/** The answer to a question, with as many rows of its lists as are shown. */
export async function loadAnswer({ name, variables, shown }: Asked, signal: AbortSignal): Promise<Answered> {
  const question = questionNamed(name);
  if (!question) throw new Error(`no question is called ${name}`);
  const answer = await answerOf(question, documentsFor(question).opening, variables, signal);
  const whole: Record<string, unknown> = { ...answer };
  for (const { name: list } of fieldsOf(question.answer).filter((each) => each.list === "paged")) {
    whole[camel(list)] = await read(question, list, answer[camel(list)] as Connection, shown[list] ?? 0, variables, signal);
  }
  return { name, told: whole };
}

async function read(
  question: Question,
  list: string,
  first: Connection,
  wanted: number,
  variables: Asked["variables"],
  signal: AbortSignal,
): Promise<Paged> {
  const rows = nodes(first);
  let page = first.pageInfo;
  const document = documentsFor(question).further[list];
  while (document && page.hasNextPage && rows.length < wanted) {
    const answer = await answerOf(question, document, { ...variables, after: page.endCursor ?? "" }, signal);
    const next = answer[camel(list)] as Connection;
    rows.push(...nodes(next));
    page = next.pageInfo;
  }
  return { totalCount: first.totalCount, rows };
}

async function answerOf({ name }: Question, document: Parameters<typeof ask>[0], variables: object, signal: AbortSignal): Promise<Told> {
  const told = await ask<Record<string, Told>>(document, variables, signal);
  return told[camel(name)] ?? {};
}

const nodes = ({ edges }: Connection): unknown[] => edges.map((edge) => edge.node);
