import type { CoverageFigure, CoverageReport, CoverageRow } from "../data/types";
import type { Address } from "../state/address";
import { FIGURES } from "../words";

/** More rows than this are shown only when asked for. */
export const ROWS_UNASKED = 300;

/** From this many rows on, the head of a table stays in sight. */
export const LONG = 40;

/** Whether every row has arrived; until then nothing may be counted from the rows. */
export function isComplete(report: CoverageReport): boolean {
  return report.rows.length === report.size;
}

/** The rows that figure, state and flag leave, in the order of the report. */
export function filtered(report: CoverageReport, { figure, state, flag }: Address): readonly CoverageRow[] {
  return report.rows.filter(
    (row) => (!figure || row.figure === figure) && (!state || row.state === state) && (!flag || row.flags.includes(flag)),
  );
}

export interface Group {
  readonly figure: CoverageFigure;
  readonly rows: readonly CoverageRow[];
  /** How many rows the whole group has, shown or not. */
  readonly count: number;
}

/** The rows in groups by figure, at most `most` of them in all. */
export function byFigure(rows: readonly CoverageRow[], most: number): readonly Group[] {
  const shown = new Set(rows.slice(0, most));
  return FIGURES.map((figure) => {
    const all = rows.filter((row) => row.figure === figure);
    return { figure, rows: all.filter((row) => shown.has(row)), count: all.length };
  }).filter((group) => group.rows.length > 0);
}

/** Each state or flag in view with how many rows bear it. */
export function tally(rows: readonly CoverageRow[], of: (row: CoverageRow) => readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of rows.flatMap(of)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || one.localeCompare(other));
}

/** The sentence that says why: the first reason, else the rule. */
export function why(row: CoverageRow): string {
  return row.reasons[0]?.text ?? row.rule;
}
