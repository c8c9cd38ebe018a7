import { computed } from "@preact/signals";
import { loadAbout } from "../data/about";
import { type Lenses, loadCoverage } from "../data/coverage";
import { loadText } from "../data/document";
import { loadPicture } from "../data/picture";
import { loadSelected } from "../data/selected";
import { address, lensQuery } from "./address";
import { asked } from "./asking";
import { resource } from "./resource";

const lenses = computed<Lenses>(() => {
  const { roster, asOf, statedOnly } = address.value;
  return { roster: roster || null, asOf: asOf || null, statedOnly: statedOnly === "true" };
});

/** The map itself: its title, rosters, questions, revision, and the day that answers are as of. */
export const about = resource(() => ({ asOf: lenses.value.asOf }), loadAbout);

/** The day that answers are as of. */
export const asOfShown = computed(() => address.value.asOf || (about.value.value?.map.asOf ?? ""));

/** The answer on the first screen, where no other question is asked. */
export const report = resource(() => (asked.value ? null : lenses.value), loadCoverage);

/** What the panel is about; nothing while it is closed. The day is always given: without one, all periods would show. */
export const selected = resource(() => {
  const key = address.value.select;
  return key && asOfShown.value ? { ...lenses.value, asOf: asOfShown.value, key } : null;
}, loadSelected);

/** The document in which a sentence is looked up; the address holds `document:place in the panel`. */
export const documentText = resource(() => address.value.quote.split(":")[0] || null, loadText);

/** The ownership map, once it is looked at. */
export const picture = resource(() => (address.value.view === "map" && !asked.value ? { lenses: lensQuery.value } : null), ({ lenses: query }, signal) =>
  loadPicture(query, signal),
);
