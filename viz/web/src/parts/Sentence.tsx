import type { Evidence } from "../data/types";
import { address, go } from "../state/address";
import { unmarked } from "../words";
import { Context } from "./Context";

/** The sentence that says so, word for word, with its document; one press shows it where it stands. */
export function Sentence({ evidence, at }: { readonly evidence: Evidence; readonly at: string }) {
  const { quote, locator, document, start, end } = evidence;
  const place = `${document?.key ?? ""}:${at}`;
  const shown = address.value.quote === place;
  const source = document?.name ?? "a document that cannot be shown at this level";
  return (
    <figure class="sentence">
      {quote ? <blockquote title={unmarked(quote) === quote ? undefined : quote}>{unmarked(quote)}</blockquote> : <p class="absent">The text is not at hand{locator ? `; where it stands: ${locator}` : ""}.</p>}
      <figcaption>
        {document && quote ? (
          <button type="button" class="link" aria-expanded={shown} onClick={() => go({ quote: shown ? "" : place })}>
            {source}
          </button>
        ) : (
          source
        )}
        {quote && locator && <span>, {locator}</span>}
        {document?.about && <span class="about">{document.about}</span>}
      </figcaption>
      {shown && document && start !== null && end !== null && <Context start={start} end={end} />}
    </figure>
  );
}

/** All sentences that bear something out; `at` says which thing of the panel, since one sentence may bear out several. */
export function Sentences({ evidence, at }: { readonly evidence: readonly Evidence[]; readonly at: string }) {
  return (
    <>
      {evidence.map((each, index) => (
        <Sentence key={index} evidence={each} at={`${at}.${index}`} />
      ))}
    </>
  );
}
