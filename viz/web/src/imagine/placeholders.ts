import { type Change, CHANGES, type Need } from "../data/imagining";

/** A stretch of a text, from and to which character. */
export type Stretch = readonly [start: number, end: number];

/** A change as it is begun: its name and, in capitals, what it needs. */
export const beginning = ({ usage }: Change): string => usage.split(" [")[0] ?? usage;

/** What else a change may say, as it is written: `[on=...]`. */
export const further = ({ usage }: Change): readonly string[] => usage.split(" [").slice(1).map((each) => `[${each}`);

/** The first word in capitals from a place on, in its line: something that is still to be filled in. */
export function nextPlaceholder(text: string, from: number): Stretch | null {
  const lineEnd = text.indexOf("\n", from);
  const found = /\b[A-Z]{2,}\b/.exec(text.slice(from, lineEnd < 0 ? undefined : lineEnd));
  return found ? [from + found.index, from + found.index + found[0].length] : null;
}

/** What a change needs in the place of the stretch; null where the stretch is no placeholder. */
export function needAt(text: string, [start, end]: Stretch): Need | null {
  const word = text.slice(start, end).toLowerCase();
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1);
  const change = CHANGES.find(({ name }) => line.trimStart().startsWith(`${name} `));
  return (word && change?.needs.find(({ name }) => name === word)) || null;
}

/** A text with something in the place of a stretch, and where that ends. */
export function filled(text: string, [start, end]: Stretch, by: string): readonly [string, number] {
  return [text.slice(0, start) + by + text.slice(end), start + by.length];
}
