import type { EntityDetail } from "../data/types";
import { go } from "../state/address";
import { counted } from "../words";
import { EntityLinks } from "./Holder";
import { relationshipName } from "./Relationship";

/** What rests on a document; nothing for what is none. */
export function BearsOut({ entity }: { readonly entity: EntityDetail }) {
  const { bearsOutEntities: entities, bearsOutRelationships: ties } = entity;
  if (!entities || !ties) return null;
  if (entities.totalCount + ties.totalCount === 0) return <p class="absent">Nothing that is seen here rests on it.</p>;
  return (
    <section aria-label="What rests on it">
      {ties.totalCount > 0 && (
        <>
          <h3>{counted(ties.totalCount, "relationship rests", "relationships rest")} on it</h3>
          <ul class="relationships">
            {ties.nodes.map((tie) => (
              <li key={tie.key}>
                <button type="button" class="link" onClick={() => go({ select: tie.key, unit: "", quote: "" })}>{relationshipName(tie)}</button>
              </li>
            ))}
          </ul>
          <Rest shown={ties.nodes.length} all={ties.totalCount} />
        </>
      )}
      {entities.totalCount > 0 && (
        <>
          <h3>It tells of {counted(entities.totalCount, "thing", "things")}</h3>
          <EntityLinks entities={entities.nodes} none="" />
          <Rest shown={entities.nodes.length} all={entities.totalCount} />
        </>
      )}
    </section>
  );
}

function Rest({ shown, all }: { readonly shown: number; readonly all: number }) {
  return all > shown ? <p>The first {shown} are shown; GraphQL answers with all of them.</p> : null;
}
