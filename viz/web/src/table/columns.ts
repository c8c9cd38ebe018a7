import type { CoverageRow } from "../data/types";
import { why } from "../matrix/rows";
import { FIGURES, figureWord, flagWord, spoken, stateWords } from "../words";

/** A column of the plain table: what it says of a row, and by what it is ordered. */
export interface Column {
  readonly name: string;
  readonly text: (row: CoverageRow) => string;
  readonly order: (row: CoverageRow) => string | number;
}

const listed = (names: readonly (string | undefined)[]) => names.filter(Boolean).join("; ");

function column(name: string, text: (row: CoverageRow) => string, order: Column["order"] = text): Column {
  return { name, text, order };
}

export const COLUMNS: readonly Column[] = [
  column("Subject", (row) => row.subject?.name ?? ""),
  column("Kind", (row) => spoken(row.subject?.kind ?? "")),
  column("Figure", (row) => figureWord(row.figure), (row) => FIGURES.indexOf(row.figure)),
  column("State", stateWords),
  column("Units", (row) => listed(row.units.map((held) => held.unit?.name))),
  column("As a whole", (row) => listed(row.bodies.map((body) => body.name))),
  column("Pull", (row) => String(row.pull), (row) => row.pull),
  column("Named by", (row) => listed(row.namedBy.map((each) => each.name))),
  column("Flags", (row) => listed(row.flags.map(flagWord))),
  column("Why", why),
];

/** The rows ordered by a column: `Pull`, or `-Pull` the other way round; unknown names leave them as they are. */
export function sorted(rows: readonly CoverageRow[], sort: string): readonly CoverageRow[] {
  const chosen = COLUMNS.find((each) => each.name === sort.replace(/^-/, ""));
  if (!chosen) return rows;
  const way = sort.startsWith("-") ? -1 : 1;
  return [...rows].sort((one, other) => way * compare(chosen.order(one), chosen.order(other)));
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), "en");
}
