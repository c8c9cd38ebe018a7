import type { Evidence, Relationship } from "../data/types";
import { relationshipName } from "../parts/Relationship";
import { Sentences } from "../parts/Sentence";
import { go } from "../state/address";

/** A relationship that a row rests on: a link to all that is on record about it, and its sentences where they are at hand. */
export function Tie({ tie, at }: { readonly tie: Relationship & { readonly evidence?: readonly Evidence[] }; readonly at: string }) {
  return (
    <div class="reason">
      <button type="button" class="link" onClick={() => go({ select: tie.key, unit: "" })}>{relationshipName(tie)}</button>
      <Sentences evidence={tie.evidence ?? []} at={`${at}.${tie.key}`} />
      {tie.evidence?.length === 0 && <p class="absent">No sentence of a document is on record for it.</p>}
    </div>
  );
}
