import type { Relationship, RelationshipDetail } from "../data/types";
import { certaintyWords, spoken, validityWords } from "../words";
import { EntityLink, EntityLinks, Fact } from "./Holder";
import { Sentences } from "./Sentence";

/** "Press Office engages Media"; an end that may not be seen is said to be one. */
export function relationshipName({ type, source, target }: Pick<Relationship, "type" | "source" | "target">): string {
  const [from, to] = [source, target].map((end) => end?.name ?? "something not shown at this level");
  return `${from} ${spoken(type)} ${to}`;
}

/** One relationship with everything on record about it. */
export function RelationshipSection({ relationship: told }: { readonly relationship: RelationshipDetail }) {
  return (
    <>
      <p class="kind">relationship</p>
      <h2>{relationshipName(told)}</h2>
      <dl>
        <Fact name="From">
          <EntityLink entity={told.source} />
        </Fact>
        <Fact name="To">
          <EntityLink entity={told.target} />
        </Fact>
        <RelationshipFacts tie={told} />
        <Fact name="Note">{told.note}</Fact>
        {told.responsibilities.map(({ role, holder }, index) => (
          <Fact key={index} name={spoken(role)}>
            <EntityLink entity={holder} />
          </Fact>
        ))}
        <Fact name="Confirmed by">{told.confirmed && <EntityLinks entities={[told.confirmed]} none="" />}</Fact>
      </dl>
      <Sentences evidence={told.evidence} at="itself" />
      {told.evidence.length === 0 && <p class="absent">No sentence is on record for it.</p>}
    </>
  );
}

/** What is said of a relationship itself, as lines of a list of facts. */
export function RelationshipFacts({ tie }: { readonly tie: Relationship }) {
  return (
    <>
      <Fact name="Role">{tie.role && spoken(tie.role)}</Fact>
      <Fact name="Purpose">{tie.purpose}</Fact>
      <Fact name="Qualifier">{tie.qualifier}</Fact>
      <Fact name="Condition">{tie.condition}</Fact>
      <Fact name="Dates">{validityWords(tie.validity)}</Fact>
      <Fact name="Certainty">{certaintyWords(tie.certainty, tie.basis)}</Fact>
    </>
  );
}
