import { MOST_NESTED } from "../data/asking";
import { go } from "../state/address";
import { counted } from "../words";

interface Props {
  readonly here: number;
  readonly count: number;
}

/** How many of the records inside a row are here, and the rest of them. */
export function MoreInside({ here, count }: Props) {
  if (here >= count) return null;
  const able = Math.min(count, MOST_NESTED);
  const rest = count > MOST_NESTED ? " The command and GraphQL answer with all of them." : "";
  return (
    <p class="absent row">
      {here < able && (
        <button type="button" onClick={() => go({ inside: String(able) }, true)}>Show {able < count ? `the first ${able}` : `all ${able}`}</button>
      )}
      The first {here.toLocaleString("en")} of {counted(count, "row")} are shown.{rest}
    </p>
  );
}
