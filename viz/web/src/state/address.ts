import { computed, signal } from "@preact/signals";

/** Everything that decides what is on the screen. It is the query string, and nothing else is kept. */
export interface Address {
  readonly view: string;
  readonly roster: string;
  readonly asOf: string;
  readonly statedOnly: string;
  readonly figure: string;
  readonly state: string;
  readonly flag: string;
  readonly sort: string;
  readonly units: string;
  readonly rows: string;
  readonly select: string;
  readonly unit: string;
  readonly quote: string;
}

const NAMES = ["view", "roster", "asOf", "statedOnly", "figure", "state", "flag", "sort", "units", "rows", "select", "unit", "quote"] as const;

export const address = signal<Address>(read());

/** The lenses, as the query string of the view routes. */
export const lensQuery = computed(() => {
  const { roster, asOf, statedOnly } = address.value;
  return written({ roster, asOf, statedOnly });
});

/** Change part of the address; what is on the screen follows. */
export function go(change: Partial<Address>, replace = false): void {
  const next = { ...address.value, ...change };
  const url = hrefOf(next);
  if (url === hrefOf(address.value)) return;
  history[replace ? "replaceState" : "pushState"](null, "", url);
  address.value = next;
}

/** The link that shows what the screen shows with part of the address changed. */
export function linkTo(change: Partial<Address>): string {
  return hrefOf({ ...address.value, ...change });
}

export function followHistory(): void {
  addEventListener("popstate", () => {
    address.value = read();
  });
}

function read(): Address {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ""])) as unknown as Address;
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
  const text = query.toString();
  return text ? `?${text}` : "";
}
