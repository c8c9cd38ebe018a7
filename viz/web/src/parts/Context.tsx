import { around } from "../data/document";
import { documentText } from "../state/page";
import { Problem, Waiting } from "./Message";

const ROOM = 400;

interface Props {
  readonly start: number;
  readonly end: number;
}

/** The sentence where it stands in its document. */
export function Context({ start, end }: Props) {
  const { value, failure } = documentText.value;
  if (failure) return <Problem failure={failure} />;
  if (!value) return <Waiting />;
  if (value.text === null) return <p class="absent">The text of this document is not at hand. Attach it: sociogram attach DOCUMENT FILE.</p>;
  const [before, quote, after] = around(value.text, start, end, ROOM);
  return (
    <div class="context" tabIndex={0} aria-label="The sentence in its document">
      {before}
      <mark>{quote}</mark>
      {after}
    </div>
  );
}
