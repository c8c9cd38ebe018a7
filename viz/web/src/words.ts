import type { CoverageFigure, Validity } from "./data/types";
import vocabulary from "./vocabulary.json";

interface Word {
  readonly word: string;
  readonly meaning: string;
}

// What the values of an answer are called is declared in the code of the questions; `python -m viz.vocabulary` hands it over.
const CHOICES: Record<string, Record<string, Word>> = vocabulary.choices;
const FIGURE_WORDS: Record<string, Word> = vocabulary.choices.CoverageFigure;
const STATE_WORDS: Record<string, Word> = vocabulary.choices.CoverageState;
const FLAG_WORDS: Record<string, Word> = vocabulary.choices.CoverageFlag;

/** What a value of an enumeration is called, and what it means. */
export const choiceWord = (of: string, value: string): string => CHOICES[of]?.[value]?.word ?? spoken(value);
export const choiceMeaning = (of: string, value: string): string => CHOICES[of]?.[value]?.meaning ?? "";

export const FIGURES = Object.keys(FIGURE_WORDS) as readonly CoverageFigure[];
export const STATES: readonly string[] = Object.keys(STATE_WORDS);
export const FLAGS: readonly string[] = Object.keys(FLAG_WORDS);

export const figureWord = (figure: CoverageFigure): string => capital(FIGURE_WORDS[figure]?.word ?? spoken(figure));
export const figureMeaning = (figure: CoverageFigure): string => FIGURE_WORDS[figure]?.meaning ?? "";
export const stateWord = (state: string): string => STATE_WORDS[state]?.word ?? spoken(state);
export const flagWord = (flag: string): string => FLAG_WORDS[flag]?.word ?? spoken(flag);
export const flagMeaning = (flag: string): string => FLAG_WORDS[flag]?.meaning ?? "";
export const choiceOrder = (of: string, value: string): number => Object.keys(CHOICES[of] ?? {}).indexOf(value);

/** The state of a row, with how many of its parts are firm: "in part (1 of 3)". */
export function stateWords({ state, partsFirm, parts }: { readonly state: string; readonly partsFirm: number; readonly parts: number }): string {
  return state === "IN_PART" ? `${stateWord(state)} (${partsFirm.toLocaleString("en")} of ${parts.toLocaleString("en")})` : stateWord(state);
}

/** "1 hangs", "2 hang", the number apart. */
export const hanging = (count: number): string => (count === 1 ? "hangs" : "hang");

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

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

/** When something holds, in words. */
export function validityWords(validity: Validity): string {
  const { text, start, end } = validity;
  if (!start && !end) return text || "undated, assumed to hold";
  const [first, last] = [start && dayWords(start.text), end && dayWords(end.text)];
  const period = first && first === last ? first : `${first ?? "…"} to ${last ?? "today, as far as known"}`;
  return text && text !== period ? `${period} (“${text}”)` : period;
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** A date in EDTF in the words that answers have for it: `2017-12-01` as "1 December 2017", `1992/2010` as "some day from 1992 to 2010". */
export function dayWords(day: string): string {
  if (!day.includes("/")) return singleWords(day);
  const [first, last] = day.split("/").map((each) => (each === ".." ? "" : each));
  if (!first && !last) return "a day that is not known";
  if (!first) return `a day not after ${singleWords(last ?? "")}`;
  return last ? `some day from ${singleWords(first)} to ${singleWords(last)}` : `a day not before ${singleWords(first)}`;
}

function singleWords(edtf: string): string {
  const parts = /^(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%])?$/.exec(edtf);
  if (!parts) return edtf;
  const [, year = "", month, day, mark = ""] = parts;
  const about = mark && "~%".includes(mark) ? "about " : "";
  const doubt = mark && "?%".includes(mark) ? " (uncertain)" : "";
  return `${about}${plainWords(year, month, day)}${doubt}`;
}

function plainWords(year: string, month?: string, day?: string): string {
  if (month === "XX") return `some ${day ? "day" : "month"} of ${year}`;
  if (year.endsWith("XX")) return `some year from ${year.replaceAll("X", "0")} to ${year.replaceAll("X", "9")}`;
  if (year.endsWith("X")) return `the ${year.replace("X", "0")}s`;
  if (!month) return year;
  const named = MONTH.format(new Date(`${year}-${month}-01`));
  if (day === "XX") return `some day of ${named}`;
  return day ? DAY.format(new Date(`${year}-${month}-${day}`)) : named;
}

const SHORT_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** `2017-12-01` as "1 Dec 2017", for a column of days. */
export function shortDay(day: string): string {
  const read = new Date(day);
  return Number.isNaN(read.getTime()) ? day : SHORT_DAY.format(read);
}

const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** A moment on the clock of whoever looks: "1 December 2017 at 14:32". */
export function momentWords(moment: string): string {
  const read = new Date(moment);
  return Number.isNaN(read.getTime()) ? moment : MOMENT.format(read);
}

/** A quote without the marks by which its document sets letters bold; the document itself shows them. */
export function unmarked(quote: string): string {
  return quote.replace(/\*\*/g, "");
}
