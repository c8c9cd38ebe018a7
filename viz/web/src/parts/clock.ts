/** A moment on the clock of whoever looks, as the browser's own control writes it. */
export function onClock(moment: string): string {
  const read = new Date(moment);
  if (!moment || Number.isNaN(read.getTime())) return "";
  return new Date(read.getTime() - read.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The moment at which that clock shows a time; empty where it shows none. */
export function asMoment(clock: string): string {
  const read = new Date(clock);
  return clock && !Number.isNaN(read.getTime()) ? read.toISOString() : "";
}
