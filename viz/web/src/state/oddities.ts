import { computed } from "@preact/signals";
import { fieldsOf, type Question, QUESTIONS } from "../data/declared";
import { COLUMNS } from "../table/columns";
import { FIGURES, figureWord, FLAGS, flagWord, STATES, stateWord } from "../words";
import { type Address, address, forgetStrangers, go, GIVEN, NAMES, type Part, strangers } from "./address";
import { asked } from "./asking";
import { selected } from "./page";
import { VIEWS } from "./views";

/** A part of the address that asks for something there is not. */
export interface Oddity {
  readonly name: string;
  readonly fact: string;
  readonly instead: string;
  /** Takes it out of the address. */
  readonly drop: () => void;
}

type Word = readonly [value: string, words: string];

const KNOWN: Partial<Record<Part, { readonly what: string; readonly values: readonly Word[] }>> = {
  view: { what: "view", values: VIEWS.map(({ view, label }) => [view, label]) },
  ask: { what: "question", values: QUESTIONS.map(({ name, question }) => [name, question]) },
  figure: { what: "figure", values: FIGURES.map((name) => [name, figureWord(name)]) },
  state: { what: "state", values: STATES.map((name) => [name, stateWord(name)]) },
  flag: { what: "flag", values: FLAGS.map((name) => [name, flagWord(name)]) },
  sort: { what: "column to sort by", values: COLUMNS.flatMap(({ name }) => [[name, name], [`-${name}`, ""]] as const) },
  statedOnly: { what: "way of showing what is stated", values: [["true", "true"]] },
  units: { what: "way of showing units", values: [["all", "all"], ["holding", "holding"]] },
  rows: { what: "way of showing rows", values: [["all", "all"]] },
};

/** What the address asks for although there is no such thing; lenses and the roster are told by the service. */
export const oddities = computed<readonly Oddity[]>(() => {
  const place = address.value;
  const unknown = Object.entries(KNOWN).flatMap(([part, { what, values }]) => {
    const value = place[part as Part];
    if (part === "sort" && asked.value) return []; // a question's own table has columns of its own
    if (!value || values.some(([known]) => known === value)) return [];
    const first = part === "view" ? `Shown is: ${VIEWS[0].label}. ` : "";
    const offered = values.filter(([known, words]) => known && words).map(([known, words]) => (known === words ? known : `${words} (${known})`));
    return [odd(part as Part, `There is no ${what} “${value}”.`, `${first}There are: ${offered.join(", ")}.`)];
  });
  return [...strange(), ...unknown, ...oddlyGiven(place), ...oddlyListed(place), ...oddUnit(place)];
});

function odd(part: Part, fact: string, instead: string): Oddity {
  return { name: part, fact, instead, drop: () => go({ [part]: "" }) };
}

/** Names in the address that mean nothing, as a mistyped one does. */
function strange(): readonly Oddity[] {
  return strangers.value.map((name) => {
    const meant = NAMES.find((known) => plain(known) === plain(name));
    const instead = meant ? `It may mean ${meant}.` : `It knows: ${NAMES.join(", ")}, and ${GIVEN}… for what a question is asked with.`;
    return { name: `stranger ${name}`, fact: `The address says “${name}”, which means nothing here.`, instead, drop: forgetStrangers };
  });
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");

/** What is given to parameters that the question does not have, or to no question at all. */
function oddlyGiven({ given }: Address): readonly Oddity[] {
  const question = asked.value;
  const known = (question?.parameters ?? []).map(({ name }) => name).filter((name) => name !== "roster");
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      name: GIVEN + name,
      fact: question ? `“${question.question}” is not asked with “${name}”.` : `“${GIVEN}${name}” is given to no question.`,
      instead: insteadOf(question, known, name),
      drop: () => go({ given: Object.fromEntries(Object.entries(given).filter(([each]) => each !== name)) }),
    }));
}

function insteadOf(question: Question | null, known: readonly string[], name: string): string {
  if (name === "roster") return "The roster of all pages is given as “roster”.";
  if (!question) return "Choose one under Ask.";
  return known.length > 0 ? `It is asked with: ${known.join(", ")}.` : "It is asked with nothing but the lenses.";
}

/** Lists and columns that the answer does not have. */
function oddlyListed({ row, shown, inside, sort }: Address): readonly Oddity[] {
  const question = asked.value;
  if (!question) {
    const parts = Object.entries({ row, shown, inside }).filter(([, value]) => value);
    return parts.map(([part, value]) => odd(part as Part, `“${value}” is a row or list of an answer, and no question is asked.`, "Choose one under Ask."));
  }
  const lists = fieldsOf(question.answer).filter(({ list }) => list);
  const names = lists.map(({ name }) => name);
  const offered = `There are: ${names.join(", ")}.`;
  const unknown = [row, ...shown.split(",")].map((each) => each.split(":")[0] ?? "").find((list) => list && !names.includes(list));
  const part = unknown && row.startsWith(unknown) ? "row" : "shown";
  return [
    ...(unknown ? [odd(part, `The answer has no list “${unknown}”.`, offered)] : []),
    ...(inside && !/^\d+$/.test(inside) ? [odd("inside", `“${inside}” is no number of rows.`, "Write a whole number.")] : []),
    ...(sort && !columnsOf(question).includes(sort.replace(/^-/, "")) ? [odd("sort", `There is no column “${sort}” to sort by.`, "Press the head of a column.")] : []),
  ];
}

/** What the columns of all lists of an answer are called in the address. */
function columnsOf({ answer }: Question): readonly string[] {
  const lists = fieldsOf(answer).filter(({ list, of }) => list && of);
  return lists.flatMap((list) => fieldsOf(list.of ?? "").map(({ name }) => `${list.name}.${name}`));
}

function oddUnit({ unit, select }: Address): readonly Oddity[] {
  if (!unit) return [];
  if (!select) return [odd("unit", `The unit “${unit}” is asked for without a subject.`, "Open a row first.")];
  const found = selected.value.value;
  if (found?.key !== select || selected.value.loading) return [];
  const coverage = found.entity?.coverage;
  const offices = [...(coverage?.units ?? []).map((held) => held.unit), ...(coverage?.bodies ?? [])].flatMap((office) => office ?? []);
  if (offices.some((office) => office.key === unit)) return [];
  const offered = offices.map(({ name, key }) => `${name} (${key})`).join(", ");
  return [odd("unit", `No unit “${unit}” has, would have or names ${found.entity?.name ?? select}.`, offered ? `These do: ${offered}.` : "Nobody on record does.")];
}
