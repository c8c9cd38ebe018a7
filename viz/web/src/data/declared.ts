import vocabulary from "../vocabulary.json";

/** A field of an answer or of its rows, as the code of the questions declares it. */
export interface Field {
  readonly name: string;
  readonly about: string;
  readonly shape: "text" | "number" | "share" | "truth" | "day" | "moment" | "choice" | "entity" | "relationship" | "evidence" | "validity" | "record";
  /** Which enumeration or record it is of. */
  readonly of?: string;
  readonly list?: "paged" | "whole";
}

/** Entities of a kind, and of these only a subtype where one is named. */
export interface Among {
  readonly kind: string;
  readonly subtype: string | null;
}

export interface Parameter {
  readonly name: string;
  readonly about: string;
  readonly takes: string;
  readonly scalar: string;
  readonly required: boolean;
  readonly default: string | number | null;
  /** Of an entity: which can be asked about; any where none is named. */
  readonly among: readonly Among[];
}

export interface Question {
  readonly name: string;
  readonly question: string;
  readonly about: string;
  readonly parameters: readonly Parameter[];
  /** The record that answers it. */
  readonly answer: string;
}

interface Declared {
  readonly about: string;
  readonly fields: readonly Field[];
}

export const QUESTIONS = vocabulary.questions as readonly unknown[] as readonly Question[];

const RECORDS = vocabulary.records as unknown as Readonly<Record<string, Declared>>;

/** The question that the first screen answers, with a matrix instead of a page of its own. */
export const FIRST_SCREEN = "coverage";

export const questionNamed = (name: string): Question | null => QUESTIONS.find((each) => each.name === name) ?? null;

export const fieldsOf = (record: string): readonly Field[] => RECORDS[record]?.fields ?? [];

/** The declared name as GraphQL and the answer write it: `act_by` as `actBy`. */
export function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a record is a sentence of the answer with the sentences of documents that bear it out. */
export function isReason(record: string | undefined): boolean {
  const fields = fieldsOf(record ?? "");
  return fields.some((each) => each.name === "text") && fields.some(({ shape, list }) => shape === "evidence" && list !== undefined);
}

/** Whether a field is plain: it can be said in a cell. */
export function isPlain({ shape }: Field): boolean {
  return !["record", "relationship", "evidence"].includes(shape);
}
