import type { CoverageDetail, Reason } from "../data/types";
import { figureWord, flagMeaning, flagWord, stateWords } from "../words";
import { EntityLinks, Holder } from "./Holder";
import { Sentences } from "./Sentence";

/** How a subject is covered, with everything it rests on. */
export function CoverageSection({ coverage }: { readonly coverage: CoverageDetail }) {
  const { units, reasons, nearest, toDecide, bodies, namedBy, figure } = coverage;
  const further = reasons.filter((reason) => !isTold(reason, coverage));
  return (
    <section aria-label="Coverage">
      <p class="verdict">
        <span class={`chip figure-${figure.toLowerCase()}`}>{figureWord(figure)}</span>
        <span class="state">{stateWords(coverage)}</span>
      </p>
      <p>{coverage.rule}</p>
      <ul class="flags" aria-label="What to know">
        {coverage.flags.map((flag) => (
          <li key={flag} class={`flag flag-${flag.toLowerCase()}`} title={flagMeaning(flag)}>{flagWord(flag)}</li>
        ))}
      </ul>
      {units.length > 0 && <h3>{figure === "FIRM" ? "Who has it" : "Who would have it"}</h3>}
      {units.map((held, index) => (
        <Holder key={held.relationship?.key ?? index} held={held} firm={figure === "FIRM"} at={`unit${index}`} />
      ))}
      {toDecide.length > 0 && (
        <>
          <h3>What could be decided</h3>
          <ul>
            {toDecide.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <Reasons title="Why" reasons={further} at="why" />
      <Reasons title="Nearest on record" reasons={nearest} at="near" />
      {bodies.length > 0 && (
        <>
          <h3>Named as a whole by</h3>
          <EntityLinks entities={bodies} none="" />
        </>
      )}
      {namedBy.length > 0 && (
        <>
          <h3>Named by</h3>
          <EntityLinks entities={namedBy} none="" />
        </>
      )}
    </section>
  );
}

/** Whether the panel says it already: under a unit, or among the nearest things on record. */
function isTold({ text, evidence }: Reason, { units, nearest }: CoverageDetail): boolean {
  const quoted = new Set(units.flatMap((held) => [...(held.relationship?.evidence ?? []), ...(held.decision?.evidence ?? [])]).map((each) => each.quote));
  if (nearest.some((near) => near.text === text)) return true;
  return units.length > 0 && evidence.every((each) => quoted.has(each.quote));
}

function Reasons({ title, reasons, at }: { readonly title: string; readonly reasons: readonly Reason[]; readonly at: string }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {reasons.map(({ text, evidence }, index) => (
        <div key={text} class="reason">
          <p>{text}</p>
          <Sentences evidence={evidence} at={`${at}${index}`} />
        </div>
      ))}
    </>
  );
}
