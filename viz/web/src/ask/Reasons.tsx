import type { Reason } from "../data/types";
import { Sentences } from "../parts/Sentence";
import { go } from "../state/address";

interface Props {
  readonly reasons: readonly (Reason & { readonly relationships?: readonly { readonly key: string }[] })[];
  readonly at: string;
  /** What has been said above, and need not be said again. */
  readonly said?: string;
}

/** Why: each reason as a sentence, with the sentences of documents that bear it out. */
export function Reasons({ reasons, at, said }: Props) {
  return (
    <>
      {reasons.map(({ text, evidence, relationships }, index) => (
        <div key={index} class="reason">
          {text !== said && <p>{text}</p>}
          <Sentences evidence={evidence} at={`${at}${index}`} />
          {evidence.length === 0 && <p class="absent">No sentence of a document is on record for it.</p>}
          {relationships?.map(({ key }) => (
            <button key={key} type="button" class="link on-record" onClick={() => go({ select: key, unit: "" })}>
              Open this relationship
              <span class="visually-hidden">: {text}</span>
            </button>
          ))}
        </div>
      ))}
    </>
  );
}
