import { documentsFor } from "../data/asking";
import { COVERAGE_DOCUMENT } from "../data/coverage";
import { FIRST_SCREEN, type Parameter, questionNamed } from "../data/declared";
import { variablesOf } from "../data/imagining";
import { address } from "../state/address";
import { asked, givenTo, variables } from "../state/asking";
import { changesIn } from "../state/imagining";
import { look } from "../state/look";
import { announce } from "./live";

/** What can be copied of every screen. */
export const COPIES = [
  { label: "Copy link", about: "to exactly this screen", text: () => location.href, done: "Link copied" },
  { label: "Copy as GraphQL", about: "to ask it from another system", text: asGraphQL, done: "GraphQL copied" },
  { label: "Copy as command", about: "to ask it in a terminal", text: asCommand, done: "Command copied" },
] as const;

export function copy(text: string, done: string): void {
  navigator.clipboard.writeText(text).then(
    () => announce(done),
    () => announce("The browser did not let the page copy. Copy the address instead."),
  );
}

function asGraphQL(): string {
  const { scenario, ...lenses } = look.value;
  const { onRecord, imagined } = asked.value ? documentsFor(asked.value).opening : COVERAGE_DOCUMENT;
  const given = asked.value ? variables.value : { roster: address.value.roster || null, ...lenses };
  const all = scenario ? { ...given, ...variablesOf(scenario) } : given;
  return `${scenario ? imagined : onRecord}\n# variables: ${JSON.stringify(all)}\n`;
}

function asCommand(): string {
  const question = asked.value ?? questionNamed(FIRST_SCREEN);
  const { asOf, recordedAsOf, statedOnly, scenario } = look.value;
  const given = (question?.parameters ?? []).map((each) => ({ ...each, value: givenTo(each) })).filter(({ value }) => value);
  const words = [
    ...given.filter(({ required }) => required).flatMap(wordsOf),
    ...given.filter(({ required }) => !required).flatMap((each) => wordsOf(each).map((word) => `--${each.name.replaceAll("_", "-")} ${word}`)),
    ...(asOf ? [`--as-of ${quoted(asOf)}`] : []),
    ...(recordedAsOf ? [`--recorded-as-of ${quoted(recordedAsOf)}`] : []),
    ...(statedOnly ? ["--stated-only"] : []),
    ...linesOf(scenario).map((line) => `--if ${quoted(line)}`),
  ];
  return ["sociogram ask", question?.name ?? "", ...words].join(" ");
}

/** A value as words of a command: a scenario has one for each of its changes. */
function wordsOf({ takes, value }: Parameter & { readonly value: string }): readonly string[] {
  return (takes === "SCENARIO" ? linesOf(value) : [value]).map(quoted);
}

/** The changes of a scenario, or the key it is kept under. */
function linesOf(scenario: string): readonly string[] {
  const changes = changesIn(scenario).map(([, change]) => change);
  return changes.length > 0 || !scenario ? changes : [scenario];
}

/** A word that a shell takes as it stands; a text of many lines is one that the command reads from a file. */
function quoted(word: string): string {
  if (word.includes("\n")) return "FILE";
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
