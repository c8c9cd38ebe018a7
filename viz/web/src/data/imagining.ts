import vocabulary from "../vocabulary.json";
import { ask, type Failure } from "./client";
import { type Imaginable, listed } from "./document-list";
import { LENS_ARGUMENTS, LENS_VARIABLES, type Look } from "./lenses";

/** Something that a change needs, as its code declares it; `kinds` are those whose keys it takes, where they are told. */
export interface Need {
  readonly name: string;
  readonly about: string;
  readonly kinds: readonly string[];
}

/** A change that can be imagined, as its code declares it. */
export interface Change {
  readonly name: string;
  readonly about: string;
  readonly usage: string;
  readonly example: string;
  readonly needs: readonly Need[];
}

export const CHANGES: readonly Change[] = vocabulary.imaginable;

/** A text as a scenario is given: a single word that is no change is the key of a kept one. */
export type GivenScenario = { readonly key: string } | { readonly text: string };

export function scenarioOf(text: string): GivenScenario {
  const word = text.trim();
  return isKey(word) ? { key: word } : { text };
}

export const isKey = (word: string): boolean => /^\S+$/.test(word) && !CHANGES.some(({ name }) => name === word);

/** Whether a refusal is about a scenario, and about nothing else that was asked for. */
export const isAboutScenario = ({ fact }: Failure): boolean => /^(This cannot be imagined\.|There is no scenario )/.test(fact);

/** Ask of the map, or of what the scenario makes of it where one is given. */
export async function askOf<T>(scenario: string, document: Imaginable, variables: object, signal?: AbortSignal): Promise<T> {
  if (!scenario) return ask<T>(document.onRecord, variables, signal);
  const answer = await ask<{ readonly scenario: T }>(document.imagined, { ...variables, ...variablesOf(scenario) }, signal);
  return answer.scenario;
}

/** The variables by which a document that is laid over a scenario is given it. */
export function variablesOf(scenario: string): Readonly<Record<string, string>> {
  const given = scenarioOf(scenario);
  return "key" in given ? { imaginedKey: given.key } : { imaginedText: given.text };
}

const DOCUMENT = listed(`query Imagined($imaginedText: String, $imaginedKey: String, ${LENS_VARIABLES}) {
  scenario(text: $imaginedText, key: $imaginedKey) { imagined(${LENS_ARGUMENTS}) }
}`);

/** What a scenario imagines, a sentence a change. */
export async function loadImagined({ scenario, ...lenses }: Look, signal: AbortSignal): Promise<readonly string[]> {
  const variables = { ...lenses, ...variablesOf(scenario) };
  return (await ask<{ readonly scenario: { readonly imagined: readonly string[] } }>(DOCUMENT, variables, signal)).scenario.imagined;
}
