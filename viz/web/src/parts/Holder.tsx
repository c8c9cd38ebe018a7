import type { ComponentChildren } from "preact";
import type { DecisionOnRecord, Named, Ownership } from "../data/types";
import { address, go } from "../state/address";
import { certaintyWords, dayWords, validityWords } from "../words";
import { Sentences } from "./Sentence";

/** A unit that has the subject, or would have it: post, purpose, limits, dates, certainty and the sentence. */
export function Holder({ held, firm, at }: { readonly held: Ownership; readonly firm: boolean; readonly at: string }) {
  const { unit, relationship, decision } = held;
  const isAssigned = decision !== null && relationship?.source?.key === decision.decision?.key;
  const basis = isAssigned ? "by decision" : decision ? "by its mandate, confirmed by a decision" : "by mandate";
  const evidence = [...(relationship?.evidence ?? []), ...(decision?.evidence ?? [])];
  return (
    <article class={address.value.unit && address.value.unit === unit?.key ? "holder chosen" : "holder"}>
      <h4>
        <EntityLink entity={unit} /> <span class="basis">{firm ? basis : "would have it, if so decided"}</span>
      </h4>
      <dl>
        <Fact name="Post">
          <EntityLinks entities={held.posts} none="none on record" />
        </Fact>
        <Fact name="In post">{held.holders.length > 0 && <EntityLinks entities={held.holders} none="" />}</Fact>
        <Fact name="Stands in">
          <EntityLinks entities={held.standIns} none="nobody on record" />
        </Fact>
        <Fact name="Purpose">{held.purpose}</Fact>
        <Fact name="Qualifier">{held.qualifier}</Fact>
        <Fact name="Condition">{held.condition}</Fact>
        {!isAssigned && <Fact name="Dates">{validityWords(held.validity)}</Fact>}
        {relationship && <Fact name="Certainty">{certaintyWords(relationship.certainty, relationship.basis)}</Fact>}
      </dl>
      {decision && <Decision told={decision} isAssigned={isAssigned} />}
      <Sentences evidence={evidence} at={at} />
      {!isAssigned && relationship?.evidence.length === 0 && <p class="absent">No sentence is on record for it.</p>}
    </article>
  );
}

/** Who decided, when, until when and why. */
function Decision({ told, isAssigned }: { readonly told: DecisionOnRecord; readonly isAssigned: boolean }) {
  const { start, end } = told.validity;
  return (
    <dl class="decision" aria-label={isAssigned ? "The decision that assigns it" : "The decision that confirms it"}>
      <Fact name={isAssigned ? "Decided" : "Confirmed"}>{start ? dayWords(start.text) : "on a day that is not on record"}</Fact>
      <Fact name="Good until">{end ? dayWords(end.text) : "it is withdrawn"}</Fact>
      <Fact name="By">{told.by ? <EntityLink entity={told.by} /> : <span class="absent">nobody on record</span>}</Fact>
      <Fact name="Why">{told.why ?? <span class="absent">no reason on record</span>}</Fact>
      <Fact name="Decision">
        <EntityLink entity={told.decision} />
      </Fact>
    </dl>
  );
}

/** One line of a list of facts; nothing where there is nothing to say. */
export function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  if (children === null || children === undefined || children === false || children === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function EntityLink({ entity }: { readonly entity: Named | null }) {
  if (!entity) return <span class="absent">something not shown at this level</span>;
  return (
    <button type="button" class="link" onClick={() => go({ select: entity.key, unit: "", quote: "" })}>
      {entity.name}
    </button>
  );
}

export function EntityLinks({ entities, none }: { readonly entities: readonly Named[]; readonly none: string }) {
  if (entities.length === 0) return <span class="absent">{none}</span>;
  return (
    <ul class="inline">
      {entities.map((entity) => (
        <li key={entity.key}>
          <EntityLink entity={entity} />
        </li>
      ))}
    </ul>
  );
}
