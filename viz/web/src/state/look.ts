import { computed } from "@preact/signals";
import type { Look } from "../data/lenses";
import { address } from "./address";

/** How the map is looked at, by what the address says. */
export const look = computed<Look>(() => {
  const { asOf, recordedAsOf, statedOnly, scenario } = address.value;
  return { asOf: asOf || null, recordedAsOf: recordedAsOf || null, statedOnly: statedOnly === "true", scenario: scenario.trim() };
});
