import { useEffect, useMemo, useRef } from "preact/hooks";
import type { CoverageReport, Named } from "../data/types";
import { Sideways } from "../parts/Sideways";
import { address, go } from "../state/address";
import { counted, figureMeaning, figureWord } from "../words";
import { columnsOf, firmCount } from "./cells";
import { byFigure, filtered, isComplete, LONG, ROWS_UNASKED } from "./rows";
import { Row } from "./Row";
import { enter, settle, walk } from "./walk";

/** Subjects by units: who has whom, the blanks first. */
export function Matrix({ report }: { readonly report: CoverageReport }) {
  const columns = useMemo(() => columnsOf(report), [report]);
  const complete = isComplete(report);
  const isIdleShown = address.value.units ? address.value.units === "all" : complete && columns.units.length === 0;
  const units = useMemo(() => (isIdleShown ? [...columns.units, ...columns.idle] : columns.units), [columns, isIdleShown]);
  const rows = filtered(report, address.value);
  const most = address.value.rows === "all" ? rows.length : ROWS_UNASKED;
  const width = units.length + columns.bodies.length + 4;

  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (table.current) settle(table.current);
  });

  return (
    <>
      <Sideways frame={rows.length > LONG ? "matrix-frame long" : "matrix-frame"}>
        <table class="matrix" ref={table} role="grid" onKeyDown={walk} onFocusIn={rove} aria-rowcount={rows.length + 1}>
          <caption class="visually-hidden">
            {report.headline} Subjects by units; arrow keys walk the cells, Enter opens what is on record.
          </caption>
          <thead>
            <tr>
              <th scope="col" class="corner">Subject</th>
              <th scope="col" class="state-column">State</th>
              {units.map((unit) => (
                <Head key={unit.key} office={unit} note={complete ? counted(firmCount(report, unit.key), "firm", "firm") : "…"} />
              ))}
              {columns.bodies.map((body) => (
                <Head key={body.key} office={body} note="as a whole" body />
              ))}
              <th scope="col" class="pull-column">Named by</th>
              <th scope="col" class="why-column">Why</th>
            </tr>
          </thead>
          {byFigure(rows, most).map(({ figure, rows: group, count }) => (
            <tbody key={figure} class={`figure-${figure.toLowerCase()}`}>
              <tr class="group">
                <th scope="rowgroup" colSpan={width}>
                  <span class="group-name">{figureWord(figure)}</span>
                  <span class="group-count">{complete ? count.toLocaleString("en") : "…"}</span>
                  <span class="group-meaning">{figureMeaning(figure)}</span>
                </th>
              </tr>
              {group.map((row, index) => (
                <Row key={row.subject?.key ?? index} row={row} units={units} bodies={columns.bodies} />
              ))}
            </tbody>
          ))}
        </table>
      </Sideways>
      <p class="under">
        {complete && <More count={rows.length} most={most} />}
        {complete && columns.idle.length > 0 && (
          <button type="button" aria-pressed={isIdleShown} onClick={() => go({ units: isIdleShown ? "holding" : "all" })}>
            {isIdleShown ? "Hide" : "Show"} {counted(columns.idle.length, "unit")} with nothing on this roster
          </button>
        )}
      </p>
    </>
  );
}

/** The button that shows the rows beyond those shown unasked. */
export function More({ count, most }: { readonly count: number; readonly most: number }) {
  if (count <= most) return null;
  return (
    <button type="button" onClick={() => go({ rows: "all" })}>
      Show all {counted(count, "row")}
    </button>
  );
}

interface HeadProps {
  readonly office: Named;
  readonly note: string;
  readonly body?: boolean;
}

function Head({ office, note, body = false }: HeadProps) {
  return (
    <th scope="col" class={body ? "office body" : "office"} data-head={office.name} aria-selected={address.value.select === office.key}>
      <button type="button" data-cell tabIndex={-1} onClick={() => go({ select: office.key, unit: "", quote: "" })}>
        <span class="office-name">{office.name}</span>
        <span class="office-note">{note}</span>
      </button>
    </th>
  );
}

function rove(event: FocusEvent): void {
  const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
  const table = cell?.closest("table");
  if (cell && table) enter(table, cell);
}
