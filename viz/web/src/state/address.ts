import { computed, signal } from "@preact/signals";

/** Everything that decides what is on the screen. It is the query string, and nothing else is kept. */
export interface Address {
  readonly view: string;
  /** The question that is asked, and what is given to its parameters, by name. */
  readonly ask: string;
  readonly given: Readonly<Record<string, string>>;
  readonly roster: string;
  readonly asOf: string;
  readonly recordedAsOf: string;
  readonly statedOnly: string;
  /** What is imagined: the text of changes, one a line, or the key of a kept scenario. */
  readonly scenario: string;
  readonly figure: string;
  readonly state: string;
  readonly flag: string;
  readonly sort: string;
  readonly units: string;
  readonly rows: string;
  readonly select: string;
  readonly unit: string;
  /** The row of an answer that is open, as `list:row`, and how many rows are shown, as `list:number` with commas. */
  readonly row: string;
  readonly shown: string;
  /** How many records inside a row are read. */
  readonly inside: string;
  readonly quote: string;
}

/** A part of the address that is one text. */
export type Part = Exclude<keyof Address, "given">;

export const NAMES = [
  "view",
  "ask",
  "roster",
  "asOf",
  "recordedAsOf",
  "statedOnly",
  "scenario",
  "figure",
  "state",
  "flag",
  "sort",
  "units",
  "rows",
  "select",
  "unit",
  "row",
  "shown",
  "inside",
  "quote",
] as const satisfies readonly Part[];

/** What stands before the names of parameters, which the code of the questions chooses. */
export const GIVEN = "with.";

/** What belongs to one screen only, and is left behind on the way to another. */
export const NOTHING_ELSE: Partial<Address> = {
  view: "",
  ask: "",
  given: {},
  figure: "",
  state: "",
  flag: "",
  sort: "",
  rows: "",
  row: "",
  shown: "",
  inside: "",
  select: "",
  unit: "",
  quote: "",
};

export const address = signal<Address>(read());

/** Names in the address that mean nothing; they are left behind with the next step. */
export const strangers = signal<readonly string[]>(strangersNow());

/** The lenses, as the query string of the view routes. */
export const lensQuery = computed(() => {
  const { roster, asOf, recordedAsOf, statedOnly, scenario } = address.value;
  return written({ roster, asOf, recordedAsOf, statedOnly, scenario });
});

/** Change part of the address; what is on the screen follows. */
export function go(change: Partial<Address>, replace = false): void {
  const next = { ...address.value, ...change };
  const url = hrefOf(next);
  if (url === hrefOf(address.value)) return;
  history[replace ? "replaceState" : "pushState"](null, "", url);
  address.value = next;
  strangers.value = [];
}

/** Take out of the address what means nothing in it. */
export function forgetStrangers(): void {
  history.replaceState(null, "", hrefOf(address.value));
  strangers.value = [];
}

/** The link that shows what the screen shows with part of the address changed. */
export function linkTo(change: Partial<Address>): string {
  return hrefOf({ ...address.value, ...change });
}

export function followHistory(): void {
  addEventListener("popstate", () => {
    address.value = read();
    strangers.value = strangersNow();
  });
}

function strangersNow(): readonly string[] {
  const known: readonly string[] = NAMES;
  return [...new Set(new URLSearchParams(location.search).keys())].filter((name) => !known.includes(name) && !name.startsWith(GIVEN));
}

function read(): Address {
  const query = new URLSearchParams(location.search);
  const given = [...query].flatMap(([name, value]) => (name.startsWith(GIVEN) ? [[name.slice(GIVEN.length), value] as const] : []));
  const parts = Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ""]));
  return { ...parts, given: Object.fromEntries(given) } as unknown as Address;
}

function hrefOf(place: Address): string {
  return location.pathname + written(place);
}

function written(values: Partial<Address>): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = values[name];
    if (value) query.set(name, value);
  }
  for (const [name, value] of Object.entries(values.given ?? {})) if (value) query.set(GIVEN + name, value);
  const text = query.toString();
  return text ? `?${text}` : "";
}
