import type { Told } from "../data/answer";
import { type Field, fieldsOf, isReason } from "../data/declared";
import type { Evidence, Reason } from "../data/types";
import { capital, unmarked } from "../words";
import { held, isEmpty, label, members, wordsOf } from "./values";

/** The heads of a list as CSV: every field of its rows, and the sentences of documents. */
export function columnsOf(record: string): readonly string[] {
  return [...fieldsOf(record).map((each) => capital(label(each))), "Sentences"];
}

/** The rows of a list as CSV; days and numbers as programs read them. */
export function rowsAsText(record: string, rows: readonly Told[]): readonly (readonly string[])[] {
  const fields = fieldsOf(record);
  return rows.map((row) => [...fields.map((each) => cell(row, each)), fields.flatMap((each) => sentences(row, each)).join("\n")]);
}

const RAW: readonly string[] = ["day", "moment", "number", "share"];

function cell(row: Told, field: Field): string {
  const value = held(row, field);
  return RAW.includes(field.shape) && !field.list && value !== null ? String(value) : wordsOf(row, field);
}

function sentences(row: Told, field: Field): readonly string[] {
  if (isEmpty(row, field)) return [];
  const value = held(row, field);
  if (isReason(field.of)) return ((field.list ? value : [value]) as readonly Reason[]).flatMap(({ evidence }) => quotes(evidence));
  if (field.shape === "evidence") return quotes(members(row, field) as readonly Evidence[]);
  return field.shape === "relationship" && !field.list ? quotes((value as { readonly evidence?: readonly Evidence[] }).evidence ?? []) : [];
}

const quotes = (evidence: readonly Evidence[]) => evidence.flatMap(({ quote, document }) => (quote ? [`“${unmarked(quote)}” (${document?.name ?? "a document not shown at this level"})`] : []));
