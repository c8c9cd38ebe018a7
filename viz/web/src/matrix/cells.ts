import type { CoverageReport, CoverageRow, Named } from "../data/types";
import vocabulary from "../vocabulary.json";
import { certaintyWords } from "../words";

/** What a cell says: a letter for the eye, words for everybody, whether it rests on an inference. */
export interface Mark {
  readonly letter: string;
  readonly tone: "mandate" | "decision" | "class" | "pending" | "whole";
  readonly inferred: boolean;
  readonly words: string;
}

const { signs } = vocabulary;

export const LETTERS: readonly Omit<Mark, "inferred">[] = [
  { letter: signs.MANDATE.letter, tone: "mandate", words: signs.MANDATE.meaning },
  { letter: signs.DECISION.letter, tone: "decision", words: signs.DECISION.meaning },
  { letter: signs.CLASS.letter, tone: "class", words: signs.CLASS.meaning },
  { letter: signs.PENDING.letter, tone: "pending", words: signs.PENDING.meaning },
  { letter: signs.BODY.letter, tone: "whole", words: signs.BODY.meaning },
];

export interface Columns {
  readonly units: readonly Named[];
  readonly idle: readonly Named[];
  readonly bodies: readonly Named[];
}

/** The columns of the matrix: units with something on the roster, those without, and bodies. */
export function columnsOf(report: CoverageReport): Columns {
  const found = new Map<string, Named>();
  for (const row of report.rows) {
    for (const { unit } of row.units) if (unit) found.set(unit.key, unit);
  }
  const known = new Set(report.units.map((unit) => unit.key));
  return {
    units: [...report.units.filter((unit) => found.has(unit.key)), ...[...found.values()].filter((unit) => !known.has(unit.key))],
    idle: report.units.filter((unit) => !found.has(unit.key)),
    bodies: report.bodies.filter((body) => !found.has(body.key)),
  };
}

/** What stands where a subject's row meets an office's column; null where nothing does. */
export function markOf(row: CoverageRow, office: string): Mark | null {
  const holding = row.units.find(({ unit }) => unit?.key === office);
  if (holding) {
    const tone = row.figure !== "FIRM" ? "pending" : row.state === "BY_CLASS" ? "class" : toneOf(holding.basis);
    const inferred = holding.relationship?.certainty === "INFERRED";
    return marked(tone, inferred, inferred ? certaintyWords("INFERRED", holding.relationship?.basis ?? null) : "");
  }
  return row.bodies.some((body) => body.key === office) ? marked("whole", false, "") : null;
}

/** How many subjects of the roster an office has firmly. */
export function firmCount(report: CoverageReport, office: string): number {
  return report.rows.filter((row) => row.figure === "FIRM" && row.units.some(({ unit }) => unit?.key === office)).length;
}

function toneOf(basis: string): Mark["tone"] {
  return basis === "DECISION" ? "decision" : "mandate";
}

function marked(tone: Mark["tone"], inferred: boolean, how: string): Mark {
  const { letter, words } = LETTERS.find((each) => each.tone === tone) ?? { letter: "?", words: tone };
  return { letter, tone, inferred, words: how ? `${words}, ${how}` : words };
}
