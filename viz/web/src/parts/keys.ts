/** Where an arrow key leads in a list of `count` things, from the one at `index`; -1 where it leads nowhere. */
export function steps(key: string, index: number, count: number): number {
  const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 }[key];
  return target === undefined || count === 0 ? -1 : Math.min(Math.max(target, 0), count - 1);
}

/** Whether a key pressed here belongs to what the person is writing. */
export function isWriting(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName);
}
