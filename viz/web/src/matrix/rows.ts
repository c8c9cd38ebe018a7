import type { CoverageReport, CoverageRow } from "../data/types";
import type { Address } from "../state/address";
import { FIGURES } from "../words";

/** The rows that figure, state and flag leave, in the order of the report. */
export function filtered(report: CoverageReport, { figure, state, flag }: Address): readonly CoverageRow[] {
  return report.rows.filter(
    (row) => (!figure || row.figure === figure) && (!state || row.state === state) && (!flag || row.flags.includes(flag)),
  );
}

export function byFigure(rows: readonly CoverageRow[]) {
  return FIGURES.map((figure) => ({ figure, rows: rows.filter((row) => row.figure === figure) })).filter(
    (group) => group.rows.length > 0,
  );
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
