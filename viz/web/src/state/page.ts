import { computed } from "@preact/signals";
import { loadAbout } from "../data/about";
import { loadCoverage, type LookAtRoster } from "../data/coverage";
import { loadText } from "../data/document";
import { loadPicture } from "../data/picture";
import { loadSelected } from "../data/selected";
import { address, lensQuery } from "./address";
import { asked } from "./asking";
import { look } from "./look";
import { resource } from "./resource";

const lookAtRoster = computed<LookAtRoster>(() => ({ ...look.value, roster: address.value.roster || null }));

/** The map itself as it is on record: its title, rosters, kept scenarios, revision, and the day that answers are as of. */
export const about = resource(() => ({ asOf: look.value.asOf }), loadAbout);

/** The day that answers are as of. */
export const asOfShown = computed(() => address.value.asOf || (about.value.value?.map.asOf ?? ""));

/** The answer on the first screen, where no other question is asked. */
export const report = resource(() => (asked.value ? null : lookAtRoster.value), loadCoverage);

/** What the panel is about; nothing while it is closed. The day is always given: without one, all periods would show. */
export const selected = resource(() => {
  const key = address.value.select;
  return key && asOfShown.value ? { ...lookAtRoster.value, asOf: asOfShown.value, key } : null;
}, loadSelected);

/** The document in which a sentence is looked up; the address holds `document:place in the panel`. */
export const documentText = resource(() => address.value.quote.split(":")[0] || null, loadText);

/** The ownership map, once it is looked at. */
export const picture = resource(() => (address.value.view === "map" && !asked.value ? { lenses: lensQuery.value } : null), ({ lenses: query }, signal) =>
  loadPicture(query, signal),
);
