import { computed } from "@preact/signals";
import { type Given, loadAnswer, type Told } from "../data/answer";
import { MOST_NESTED, NESTED } from "../data/asking";
import type { Failure } from "../data/client";
import { camel, FIRST_SCREEN, type Parameter, type Question, questionNamed } from "../data/declared";
import { isAboutScenario, scenarioOf } from "../data/imagining";
import { loadNames } from "../data/names";
import { LONGEST_SEARCH, search } from "../data/search";
import { address, go, NOTHING_ELSE } from "./address";
import { look } from "./look";
import { resource } from "./resource";

/** What parameters take that is chosen by name and given by key. */
export const KEYS: readonly string[] = ["SUBJECT", "ENTITY"];

/** The question whose page is shown; null on the views, the first screen's question among them. */
export const asked = computed<Question | null>(() => (address.value.ask === FIRST_SCREEN ? null : questionNamed(address.value.ask)));

/** What the address gives to a parameter, empty where nothing; the roster is that of all views. */
export function givenTo({ name }: Parameter): string {
  return (name === "roster" ? address.value.roster : address.value.given[name]) ?? "";
}

/** Give a value to a parameter; what was open in the answer before is closed. */
export function give({ name }: Parameter, value: string, replace = false): void {
  const closed = { row: "", shown: "", inside: "", quote: "" };
  go(name === "roster" ? { roster: value, ...closed } : { given: { ...address.value.given, [name]: value }, ...closed }, replace);
}

/** Ask another question: a new page under the same lenses. */
export function turnTo({ name }: Question): void {
  go({ ...NOTHING_ELSE, ask: name === FIRST_SCREEN ? "" : name });
}

/** What must be given before the question can be asked. */
export const missing = computed<readonly Parameter[]>(() => (asked.value?.parameters ?? []).filter((each) => each.required && !givenTo(each)));

/** What the question is asked with; what is not given is left to its default. */
export const variables = computed(() => {
  const { asOf, recordedAsOf, statedOnly } = look.value;
  const given = (asked.value?.parameters ?? []).flatMap((each) => {
    const value = givenTo(each);
    return value ? [[camel(each.name), readAs(each.scalar, value)] as const] : [];
  });
  return { ...Object.fromEntries(given), ...(asOf && { asOf }), ...(recordedAsOf && { recordedAsOf }), statedOnly } as Record<string, Given>;
});

/** How many records inside a row are read; a few where nothing is said. */
export const inside = computed(() => Math.min(Math.max(Math.trunc(Number(address.value.inside)) || NESTED, 1), MOST_NESTED));

/** How many rows of each list are shown. */
export const shown = computed<Readonly<Record<string, number>>>(() => {
  const told = address.value.shown.split(",").map((each) => each.split(":"));
  return Object.fromEntries(told.flatMap(([list, number]) => (list && Number(number) > 0 ? [[list, Number(number)] as const] : [])));
});

/** Show so many rows of a list. */
export function show(list: string, rows: number): void {
  const next = Object.entries({ ...shown.value, [list]: rows });
  go({ shown: next.map((each) => each.join(":")).join(",") }, true);
}

/** The answer, once all that the question must be given is there. */
export const answer = resource(() => {
  const question = asked.value;
  return question && missing.value.length === 0 ? { name: question.name, scenario: look.value.scenario, variables: { ...variables.value, ...(inside.value !== NESTED && { inside: inside.value }) }, shown: shown.value } : null;
}, loadAnswer);

/** Why the scenario that the question was given could not be imagined; null where it could, or none was given. */
export const refusedScenario = computed<Failure | null>(() => {
  const { failure } = answer.value;
  const isGiven = (asked.value?.parameters ?? []).some((each) => each.takes === "SCENARIO" && givenTo(each));
  return failure && isGiven && isAboutScenario(failure) ? failure : null;
});

/** The parameter that was given what is the key of nothing. */
export const mistaken = computed<Parameter | null>(() => {
  const fact = answer.value.failure?.fact ?? "";
  if (!fact.startsWith("There is no entity ")) return null;
  return (asked.value?.parameters ?? []).find((each) => KEYS.includes(each.takes) && givenTo(each) && fact.includes(givenTo(each))) ?? null;
});

/** What may have been meant by it: what is called so, best first, of what the parameter takes. */
export const meant = resource(() => {
  const parameter = mistaken.value;
  return parameter && { scenario: look.value.scenario, text: givenTo(parameter), among: parameter.among };
}, ({ scenario, text, among }, signal) => search(scenario, text.slice(0, LONGEST_SEARCH), among, signal));

/** The answer to the question that is asked, once it is here; an answer to another one is none to this. */
export const told = computed<Told | null>(() => {
  const { value } = answer.value;
  return value && value.name === asked.value?.name && missing.value.length === 0 ? value.told : null;
});

/** The answer as a sentence. */
export const answerWords = computed(() => (typeof told.value?.["answer"] === "string" ? told.value["answer"] : ""));

/** What the keys are called that are given to parameters. */
export const names = resource(() => {
  const keys = (asked.value?.parameters ?? []).filter(({ takes }) => KEYS.includes(takes)).map(givenTo).filter(Boolean);
  return keys.length > 0 ? { scenario: look.value.scenario, keys } : null;
}, loadNames);

/** A whole number as a number, a scenario as its text or its key; everything else as written, for the service to judge. */
function readAs(scalar: string, value: string): Given {
  if (scalar === "ScenarioInput") return scenarioOf(value);
  return scalar === "Int" && /^-?\d+$/.test(value) ? Number(value) : value;
}
