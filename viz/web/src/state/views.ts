/** The views, by what the address calls them; the first is shown unasked. */
export const VIEWS = [
  { view: "", label: "Matrix" },
  { view: "table", label: "Table" },
  { view: "map", label: "Ownership map" },
] as const;

/** What the address calls the view that is shown: the first one where it names none that there is. */
export function shownView(view: string): string {
  return VIEWS.some((each) => each.view === view) ? view : VIEWS[0].view;
}
