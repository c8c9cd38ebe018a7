import type { Told } from "../data/answer";
import type { Field } from "../data/declared";
import { steps } from "../parts/keys";
import { Sideways } from "../parts/Sideways";
import { address, go } from "../state/address";
import { csv, download } from "../table/csv";
import { counted } from "../words";
import { LeftOut, Meanings, More } from "./Below";
import { columnsOf, rowsAsText } from "./export";
import { columnsFor, type Layout, namesOf, opens } from "./layout";
import { Row } from "./Row";
import { heading, isFigure, meaning, orderOf } from "./values";

interface Props {
  readonly field: Field;
  readonly layout: Layout;
  readonly rows: readonly Told[];
  readonly count: number;
}

/** A list of records as a table: sorted by any column, taken away as CSV, a row opened by one press. */
export function Records({ field, layout, rows, count }: Props) {
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
