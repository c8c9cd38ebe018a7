import { computed } from "@preact/signals";
import { QUESTIONS } from "../data/declared";
import { COLUMNS } from "../table/columns";
import { FIGURES, figureWord, FLAGS, flagWord, STATES, stateWord } from "../words";
import { type Address, address, type Part } from "./address";
import { asked } from "./asking";
import { selected } from "./page";
import { VIEWS } from "./views";

/** A part of the address that asks for something there is not. */
export interface Oddity {
  readonly part: Part;
  readonly fact: string;
  readonly instead: string;
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

/** What the address asks for although there is no such thing; the day and the roster are told by the service. */
export const oddities = computed<readonly Oddity[]>(() => {
  const place = address.value;
  const unknown = Object.entries(KNOWN).flatMap(([part, { what, values }]) => {
    const value = place[part as Part];
    if (part === "sort" && asked.value) return []; // a question's own table says what it is sorted by
    if (!value || values.some(([known]) => known === value)) return [];
    const first = part === "view" ? `Shown is: ${VIEWS[0].label}. ` : "";
    const offered = values.filter(([known, words]) => known && words).map(([known, words]) => (known === words ? known : `${words} (${known})`));
    return [{ part: part as Part, fact: `There is no ${what} “${value}”.`, instead: `${first}There are: ${offered.join(", ")}.` }];
  });
  return [...unknown, ...oddUnit(place)];
});

function oddUnit({ unit, select }: Address): readonly Oddity[] {
  if (!unit) return [];
  if (!select) return [{ part: "unit", fact: `The unit “${unit}” is asked for without a subject.`, instead: "Open a row first." }];
  const found = selected.value.value;
  if (found?.key !== select || selected.value.loading) return [];
  const coverage = found.entity?.coverage;
  const offices = [...(coverage?.units ?? []).map((held) => held.unit), ...(coverage?.bodies ?? [])].flatMap((office) => office ?? []);
  if (offices.some((office) => office.key === unit)) return [];
  const offered = offices.map(({ name, key }) => `${name} (${key})`).join(", ");
  return [
    {
      part: "unit",
      fact: `No unit “${unit}” has, would have or names ${found.entity?.name ?? select}.`,
      instead: offered ? `These do: ${offered}.` : "Nobody on record does.",
    },
  ];
}
