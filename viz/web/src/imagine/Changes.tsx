import { type Change, CHANGES } from "../data/imagining";
import { isNarrow } from "../state/narrow";
import { beginning, further } from "./placeholders";

/** So many of what a change may say besides are named; its hint names all. */
const NAMED = 3;

/** Everything that can be imagined, each with an example; a press writes it, to be filled in. */
export function Changes({ write }: { readonly write: (change: Change) => void }) {
  return (
    <details class="imaginable" open={!isNarrow.value}>
      <summary>What can be imagined</summary>
      <ul tabIndex={0} aria-label="What can be imagined">
        {CHANGES.map((each) => (
          <li key={each.name}>
            <button type="button" title={`Write it: ${each.usage}`} onClick={() => write(each)}>
              <code>{beginning(each)}</code> <code class="further">{furtherWords(each)}</code>
              <span>{each.about}</span>
              <span class="example">
                such as <code>{each.example}</code>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function furtherWords(change: Change): string {
  const all = further(change);
  return all.length > NAMED ? `${all.slice(0, NAMED).join(" ")} …` : all.join(" ");
}
