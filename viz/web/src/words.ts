import type { CoverageFigure, Validity } from "./data/types";

export const FIGURES: readonly CoverageFigure[] = ["OPEN", "HANGS", "FIRM"];

const FIGURE_WORDS: Record<CoverageFigure, string> = { OPEN: "Open", HANGS: "Hangs on a decision", FIRM: "Firm" };

const FIGURE_MEANINGS: Record<CoverageFigure, string> = {
  OPEN: "No unit has it, and no decision in sight would change that.",
  HANGS: "A decision that could be taken today would settle it.",
  FIRM: "A unit has it, by mandate or decision.",
};

const STATE_WORDS: Record<string, string> = {
  SEVERAL: "several units",
  NAMED: "one unit",
  BY_CLASS: "by its class",
  IN_PART: "in part",
  BY_READING: "by a reading",
  BY_DUTY: "by a duty",
  COLLECTIVE: "only as a whole",
  NAMED_ONLY: "named only",
  NONE: "none on record",
};

const FLAG_WORDS: Record<string, string> = {
  DECIDED: "confirmed by a person",
  FROM_TEXT: "from text only",
  RESTS_ON_STATED: "rests on: stated",
  RESTS_ON_LIST_SPLIT: "rests on: a split list",
  RESTS_ON_STATUS: "rests on: a recorded status",
  RESTS_ON_ORDER: "rests on: order of paragraphs",
  RESTS_ON_STRUCTURE: "rests on: structure of the text",
  RESTS_ON_NAME: "rests on: wording of a name",
  NO_SENTENCE: "no sentence on record",
  LEAD_AGREED: "lead agreed",
  NO_LEAD_AGREED: "no lead agreed",
  SAME_PURPOSE: "same purpose",
  DIFFERENT_PURPOSE: "different purposes",
  POST_VACANT: "post vacant",
  NO_STAND_IN: "no stand-in",
  UNDATED: "undated, assumed to hold",
  MAY_HOLD: "may hold",
  GAP_ACCEPTED: "gap accepted",
  REGISTER_EMPTY: "register empty",
};

export const STATES: readonly string[] = Object.keys(STATE_WORDS);
export const FLAGS: readonly string[] = Object.keys(FLAG_WORDS);

export const figureWord = (figure: CoverageFigure): string => FIGURE_WORDS[figure];
export const figureMeaning = (figure: CoverageFigure): string => FIGURE_MEANINGS[figure];
export const stateWord = (state: string): string => STATE_WORDS[state] ?? spoken(state);
export const flagWord = (flag: string): string => FLAG_WORDS[flag] ?? spoken(flag);

/** `UN_AGENCY` as people say it: "un agency". */
export function spoken(name: string): string {
  return name.replaceAll("_", " ").toLowerCase();
}

/** "1 unit", "3 units". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** "stated", or "inferred from order". */
export function certaintyWords(certainty: string, basis: string | null): string {
  return basis ? `${spoken(certainty)} from ${spoken(basis)}` : spoken(certainty);
}

/** When something holds, as written. */
export function validityWords(validity: Validity): string {
  const { text, start, end } = validity;
  if (!start && !end) return text || "undated, assumed to hold";
  const period = start && end && start.text === end.text ? start.text : `${start?.text ?? "…"} to ${end?.text ?? "today, as far as known"}`;
  return text && text !== period ? `${period} (“${text}”)` : period;
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `2017-12-01` as "1 December 2017"; what is no exact day, as it is written. */
export function dayWords(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  const read = new Date(day);
  return Number.isNaN(read.getTime()) ? day : DAY.format(read);
}

const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** A moment on the clock of whoever looks: "1 December 2017 at 14:32". */
export function momentWords(moment: string): string {
  const read = new Date(moment);
  return Number.isNaN(read.getTime()) ? moment : MOMENT.format(read);
}
