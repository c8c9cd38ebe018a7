import { ask } from "./client";
import { listed } from "./document-list";
import type { CoverageReport, CoverageRow } from "./types";

/** What a question is asked under. */
export interface Lenses {
  readonly roster: string | null;
  readonly asOf: string | null;
  readonly statedOnly: boolean;
}

const ROW = `fragment row on Coverage {
  subject { key name kind }
  state figure flags pull partsFirm parts rule
  units { basis unit { key name kind } relationship { certainty basis } }
  bodies { key name kind }
  namedBy { key name kind }
  reasons { text }
  toDecide { text }
}`;

const PAGE = `rows(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { ...row } } }`;

const OPENING = listed(`query Coverage($roster: String, $asOf: Date, $statedOnly: Boolean!, $after: String) {
  coverage(roster: $roster, asOf: $asOf, statedOnly: $statedOnly) {
    headline definition size items firm hangs open decisions confirmed
    states { state count }
    roster { key name kind }
    units { key name kind }
    bodies { key name kind }
    elsewhere { subject { key name kind } state figure }
    ${PAGE}
  }
}
${ROW}`);

const FURTHER = listed(`query CoverageRows($roster: String, $asOf: Date, $statedOnly: Boolean!, $after: String) {
  coverage(roster: $roster, asOf: $asOf, statedOnly: $statedOnly) { ${PAGE} }
}
${ROW}`);

/** The document behind the first screen, for people who want to ask it elsewhere. */
export const COVERAGE_DOCUMENT: string = OPENING;

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: CoverageRow }[];
}

type Answer<T> = { readonly coverage: T & { readonly rows: Page } };

/** The report with all its rows; `sofar` is handed the report with its first page if there are more. */
export async function loadCoverage(
  lenses: Lenses,
  signal: AbortSignal,
  sofar: (report: CoverageReport) => void,
): Promise<CoverageReport> {
  const { coverage } = await ask<Answer<Omit<CoverageReport, "rows">>>(OPENING, lenses, signal);
  const rows = coverage.rows.edges.map((edge) => edge.node);
  let page = coverage.rows.pageInfo;
  if (page.hasNextPage) sofar({ ...coverage, rows: [...rows] });
  while (page.hasNextPage) {
    const more = await ask<Answer<object>>(FURTHER, { ...lenses, after: page.endCursor }, signal);
    rows.push(...more.coverage.rows.edges.map((edge) => edge.node));
    page = more.coverage.rows.pageInfo;
  }
  return { ...coverage, rows };
}
