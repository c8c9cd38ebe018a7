import { imaginable } from "./document-list";
import { askOf } from "./imagining";
import { LENS_ARGUMENTS, LENS_VARIABLES, type Look } from "./lenses";
import type { CoverageReport, CoverageRow } from "./types";

/** How the map is looked at, and the roster that is measured on; null for the map's default. */
export interface LookAtRoster extends Look {
  readonly roster: string | null;
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

const OPENING = imaginable(`query Coverage($roster: String, ${LENS_VARIABLES}, $after: String) {
  coverage(roster: $roster, ${LENS_ARGUMENTS}) {
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

const FURTHER = imaginable(`query CoverageRows($roster: String, ${LENS_VARIABLES}, $after: String) {
  coverage(roster: $roster, ${LENS_ARGUMENTS}) { ${PAGE} }
}
${ROW}`);

/** The documents behind the first screen, for people who want to ask it elsewhere. */
export const COVERAGE_DOCUMENT = OPENING;

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: CoverageRow }[];
}

type Answer<T> = { readonly coverage: T & { readonly rows: Page } };

/** The report with all its rows; `sofar` is handed the report with its first page if there are more. */
export async function loadCoverage(
  { scenario, ...variables }: LookAtRoster,
  signal: AbortSignal,
  sofar: (report: CoverageReport) => void,
): Promise<CoverageReport> {
  const { coverage } = await askOf<Answer<Omit<CoverageReport, "rows">>>(scenario, OPENING, variables, signal);
  const rows = coverage.rows.edges.map((edge) => edge.node);
  let page = coverage.rows.pageInfo;
  if (page.hasNextPage) sofar({ ...coverage, rows: [...rows] });
  while (page.hasNextPage) {
    const more = await askOf<Answer<object>>(scenario, FURTHER, { ...variables, after: page.endCursor }, signal);
    rows.push(...more.coverage.rows.edges.map((edge) => edge.node));
    page = more.coverage.rows.pageInfo;
  }
  return { ...coverage, rows };
}
