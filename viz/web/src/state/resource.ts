import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { Failure } from "../data/client";

/** Something fetched: not asked for, on its way, here, or failed. `stale` is what answered the question before. */
export interface Resource<T> {
  readonly loading: boolean;
  readonly stale: boolean;
  readonly value: T | null;
  readonly failure: Failure | null;
}

const NOTHING = { loading: false, stale: false, value: null, failure: null };

/** Raised by `tryAgain`; every failed resource asks once more. */
const attempt = signal(0);

export function tryAgain(): void {
  attempt.value += 1;
}

/**
 * Load again whenever `request` changes; null asks for nothing. An answer that comes after the next question is dropped.
 * `load` may hand over what it has so far.
 */
export function resource<Q, T>(
  request: () => Q | null,
  load: (query: Q, signal: AbortSignal, sofar: (value: T) => void) => Promise<T>,
): ReadonlySignal<Resource<T>> {
  const state = signal<Resource<T>>(NOTHING);
  const asked = computed(() => JSON.stringify(request()));
  effect(() => {
    const query = JSON.parse(asked.value) as Q | null;
    void attempt.value;
    if (query === null) {
      state.value = NOTHING;
      return undefined;
    }
    const control = new AbortController();
    state.value = { loading: true, stale: true, value: state.peek().value, failure: null };
    const show = (value: T, loading: boolean) => {
      if (!control.signal.aborted) state.value = { loading, stale: false, value, failure: null };
    };
    load(query, control.signal, (value) => show(value, true)).then(
      (value) => show(value, false),
      (error: unknown) => {
        if (!control.signal.aborted) state.value = { ...NOTHING, failure: asFailure(error) };
      },
    );
    return () => control.abort();
  });
  return state;
}

function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure(String(error), "Reload the page.");
}
