import type { Failure } from "../data/client";
import { tryAgain } from "../state/resource";

/** What went wrong and what to do next. */
export function Problem({ failure }: { readonly failure: Failure }) {
  return (
    <div class="problem" role="alert">
      <p><strong>{failure.fact}</strong> {failure.next}</p>
      <button type="button" onClick={tryAgain}>Try again</button>
    </div>
  );
}

export function Waiting() {
  return <p class="waiting" role="status">Asking the map …</p>;
}
