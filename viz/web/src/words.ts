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
