import type { ComponentChildren } from "preact";
import { address, go } from "../state/address";
import { asked } from "../state/asking";
import { isImagining } from "../state/imagining";
import { isNarrow } from "../state/narrow";
import { about, asOfShown, report } from "../state/page";
import { asMoment, onClock } from "./clock";
import { dayWords, flagWord, stateWord } from "../words";
import { isComplete, tally } from "../matrix/rows";

/** What is looked at and how; on a narrow window folded into one line until it is asked for. */
export function Lenses() {
  if (!isNarrow.value) return <Form />;
  const answer = report.value.value;
  const roster = answer ? (answer.roster?.name ?? "Everything that is named") : "";
  return (
    <details class="folded">
      <summary>{asked.value || !roster ? `As of ${dayWords(asOfShown.value)}` : `${roster}, ${dayWords(asOfShown.value)}`}</summary>
      <Form />
    </details>
  );
}

/** Roster, day, moment, stated only, what is imagined, state, flag. */
function Form() {
  const { view, roster, recordedAsOf, statedOnly, scenario, state, flag } = address.value;
  const map = about.value.value;
  const answer = report.value.value;
  const states = (answer?.states ?? []).filter(({ count }) => count > 0).map(({ state: name, count }) => [name, count] as const);
  const flags = answer && isComplete(answer) ? tally(answer.rows, (row) => row.flags) : [];
  return (
    <form class="lenses" aria-label="What is looked at" onSubmit={(event) => event.preventDefault()}>
      {!asked.value && (
        <Field label="Roster" id="roster">
          <select id="roster" value={roster || (answer?.roster?.key ?? "")} onChange={(event) => go({ roster: event.currentTarget.value, state: "", flag: "" })}>
            {(map?.rosters ?? []).map((each) => (
              <option key={each.key} value={each.key}>{each.name}</option>
            ))}
          </select>
        </Field>
      )}
      <Field label="As of" id="as-of">
        <input
          id="as-of"
          type="date"
          value={asOfShown.value}
          onChange={(event) => go({ asOf: event.currentTarget.value })}
        />
      </Field>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          checked={statedOnly === "true"}
          onChange={(event) => go({ statedOnly: event.currentTarget.checked ? "true" : "" })}
        />
        Stated only
      </label>
      <Field label="As known on" id="recorded-as-of">
        <input
          id="recorded-as-of"
          type="datetime-local"
          title="Only what was on record then"
          value={onClock(recordedAsOf)}
          onChange={(event) => go({ recordedAsOf: asMoment(event.currentTarget.value) })}
        />
      </Field>
      <button id="what-if" type="button" aria-expanded={isImagining.value} aria-pressed={scenario !== ""} onClick={() => (isImagining.value = !isImagining.value)}>
        What if …
      </button>
      {view !== "map" && !asked.value && (
        <>
          <Choice label="State" value={state} counts={states} words={stateWord} choose={(name) => go({ state: name })} />
          <Choice label="Flag" value={flag} counts={flags} words={flagWord} choose={(name) => go({ flag: name })} />
        </>
      )}
      <Reset />
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly id: string;
  readonly sort?: string;
  readonly children: ComponentChildren;
}

function Field({ label, id, sort = "", children }: FieldProps) {
  return (
    <div class={`field ${sort}`.trim()}>
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly counts: readonly (readonly [string, number])[];
  readonly words: (name: string) => string;
  readonly choose: (name: string) => void;
}

function Choice({ label, value, counts, words, choose }: ChoiceProps) {
  return (
    <Field label={label} id={label} sort="choice">
      <select id={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">any</option>
        {counts.map(([name, count]) => (
          <option key={name} value={name}>{`${words(name)} (${count.toLocaleString("en")})`}</option>
        ))}
      </select>
    </Field>
  );
}

function Reset() {
  const { asOf, recordedAsOf, statedOnly, scenario, figure, state, flag, roster } = address.value;
  const looks = [asOf, recordedAsOf, statedOnly, scenario];
  const given = asked.value ? looks : [...looks, figure, state, flag, roster];
  if (!given.some(Boolean)) return null;
  const lenses = { asOf: "", recordedAsOf: "", statedOnly: "", scenario: "" };
  const nothing = asked.value ? lenses : { ...lenses, figure: "", state: "", flag: "", roster: "" };
  return <button type="button" onClick={() => go(nothing)}>Show everything</button>;
}
