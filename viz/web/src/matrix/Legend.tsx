import type { CoverageReport } from "../data/types";
import { columnsOf, LETTERS, type Mark, markOf } from "./cells";

/** The letters in view and what they say. */
export function Legend({ report }: { readonly report: CoverageReport }) {
  const marks = marksIn(report);
  return (
    <ul class="legend" aria-label="Legend">
      {LETTERS.filter(({ tone }) => marks.some((mark) => mark.tone === tone)).map(({ letter, tone, words }) => (
        <li key={letter}>
          <span class={`mark ${tone}`} aria-hidden="true">{letter}</span> {words}
        </li>
      ))}
      {marks.some((mark) => mark.inferred) && (
        <li>
          <span class="mark mandate inferred" aria-hidden="true" /> hatched: inferred
        </li>
      )}
    </ul>
  );
}

function marksIn(report: CoverageReport): readonly Mark[] {
  const { units, bodies } = columnsOf(report);
  const offices = [...units, ...bodies];
  return report.rows.flatMap((row) => offices.map((office) => markOf(row, office.key))).filter((mark) => mark !== null);
}
