import type { CoverageReport } from "../data/types";
import { Figures } from "../parts/Figures";
import { Problem, Waiting } from "../parts/Message";
import { address, go } from "../state/address";
import { report } from "../state/page";
import { Table } from "../table/Table";
import { counted } from "../words";
import { Legend } from "./Legend";
import { Matrix } from "./Matrix";
import { filtered } from "./rows";
import { Strip } from "./Strip";

/** Where are we thin: the answer, the matrix or its table, what is named elsewhere. */
export function Coverage() {
  const { value, failure, loading, stale } = report.value;
  if (failure) return <Problem failure={failure} />;
  if (!value) return <Waiting />;
  return (
    <div class={stale ? "coverage stale" : "coverage"} aria-busy={loading}>
      <Figures report={value} />
      {loading && !stale && (
        <p class="waiting" role="status">
          {counted(value.rows.length, "row")} of {value.size.toLocaleString("en")} are here, the others are on their way.
        </p>
      )}
      <Rows report={value} />
      <Strip report={value} />
    </div>
  );
}

function Rows({ report: whole }: { readonly report: CoverageReport }) {
  if (whole.rows.length === 0) return <Nothing />;
  if (filtered(whole, address.value).length === 0) {
    return (
      <p class="empty">
        No subject on this roster fits the filter. <button type="button" onClick={() => go({ figure: "", state: "", flag: "" })}>Show all rows</button>
      </p>
    );
  }
  if (address.value.view === "table") return <Table report={whole} />;
  return (
    <>
      <Legend report={whole} />
      <Matrix report={whole} />
    </>
  );
}

function Nothing() {
  return (
    <section class="empty">
      <p>There is nobody to show coverage for yet. Load a map, then reload this page:</p>
      <pre>sociogram load ir-map      the sample map{"\n"}sociogram template FOLDER  empty files for a map of your own{"\n"}sociogram load FOLDER      the files, once filled in</pre>
    </section>
  );
}
