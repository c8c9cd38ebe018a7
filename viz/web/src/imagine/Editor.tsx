import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Failure } from "../data/client";
import { type Change, isKey } from "../data/imagining";
import { Finder } from "../parts/Search";
import { about } from "../state/page";
import { Changes } from "./Changes";
import { beginning, filled, needAt, nextPlaceholder, type Stretch } from "./placeholders";
import { Wrongs } from "./Wrongs";

interface Props {
  readonly id: string;
  /** The scenario as the address has it. */
  readonly value: string;
  readonly describedBy?: string;
  /** What is wrong with it; null where nothing is. */
  readonly failure: Failure | null;
  readonly submit: (scenario: string) => void;
}

/** Chooses a kept scenario or writes one, a change a line, with all that can be imagined beside it. */
export function Editor({ id, value, describedBy, failure, submit }: Props) {
  const scenarios = about.value.value?.scenarios ?? [];
  const kept = scenarios.find(({ key }) => key === value.trim());
  const given = isKey(value.trim()) ? (kept?.imaginedChanges ?? "") : value;
  const draft = useSignal(given);
  const at = useSignal<Stretch>([0, 0]);
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    draft.value = given;
  }, [given]);

  const select = (text: string, stretch: Stretch) => {
    draft.value = text;
    at.value = stretch;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(...stretch);
    });
  };
  const write = (change: Change) => {
    const before = draft.value.trimEnd();
    const from = before ? before.length + 1 : 0;
    const text = `${before}${before ? "\n" : ""}${beginning(change)}`;
    select(text, nextPlaceholder(text, from) ?? [text.length, text.length]);
  };
  const put = (key: string) => {
    const [text, end] = filled(draft.value, at.value, key);
    select(text, nextPlaceholder(text, end) ?? [end, end]);
  };
  const imagine = () => submit(kept && draft.value === given ? kept.key : draft.value.trim());
  const need = needAt(draft.value, at.value);

  return (
    <div class="scenario">
      <div class="written">
        {scenarios.length > 0 ? (
          <div class="field">
            <label for={`${id}-kept`}>Kept scenario</label>
            <select id={`${id}-kept`} value={kept?.key ?? ""} onChange={(event) => event.currentTarget.value && submit(event.currentTarget.value)}>
              <option value="">changes of your own</option>
              {scenarios.map(({ key, name }) => (
                <option key={key} value={key}>{name}</option>
              ))}
            </select>
          </div>
        ) : (
          <p class="hint">No scenario is kept on this map. One is kept with: sociogram scenario save NAME CHANGE</p>
        )}
        <label for={id}>Changes, one a line</label>
        <textarea
          ref={area}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={failure !== null}
          spellcheck={false}
          placeholder="vacate-post KEY"
          value={draft.value}
          onInput={(event) => (draft.value = event.currentTarget.value)}
          onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => (at.value = [selectionStart, selectionEnd])}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) imagine();
          }}
        />
        {failure && <Wrongs failure={failure} text={draft.value} show={(stretch) => select(draft.value, stretch)} />}
        <div class="row">
          <button type="button" class="main" disabled={!draft.value.trim()} onClick={imagine}>Imagine it</button>
          <Finder
            id={`${id}-key`}
            label="Put in a key, found by name"
            placeholder={need ? `Find the ${need.name} by name` : "Put in a key, found by name"}
            among={(need?.kinds ?? []).map((kind) => ({ kind, subtype: null }))}
            choose={({ key }) => put(key)}
          />
        </div>
      </div>
      <Changes write={write} />
    </div>
  );
}
