import { useEffect } from "preact/hooks";
import { readAt } from "../data/age";
import { knock } from "../data/revision";
import { tryAgain } from "../state/resource";
import { momentWords } from "../words";

const PAUSE = 10_000;

/** Says on top of the page that the store does not answer, and from when what is shown is; ends when it answers. */
export function Stale() {
  const since = readAt.value;
  const isStale = since !== null;

  useEffect(() => {
    if (!isStale) return undefined;
    const control = new AbortController();
    const look = () =>
      knock(control.signal).then(
        () => readAt.value === null && tryAgain(),
        () => undefined, // the service itself is gone; the page says so when it is asked for more
      );
    const timer = setInterval(look, PAUSE);
    return () => {
      clearInterval(timer);
      control.abort();
    };
  }, [isStale]);

  if (since === null) return null;
  return (
    <div class="stale-banner" role="alert">
      <p>
        <strong>The store does not answer.</strong> What is shown was read from it on {momentWords(since)}. What others have written since is missing.
      </p>
      <button type="button" onClick={tryAgain}>Try again</button>
    </div>
  );
}
