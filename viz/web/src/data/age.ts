import { signal } from "@preact/signals";

/** While the service cannot reach its store: when what it answers was read from it. Null while it can. */
export const readAt = signal<string | null>(null);

/** Note what an answer says of its age. */
export function heard(since: string | null): void {
  readAt.value = since;
}
