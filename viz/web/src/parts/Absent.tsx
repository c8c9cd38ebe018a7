import type { Absence } from "../data/types";
import { go } from "../state/address";
import { look } from "../state/look";
import { asOfShown } from "../state/page";
import { dayWords, momentWords, validityWords } from "../words";
import { EntityLinks } from "./Holder";
import { relationshipName } from "./Relationship";

/** What the address selects and nothing shows: why not, and where to go on. */
export function AbsentSection({ of, absence }: { readonly of: string; readonly absence: Absence }) {
  const { entity, relationship, nearest } = absence;
  const name = entity?.name ?? (relationship && relationshipName(relationship));
  const validity = (entity ?? relationship)?.validity;
  if (name && validity) return <Outside name={name} when={validityWords(validity)} />;
  return (
    <>
      <p class="kind">nothing</p>
      <h2>There is nothing with the key “{of}”</h2>
      <p role="alert">Neither an entity nor a relationship of this map has it, in the sources loaded.</p>
      {nearest.length > 0 ? (
        <>
          <h3>Nearest by name</h3>
          <EntityLinks entities={nearest} none="" />
        </>
      ) : (
        <p>Search for it by name: press /.</p>
      )}
    </>
  );
}

function Outside({ name, when }: { readonly name: string; readonly when: string }) {
  const { asOf, recordedAsOf, statedOnly, scenario } = look.value;
  return (
    <>
      <p class="kind">on record, but not here</p>
      <h2>{name}</h2>
      <p role="alert">
        It is not seen as of {dayWords(asOfShown.value)}
        {recordedAsOf && `, as recorded on ${momentWords(recordedAsOf)}`}
        {statedOnly && ", or it was inferred and only what is stated is shown"}
        {scenario && ", or what is imagined leaves it out"}. Its dates: {when}.
      </p>
      {(asOf || recordedAsOf || statedOnly || scenario) && (
        <button type="button" onClick={() => go({ asOf: "", recordedAsOf: "", statedOnly: "", scenario: "" })}>Show it without these lenses</button>
      )}
    </>
  );
}
