import { computed, signal } from "@preact/signals";
import type { Failure } from "../data/client";
import { isAboutScenario, isKey, loadImagined } from "../data/imagining";
import { look } from "./look";
import { resource } from "./resource";

/** Whether the form is open in which a scenario is written. */
export const isImagining = signal(false);

/** What is imagined, a sentence a change; it fails where the scenario could not happen or is none. */
export const imagined = resource(() => (look.value.scenario ? look.value : null), loadImagined);

/** What is wrong with the scenario of the address; null where nothing is. */
export const refused = computed<Failure | null>(() => {
  const { failure } = imagined.value;
  return failure && isAboutScenario(failure) ? failure : null;
});

/** The scenario that things are searched in: none while the one of the address is wrong. */
export const laid = computed(() => (refused.value ? "" : look.value.scenario));

/** The lines of a scenario that say a change, each with its number. */
export function changesIn(text: string): readonly (readonly [line: number, change: string])[] {
  if (isKey(text.trim())) return [];
  const lines = text.split("\n").map((line, index) => [index + 1, line.trim()] as const);
  return lines.filter(([, line]) => line && !line.startsWith("#"));
}

/** Something that is wrong with a scenario, and in which line of its text, where it is in one. */
export interface Wrong {
  readonly line: number | null;
  readonly fact: string;
}

/** What the service says is wrong, a thing each; it counts lines where it cannot read them, and changes where it can. */
export function wrongsOf({ fact }: Failure, text: string): readonly Wrong[] {
  const [first = "", ...rest] = fact.split("\n").map((line) => line.trim());
  if (rest.length === 0) return [{ line: null, fact: first }];
  return rest.filter(Boolean).map((said) => {
    const [, counted, number, where, what] = /^(line|change) (\d+)([^:]*): (.*)$/.exec(said) ?? [];
    if (!number) return { line: null, fact: said };
    const line = counted === "line" ? Number(number) : changesIn(text)[Number(number) - 1]?.[0];
    const field = where?.split(", ").slice(2).join(", ");
    return { line: line ?? null, fact: field ? `${field}: ${what}` : (what ?? said) };
  });
}
