import { PAGE } from "../data/asking";
import type { Field } from "../data/declared";
import { ROWS_UNASKED } from "../matrix/rows";
import { show, shown as shownRows } from "../state/asking";
import { counted } from "../words";
import type { Columns } from "./layout";
import { heading, label, wholeMeaning } from "./values";

/** Which columns are not shown, and why. */
export function LeftOut({ columns: { empty, same } }: { readonly columns: Columns }) {
  if (empty.length + same.length === 0) return null;
  return (
    <p class="definition left-out">
      {empty.length > 0 && `Left out, since no row has it: ${empty.map(label).join(", ")}. `}
      {same.map(([field, other]) => `Left out, since it is the same as ${label(other)} in every row: ${label(field)}. `)}
    </p>
  );
}

/** What the columns mean, for those who cannot point at their heads. */
export function Meanings({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <details class="meanings">
      <summary>What the columns mean</summary>
      <dl>
        {fields.map((each) => (
          <div key={each.name}>
            <dt>{heading(each)}</dt>
            <dd>{wholeMeaning(each)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** How many rows are here, and the next of them. */
export function More({ field, here, count, isSorted }: { readonly field: Field; readonly here: number; readonly count: number; readonly isSorted: boolean }) {
  if (here >= count) return shownRows.value[field.name] ? <span>All {counted(count, "row")} are shown.</span> : null;
  const rest = count - here;
  const all = count <= ROWS_UNASKED;
  return (
    <>
      {(rest > PAGE || !all) && <button type="button" onClick={() => show(field.name, here + PAGE)}>Show {PAGE} more</button>}
      {all && <button type="button" onClick={() => show(field.name, count)}>Show {rest > PAGE ? `all ${count.toLocaleString("en")}` : `the other ${rest}`}</button>}
      <span>
        The first {here.toLocaleString("en")} of {count.toLocaleString("en")} are shown{isSorted ? "; only these are sorted" : ""}.{all ? "" : " The command and GraphQL answer with all of them."}
      </span>
    </>
  );
}
