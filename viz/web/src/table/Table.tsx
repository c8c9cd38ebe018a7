import type { CoverageReport } from "../data/types";
import { More } from "../matrix/Matrix";
import { filtered, isComplete, LONG, ROWS_UNASKED } from "../matrix/rows";
import { Sideways } from "../parts/Sideways";
import { address, go } from "../state/address";
import { counted } from "../words";
import { COLUMNS, sorted } from "./columns";
import { csv, download } from "./csv";

/** Every row as plain text, sortable, to be taken away as CSV. */
export function Table({ report }: { readonly report: CoverageReport }) {
  const { sort } = address.value;
  const rows = sorted(filtered(report, address.value), sort);
  const most = address.value.rows === "all" ? rows.length : ROWS_UNASKED;
  const save = () => download("coverage.csv", csv([COLUMNS.map((each) => each.name), ...rows.map((row) => COLUMNS.map((each) => each.text(row)))]));
  return (
    <>
      <p class="under">
        <button type="button" disabled={!isComplete(report)} onClick={save}>Download {counted(rows.length, "row")} as CSV</button>
        <More count={rows.length} most={most} />
      </p>
      <Sideways frame={rows.length > LONG ? "matrix-frame long" : "matrix-frame"}>
        <table class="plain">
          <caption class="visually-hidden">{report.headline}</caption>
          <thead>
            <tr>
              {COLUMNS.map(({ name }) => (
                <th key={name} scope="col" aria-sort={sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none"}>
                  <button type="button" onClick={() => go({ sort: sort === name ? `-${name}` : name }, true)}>{name}</button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row, index) => (
              <tr key={row.subject?.key ?? index} aria-selected={address.value.select === row.subject?.key}>
                {COLUMNS.map(({ name, text }, column) =>
                  column === 0 ? (
                    <th key={name} scope="row">
                      <button type="button" class="link" onClick={() => go({ select: row.subject?.key ?? "", unit: "", quote: "" })}>{text(row)}</button>
                    </th>
                  ) : (
                    <td key={name}>{text(row)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
    </>
  );
}
