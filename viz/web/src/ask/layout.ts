import type { Told } from "../data/answer";
import { type Field, fieldsOf, isPlain, isReason } from "../data/declared";
import type { Named, Relationship } from "../data/types";
import { countOf, held, isEmpty } from "./values";

/** How the fields of a row are laid out: what heads it, what stands beside that, what opens under it. */
export interface Layout {
  readonly head: Field;
  readonly cells: readonly Field[];
  readonly inside: readonly Field[];
}

/** The sentence heads a row where there is one, else whom it is about; what sort of row it is comes next. */
export function layoutOf(record: string): Layout | null {
  const fields = fieldsOf(record);
  const single = fields.filter((each) => !each.list && isPlain(each));
  const head = single.find(({ name }) => name === "text") ?? single.find(({ shape }) => shape === "entity") ?? single[0];
  if (!head) return null;
  const others = fields.filter((each) => each !== head);
  const cells = others.filter((each) => isPlain(each) && !(isLong(each) && head.shape === "text"));
  return {
    head,
    cells: [...cells.filter(({ shape }) => shape === "choice"), ...cells.filter(({ shape }) => shape !== "choice")],
    inside: others.filter((each) => !cells.includes(each)),
  };
}

/** Whether a field is prose, which needs more room than a cell has beside a sentence. */
const isLong = ({ shape }: Field) => shape === "text";

/** The columns of a table: those that tell its rows apart, those that no row has, and those that repeat another. */
export interface Columns {
  readonly shown: readonly Field[];
  readonly empty: readonly Field[];
  readonly same: readonly (readonly [Field, Field])[];
}

export function columnsFor(cells: readonly Field[], rows: readonly Told[]): Columns {
  const holds = (field: Field) => rows.some((row) => (field.shape === "truth" && !field.list ? held(row, field) === true : !isEmpty(row, field)));
  const filled = cells.filter(holds);
  const same = filled.flatMap((field, place) => {
    const first = filled.slice(0, place).find((other) => repeats(field, other, rows));
    return first ? [[field, first] as const] : [];
  });
  return {
    shown: filled.filter((each) => !same.some(([field]) => field === each)),
    empty: cells.filter((each) => !holds(each)),
    same,
  };
}

/** Whether two columns say the same in every row, as the ends of a band do where there is none; counts are never taken as one. */
function repeats(field: Field, other: Field, rows: readonly Told[]): boolean {
  if (field.list || other.list || field.shape !== other.shape || !["share", "day"].includes(field.shape)) return false;
  return rows.length > 1 && rows.every((row) => held(row, field) === held(row, other));
}

/** More things than this are counted in a cell, and listed where the row opens. */
export const FEW = 4;

/** The cells that have no room for all that a row holds. */
export function cutIn(row: Told, { cells }: Layout): readonly Field[] {
  return cells.filter((each) => each.shape === "entity" && each.list && countOf(row, each) > FEW);
}

/** Whether rows have anything to open: reasons, sentences, lists, what they rest on. */
export function opens(layout: Layout, rows: readonly Told[]): boolean {
  return rows.some((row) => cutIn(row, layout).length > 0 || layout.inside.some((each) => isReason(each.of) || !isEmpty(row, each)));
}

/** What the address calls each row: whom it is about, after what it says of them; numbered where two are called the same. */
export function namesOf(record: string, rows: readonly Told[]): readonly string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const name = nameOf(record, row);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before ? `${name}~${before + 1}` : name;
  });
}

function nameOf(record: string, row: Told): string {
  const parts: string[] = [];
  for (const field of fieldsOf(record)) {
    const value = held(row, field);
    if (field.list || value === null) continue;
    if (field.shape === "choice") parts.push(String(value).toLowerCase());
    if (field.shape === "entity" || field.shape === "relationship") {
      parts.push((value as Named | Relationship).key);
      break;
    }
  }
  return parts.join(".");
}
