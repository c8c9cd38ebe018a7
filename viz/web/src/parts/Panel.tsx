import { useEffect, useRef } from "preact/hooks";
import type { EntityDetail, Selected } from "../data/types";
import { Offers } from "../imagine/Offers";
import { address, go } from "../state/address";
import { selected } from "../state/page";
import { certaintyWords, spoken, validityWords } from "../words";
import { AbsentSection } from "./Absent";
import { BearsOut } from "./BearsOut";
import { CoverageSection } from "./Coverage";
import { Fact } from "./Holder";
import { announce } from "./live";
import { Problem, Waiting } from "./Message";
import { relationshipName, RelationshipSection } from "./Relationship";
import { Relationships } from "./Relationships";
import { Sentences } from "./Sentence";

/** What is on record about the thing selected. Escape closes it and leads back to where it was opened. */
export function Panel() {
  const key = address.value.select;
  const { value, failure } = selected.value;
  const found = value?.key === key ? value : null;
  const entity = found?.entity ?? null;
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement | null>(null);

  useEffect(() => {
    if (!key) return;
    const before = document.activeElement as HTMLElement | null;
    if (before && !panel.current?.contains(before)) opener.current = before;
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollTo({ top: 0 });
  }, [key]);

  useEffect(() => {
    if (!found) return;
    announce(told(found));
    panel.current?.querySelector(".holder.chosen")?.scrollIntoView({ block: "nearest" });
  }, [found, address.value.unit]);

  const close = () => {
    go({ select: "", unit: "", quote: "" });
    opener.current?.focus();
  };

  if (!key) return null;
  return (
    <aside
      class="panel"
      ref={panel}
      tabIndex={-1}
      aria-label={entity?.name ?? "Selected"}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <button type="button" class="close" aria-label="Close" onClick={close}>×</button>
      {failure ? <Problem failure={failure} /> : found ? <Found found={found} /> : <Waiting />}
    </aside>
  );
}

function Found({ found }: { readonly found: Selected }) {
  const { key, entity, relationship, absence } = found;
  if (absence) return <AbsentSection of={key} absence={absence} />;
  return (
    <>
      {entity && <Body entity={entity} />}
      {relationship && <RelationshipSection relationship={relationship} />}
      <Offers of={found} />
    </>
  );
}

function told({ key, entity, relationship }: Selected): string {
  const name = entity?.name ?? (relationship && relationshipName(relationship));
  return name ? `${name}: what is on record` : `Nothing to show for the key ${key}`;
}

function Body({ entity }: { readonly entity: EntityDetail }) {
  const { coverage } = entity;
  return (
    <>
      <p class="kind">{spoken(entity.kind)}</p>
      <h2>{entity.name}</h2>
      {entity.aliases.length > 0 && <p class="aliases">also: {entity.aliases.join(", ")}</p>}
      {entity.about && <p>{entity.about}</p>}
      {coverage && <CoverageSection coverage={coverage} />}
      {!coverage && (
        <>
          <dl>
            <Fact name="Dates">{validityWords(entity.validity)}</Fact>
            <Fact name="Certainty">{certaintyWords(entity.certainty, entity.basis)}</Fact>
            <Fact name="Note">{entity.note}</Fact>
          </dl>
          <Sentences evidence={entity.evidence} at="itself" />
        </>
      )}
      <BearsOut entity={entity} />
      <Relationships entity={entity} />
    </>
  );
}
