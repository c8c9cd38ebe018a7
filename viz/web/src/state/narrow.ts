import { signal } from "@preact/signals";

const query = matchMedia("(width < 640px)");

/** Whether the window is as narrow as a telephone; the style sheets draw the same line. */
export const isNarrow = signal(query.matches);

query.addEventListener("change", () => {
  isNarrow.value = query.matches;
});
