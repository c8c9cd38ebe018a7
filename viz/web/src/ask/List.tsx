import type { Told } from "../data/answer";
import { PAGE } from "../data/asking";
import type { Field } from "../data/declared";
import type { Named } from "../data/types";
import { EntityLinks } from "../parts/Holder";
import { Sideways } from "../parts/Sideways";
import { steps } from "../parts/keys";
import { address, go } from "../state/address";
import { show, shown as shownRows } from "../state/asking";
import { ROWS_UNASKED } from "../matrix/rows";
import { csv, download } from "../table/csv";
import { counted } from "../words";
import { columnsOf, rowsAsText } from "./export";
import { type Columns, columnsFor, type Layout, layoutOf, namesOf, opens } from "./layout";
import { Row } from "./Row";
import { countOf, heading, isFigure, label, meaning, members, oneInWords, orderOf, wholeMeaning } from "./values";

interface Props {
  readonly field: Field;
  readonly answer: Told;
}

/** A list of an answer: things as links, texts as lines, records as a table. */
export function List({ field, answer }: Props) {
  const rows = members(answer, field);
  const layout = field.shape === "record" ? layoutOf(field.of ?? "") : null;
  if (layout) return <Records field={field} layout={layout} rows={rows as readonly Told[]} count={countOf(answer, field)} />;
  if (field.shape === "entity") return <EntityLinks entities={rows as readonly Named[]} none="" />;
  return (
    <ul class="lines">
      {rows.map((each, index) => (
        <li key={index}>{oneInWords(field, each)}</li>
      ))}
    </ul>
  );
}

interface RecordsProps {
  readonly field: Field;
  readonly layout: Layout;
  readonly rows: readonly Told[];
  readonly count: number;
}

function Records({ field, layout, rows, count }: RecordsProps) {
  const record = field.of ?? "";
  const columns = columnsFor(layout.cells, rows);
  const { shown } = columns;
  const names = namesOf(record, rows);
  const open = opens(layout, rows);
  const [column, way] = sortOf(field);
  const order = ordered(rows, [layout.head, ...shown].find(({ name }) => name === column), way);
  const save = () => download(`${field.name}.csv`, csv([columnsOf(record), ...rowsAsText(record, rows)]));
  return (
    <>
      <Sought list={field} names={names} count={count} />
      <Sideways frame="matrix-frame">
        <table class="plain rows" onKeyDown={walk}>
          <caption class="visually-hidden">{field.about}</caption>
          <thead>
            <tr>
              {[layout.head, ...shown].map((each) => (
                <Head key={each.name} field={each} list={field} sorted={column === each.name ? way : 0} />
              ))}
            </tr>
          </thead>
          <tbody>
            {order.map((index) => (
              <Row
                key={names[index]}
                row={rows[index] as Told}
                layout={layout}
                cells={shown}
                opens={open}
                name={`${field.name}:${names[index]}`}
              />
            ))}
          </tbody>
        </table>
      </Sideways>
      <LeftOut columns={columns} />
      <Meanings fields={[layout.head, ...layout.cells]} />
      <p class="under">
        <button type="button" onClick={save}>Download {counted(rows.length, "row")} as CSV</button>
        <More field={field} here={rows.length} count={count} isSorted={way !== 0} />
      </p>
    </>
  );
}

/** Says that the row that the address opens is not here, instead of opening nothing in silence. */
function Sought({ list, names, count }: { readonly list: Field; readonly names: readonly string[]; readonly count: number }) {
  const [, row = ""] = address.value.row.split(`${list.name}:`, 2);
  if (!address.value.row.startsWith(`${list.name}:`) || names.includes(row)) return null;
  return (
    <div class="notice" role="alert">
      <p>
        <strong>There is no row “{row}” here.</strong> {names.length < count ? "It may be among those that are not shown yet." : "It is not in this answer, as of this day."}
      </p>
      <button type="button" onClick={() => go({ row: "", quote: "" })}>Go on without it</button>
    </div>
  );
}

function Head({ field, list, sorted }: { readonly field: Field; readonly list: Field; readonly sorted: number }) {
  const name = `${list.name}.${field.name}`;
  return (
    <th scope="col" class={isFigure(field) ? "number" : undefined} aria-sort={sorted > 0 ? "ascending" : sorted < 0 ? "descending" : "none"}>
      <button type="button" title={meaning(field)} onClick={() => go({ sort: sorted > 0 ? `-${name}` : name }, true)}>{heading(field)}</button>
    </th>
  );
}

/** Which columns are not shown, and why. */
function LeftOut({ columns: { empty, same } }: { readonly columns: Columns }) {
  if (empty.length + same.length === 0) return null;
  return (
    <p class="definition left-out">
      {empty.length > 0 && `Left out, since no row has it: ${empty.map(label).join(", ")}. `}
      {same.map(([field, other]) => `Left out, since it is the same as ${label(other)} in every row: ${label(field)}. `)}
    </p>
  );
}

/** What the columns mean, for those who cannot point at their heads. */
function Meanings({ fields }: { readonly fields: readonly Field[] }) {
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
function More({ field, here, count, isSorted }: { readonly field: Field; readonly here: number; readonly count: number; readonly isSorted: boolean }) {
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

/** By which column of this list the address sorts, and which way round: 1, -1, or 0 for as they were found. */
function sortOf(list: Field): readonly [string, number] {
  const [, minus, of, column] = /^(-?)([^.]+)\.(.+)$/.exec(address.value.sort) ?? [];
  return of === list.name && column ? [column, minus ? -1 : 1] : ["", 0];
}

function ordered(rows: readonly Told[], column: Field | undefined, way: number): readonly number[] {
  const places = rows.map((_, index) => index);
  if (!column || way === 0) return places;
  const orders = rows.map((row) => orderOf(row, column));
  return places.sort((one, other) => way * compared(orders[one] ?? "", orders[other] ?? ""));
}

function compared(one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), "en");
}

/** Arrow keys walk from row to row. */
function walk(event: KeyboardEvent): void {
  const heads = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(":scope > tbody > tr > th button")];
  const at = heads.indexOf(event.target as HTMLElement);
  const next = at < 0 ? undefined : heads[steps(event.key, at, heads.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
