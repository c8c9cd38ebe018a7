import type { Paged, Told } from "../data/answer";
import { camel, type Field, fieldsOf, isPlain } from "../data/declared";
import type { Named, Relationship, Validity } from "../data/types";
import { capital, choiceOrder, choiceWord, momentWords, shortDay, validityWords } from "../words";

const COUNT = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });
const SHARE = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What a record holds in a field. */
export const held = (record: Told, { name }: Field): unknown => record[camel(name)];

/** The members of a field that is a list, as far as they are here. */
export function members(record: Told, field: Field): readonly unknown[] {
  const value = held(record, field);
  if (Array.isArray(value)) return value;
  const paged = value as Paged & { readonly edges?: readonly { readonly node: unknown }[] };
  return paged.rows ?? paged.edges?.map((edge) => edge.node) ?? [];
}

/** What a field holds as a list, of one where it is none. */
export const allOf = (record: Told, field: Field): readonly unknown[] => (field.list ? members(record, field) : [held(record, field)]);

/** How many members it has, here or not. */
export function countOf(record: Told, field: Field): number {
  const value = held(record, field);
  return Array.isArray(value) ? value.length : (value as Paged).totalCount;
}

/** Whether there is nothing in a field. */
export function isEmpty(record: Told, field: Field): boolean {
  if (field.list) return countOf(record, field) === 0;
  const value = held(record, field);
  return value === null || value === undefined || value === "";
}

/** A field in words, for a cell or a line; empty where there is nothing. */
export function wordsOf(record: Told, field: Field): string {
  if (isEmpty(record, field)) return "";
  if (field.list) return members(record, field).map((each) => oneInWords(field, each)).join("; ");
  return oneInWords(field, held(record, field));
}

/** By what the rows of a table are ordered in a column. */
export function orderOf(record: Told, field: Field): string | number {
  const value = held(record, field);
  if (field.list || value === null) return wordsOf(record, field);
  if (field.shape === "number" || field.shape === "share" || field.shape === "truth") return Number(value);
  if (field.shape === "choice") return choiceOrder(field.of ?? "", String(value));
  return field.shape === "day" || field.shape === "moment" ? String(value) : wordsOf(record, field);
}

/** Whether a column is read as figures, one under the other. */
export function isFigure({ shape, list }: Field): boolean {
  return !list && (shape === "number" || shape === "share");
}

/** One thing that a field holds, in words. */
export function oneInWords(field: Field, value: unknown): string {
  switch (field.shape) {
    case "number":
      if (field.name === "year") return String(value); // a name, and no count of anything
      return COUNT.format(Number(value));
    case "share":
      return `${SHARE.format(100 * Number(value))} %`;
    case "truth":
      return value ? "yes" : "no";
    case "day":
      return shortDay(String(value));
    case "moment":
      return momentWords(String(value));
    case "choice":
      return choiceWord(field.of ?? "", String(value));
    case "entity":
      return (value as Named).name;
    case "relationship":
      return (value as Relationship).key;
    case "validity":
      return validityWords(value as Validity);
    case "record":
      return recordInWords(field.of ?? "", value as Told);
    default:
      return String(value);
  }
}

/** A record in a line: "firm 2, hangs 9, open 6". */
function recordInWords(record: string, value: Told): string {
  const told = fieldsOf(record).filter((each) => isPlain(each) && !isEmpty(value, each));
  const text = told.find(({ name }) => name === "text");
  return text ? wordsOf(value, text) : told.map((each) => `${label(each)} ${wordsOf(value, each)}`).join(", ");
}

/** The name of a field or parameter as people read it: `act_by` as "act by". */
export const label = ({ name }: { readonly name: string }): string => name.replaceAll("_", " ");

/** What heads a column or a list: its name, or where that is one for programs, the first words of its meaning. */
export function heading(field: Field): string {
  return capital(isForPrograms(field) ? firstWords(field).replace(/ as a sentence$/, "") : label(field));
}

/** What a list holds, as far as its heading does not say so. */
export function explanation(field: Field): string {
  return capital(isForPrograms(field) ? field.about.slice(firstWords(field).length).replace(/^[:;,.]\s*/, "") : meaning(field));
}

/** What a field means where it holds something: without what it would mean if it held nothing. */
export const meaning = ({ about }: { readonly about: string }): string => about.replace(/[;,] (null|empty)\b[^.;]*/g, "");

/** What it means, and what it means that it holds nothing. */
export const wholeMeaning = ({ about }: { readonly about: string }): string => about.replace(/\b(null|empty)(?=:| where)/g, "none");

const isForPrograms = ({ name }: Field) => name === "text" || name === "rows";

const firstWords = ({ about }: Field) => about.split(/[:;,.]/)[0] ?? about;
