import { Fragment } from "preact";
import type { Told } from "../data/answer";
import { camel, type Field, fieldsOf, isPlain, isReason } from "../data/declared";
import type { Evidence, Reason, Relationship } from "../data/types";
import { Sentences } from "../parts/Sentence";
import { address } from "../state/address";
import { Cell } from "./Cell";
import { MoreInside } from "./MoreInside";
import { Reasons } from "./Reasons";
import { Tie } from "./Tie";
import { allOf, countOf, heading, held, isEmpty, isFigure, meaning, members } from "./values";

/** From so many records on, what each rests on is folded until asked for. */
const MANY = 4;

/** Records inside a row: a small table, and under each record the sentences it rests on. */
export function Nested({ record, rows, at }: { readonly record: string; readonly rows: readonly Told[]; readonly at: string }) {
  const fields = fieldsOf(record);
  const columns = fields.filter((each) => isPlain(each) && rows.some((row) => !isEmpty(row, each)));
  const isProven = fields.some((each) => isReason(each.of));
  const proofs = fields.filter((each) => !isPlain(each) && !(isProven && each.shape === "relationship"));
  return (
    <table class="plain nested">
      <thead>
        <tr>
          {columns.map((each) => (
            <th key={each.name} scope="col" class={isFigure(each) ? "number" : undefined} title={meaning(each)}>{heading(each)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const found = proofs.filter((each) => !isEmpty(row, each));
          return (
            <Fragment key={index}>
              <tr class={found.length > 0 ? "proven" : undefined}>
                {columns.map((each) => (
                  <td key={each.name} class={isFigure(each) ? "number" : undefined}>
                    <Cell field={each} row={row} />
                  </td>
                ))}
              </tr>
              {found.length > 0 && (
                <tr class="proof">
                  <td colSpan={columns.length}>
                    <Proofs fields={found} row={row} at={`${at}.${index}`} open={rows.length < MANY} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** What a record inside a row rests on. */
function Proofs({ fields, row, at, open }: { readonly fields: readonly Field[]; readonly row: Told; readonly at: string; readonly open: boolean }) {
  return (
    <details open={open || address.value.quote.includes(`:${at}-`)}>
      <summary>What it rests on</summary>
      {fields.map((each) => (
        <Proof key={each.name} field={each} row={row} at={`${at}-${camel(each.name)}`} />
      ))}
    </details>
  );
}

/** The sentences of a record inside a row; what stands deeper is left to GraphQL. */
function Proof({ field, row, at }: { readonly field: Field; readonly row: Told; readonly at: string }) {
  if (isReason(field.of)) return <Reasons reasons={allOf(row, field) as readonly Reason[]} at={at} />;
  if (field.shape === "evidence") return <Sentences evidence={allOf(row, field) as readonly Evidence[]} at={at} />;
  if (field.shape === "relationship" && !field.list) return <Tie tie={held(row, field) as Relationship} at={at} />;
  if (field.shape === "record" && field.list) {
    const rows = members(row, field) as readonly Told[];
    return (
      <>
        <Nested record={field.of ?? ""} rows={rows} at={at} />
        <MoreInside here={rows.length} count={countOf(row, field)} />
      </>
    );
  }
  return null;
}
