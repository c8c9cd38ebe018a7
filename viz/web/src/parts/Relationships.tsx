import type { EntityDetail, Relationship } from "../data/types";
import { address, go } from "../state/address";
import { counted, spoken } from "../words";
import { EntityLink, Fact } from "./Holder";
import { RelationshipFacts } from "./Relationship";
import { Sentences } from "./Sentence";

/** Everything on record that starts from an entity or leads to it, folded until asked for. */
export function Relationships({ entity }: { readonly entity: EntityDetail }) {
  const { totalCount, edges } = entity.relationships;
  if (totalCount === 0 && entity.bearsOutEntities) return null; // a document is related by what it bears out
  if (totalCount === 0) return <p class="absent">No relationship is on record in the sources loaded.</p>;
  return (
    <section aria-label="Relationships">
      <h3>{counted(totalCount, "relationship")} on record</h3>
      <ul class="relationships">
        {edges.map(({ node }, index) => (
          <li key={node.key}>
            <Tie tie={node} from={entity.key} at={`tie${index}`} />
          </li>
        ))}
      </ul>
      {totalCount > edges.length && <p>The first {edges.length} are shown; GraphQL answers with all of them.</p>}
    </section>
  );
}

function Tie({ tie, from, at }: { readonly tie: Relationship; readonly from: string; readonly at: string }) {
  const outgoing = tie.source?.key === from;
  const other = outgoing ? tie.target : tie.source;
  const name = other?.name ?? "something not shown at this level";
  const type = <span class="type">{spoken(tie.type)}</span>;
  return (
    <details open={address.value.quote.includes(`:${at}.`)}>
      {outgoing ? <summary>{type} {name}</summary> : <summary>{name} {type} this</summary>}
      <dl>
        <Fact name={outgoing ? "To" : "From"}>
          <EntityLink entity={other} />
        </Fact>
        <RelationshipFacts tie={tie} />
        <Fact name="Key">
          <button type="button" class="link" onClick={() => go({ select: tie.key, unit: "", quote: "" })}>{tie.key}</button>
        </Fact>
      </dl>
      <Sentences evidence={tie.evidence} at={at} />
    </details>
  );
}
