import type { Told } from "../data/answer";
import { camel, type Field, isReason } from "../data/declared";
import type { Evidence, Named, Reason, Relationship } from "../data/types";
import { EntityLink, EntityLinks } from "../parts/Holder";
import { Sentences } from "../parts/Sentence";
import { cutIn, type Layout } from "./layout";
import { MoreInside } from "./MoreInside";
import { Nested } from "./Nested";
import { Reasons } from "./Reasons";
import { Tie } from "./Tie";
import { allOf, countOf, heading, held, isEmpty, meaning, oneInWords, wordsOf } from "./values";

/** What opens under a row: what no cell has room for, lists, and the sentences it rests on. */
export function Inside({ row, layout }: { readonly row: Told; readonly layout: Layout }) {
  const open = [...cutIn(row, layout), ...layout.inside].filter((each) => !isEmpty(row, each));
  const reasons = open.filter((each) => isReason(each.of));
  const others = open.filter((each) => !isReason(each.of));
  const said = layout.head.shape === "text" ? wordsOf(row, layout.head) : "";
  return (
    <div class="opened">
      {layout.head.shape === "entity" && (
        <p>
          <EntityLink entity={held(row, layout.head) as Named | null} /> <span class="absent">and all that is on record about it</span>
        </p>
      )}
      {others.map((each) => (
        <Opened key={each.name} field={each} row={row} />
      ))}
      {reasons.length > 0 && <h3>What it rests on</h3>}
      {reasons.map((each) => (
        <Reasons key={each.name} reasons={allOf(row, each) as readonly Reason[]} at={`row-${camel(each.name)}`} said={said} />
      ))}
      {reasons.length === 0 && layout.inside.some((each) => isReason(each.of)) && <p class="absent">Nothing that it rests on is on record in the sources loaded.</p>}
    </div>
  );
}

function Opened({ field, row }: { readonly field: Field; readonly row: Told }) {
  const at = `row-${camel(field.name)}`;
  const head = <h3 title={meaning(field)}>{heading(field)}</h3>;
  if (field.shape === "evidence") return <Sentences evidence={allOf(row, field) as readonly Evidence[]} at={at} />;
  if (field.shape === "relationship") {
    const ties = allOf(row, field) as readonly Relationship[];
    return (
      <>
        {head}
        {ties.map((tie) => (
          <Tie key={tie.key} tie={tie} at={at} />
        ))}
      </>
    );
  }
  if (field.shape === "record") {
    const records = allOf(row, field) as readonly Told[];
    return (
      <>
        {head}
        <Nested record={field.of ?? ""} rows={records} at={at} />
        {field.list && <MoreInside here={records.length} count={countOf(row, field)} />}
      </>
    );
  }
  if (field.shape === "entity") {
    const all = allOf(row, field) as readonly Named[];
    return (
      <>
        {head}
        <EntityLinks entities={all} none="none" />
        {field.list && countOf(row, field) > all.length && <p class="absent">The first {all.length} of {countOf(row, field).toLocaleString("en")} are shown; GraphQL answers with all of them.</p>}
      </>
    );
  }
  return (
    <>
      {head}
      {allOf(row, field).map((each, index) => (
        <p key={index}>{oneInWords(field, each)}</p>
      ))}
    </>
  );
}
