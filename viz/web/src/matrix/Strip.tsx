import type { CoverageReport } from "../data/types";
import { address, go } from "../state/address";
import { counted, stateWord } from "../words";

/** More than these are shown only when asked for. */
const SHOWN = 40;

/** What something names although this roster does not list it. */
export function Strip({ report }: { readonly report: CoverageReport }) {
  const { elsewhere } = report;
  const isAllShown = address.value.rows === "all";
  if (elsewhere.length === 0) return null;
  return (
    <section class="strip" aria-labelledby="strip-title">
      <h2 id="strip-title">Named elsewhere, but not on this roster</h2>
      <ul>
        {(isAllShown ? elsewhere : elsewhere.slice(0, SHOWN)).map(({ subject, state, figure }) =>
          subject ? (
            <li key={subject.key}>
              <button type="button" onClick={() => go({ select: subject.key, unit: "", quote: "" })}>
                {subject.name} <span class={`state figure-${figure.toLowerCase()}`}>{stateWord(state)}</span>
              </button>
            </li>
          ) : null,
        )}
      </ul>
      {elsewhere.length > SHOWN && !isAllShown && (
        <p class="under">
          <button type="button" onClick={() => go({ rows: "all" })}>Show {counted(elsewhere.length - SHOWN, "other")}</button>
        </p>
      )}
    </section>
  );
}
