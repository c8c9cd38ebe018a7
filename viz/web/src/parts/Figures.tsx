import type { CoverageReport, CoverageFigure } from "../data/types";
import { address, go } from "../state/address";
import { isNarrow } from "../state/narrow";
import { counted, figureMeaning, hanging } from "../words";

/** The answer in words: headline, the three figures (each a filter), what was measured. */
export function Figures({ report }: { readonly report: CoverageReport }) {
  const { firm, hangs, open, size, confirmed, decisions } = report;
  return (
    <section class="answer" aria-labelledby="headline">
      <h1 id="headline">{report.headline}</h1>
      {size > 0 && (
        <>
          <div class="bar" aria-hidden="true">
            <Part figure="FIRM" count={firm} size={size} />
            <Part figure="HANGS" count={hangs} size={size} />
            <Part figure="OPEN" count={open} size={size} />
          </div>
          <p class="figures">
            <Figure figure="FIRM" count={firm} word="firm" />
            <Figure figure="HANGS" count={hangs} word={`${hanging(hangs)} on ${counted(decisions, "decision")}`} />
            <Figure figure="OPEN" count={open} word="open" />
            <span class="confirmed">{confirmed.toLocaleString("en")} of {size.toLocaleString("en")} confirmed by a person</span>
          </p>
        </>
      )}
      <Definition text={report.definition} />
    </section>
  );
}

/** What was measured; on a narrow window one line, until it is asked for. */
function Definition({ text }: { readonly text: string }) {
  if (!isNarrow.value) return <p class="definition">{text}</p>;
  return (
    <details class="folded definition">
      <summary>What was measured</summary>
      <p>{text}</p>
    </details>
  );
}

interface FigureProps {
  readonly figure: CoverageFigure;
  readonly count: number;
  readonly word: string;
}

function Figure({ figure, count, word }: FigureProps) {
  const chosen = address.value.figure === figure;
  return (
    <button
      type="button"
      class={`figure figure-${figure.toLowerCase()}`}
      aria-pressed={chosen}
      title={`${figureMeaning(figure)} Press to show only these.`}
      onClick={() => go({ figure: chosen ? "" : figure })}
    >
      <strong>{count.toLocaleString("en")}</strong> {word}
    </button>
  );
}

function Part({ figure, count, size }: { figure: CoverageFigure; count: number; size: number }) {
  if (count === 0) return null;
  return <span class={`figure-${figure.toLowerCase()}`} style={{ flexGrow: count / size }} />;
}
