import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Among } from "../data/declared";
import { type Hit, search } from "../data/search";
import type { Named } from "../data/types";
import { go } from "../state/address";
import { laid } from "../state/imagining";
import { spoken } from "../words";
import { steps } from "./keys";
import { announce } from "./live";

const PAUSE = 120;

/** Finds anything on the map and opens it. */
export function Search() {
  return <Finder id="search" label="Search the map" placeholder="Search   /" choose={({ key }) => go({ select: key, unit: "", quote: "" })} />;
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly describedBy?: string;
  /** Which things are found; any where none is named. */
  readonly among?: readonly Among[];
  readonly choose: (found: Named) => void;
}

/** Finds things by name as one types; the arrow keys choose, Enter takes, the best where none is here yet. */
export function Finder({ id, label, placeholder, describedBy, among = [], choose }: Props) {
  const text = useSignal("");
  const hits = useSignal<readonly Hit[]>([]);
  const answered = useSignal("");
  const at = useSignal(0);
  const isTaking = useSignal(false);
  const input = useRef<HTMLInputElement>(null);

  useSignalEffect(() => {
    const wanted = text.value.trim();
    hits.value = [];
    answered.value = "";
    if (!wanted) return undefined;
    const control = new AbortController();
    const timer = setTimeout(() => {
      search(laid.value, wanted, among, control.signal).then(
        (found) => {
          hits.value = found;
          answered.value = wanted;
          at.value = 0;
          announce(`${found.length} found`);
          if (isTaking.peek()) take(found[0]);
        },
        () => undefined, // the page itself says when the service does not answer
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  });

  const take = (hit: Hit | undefined) => {
    if (!hit?.entity) return;
    isTaking.value = false;
    text.value = "";
    input.current?.blur();
    choose(hit.entity);
  };

  const open = answered.value !== "";
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (answered.value === text.value.trim()) take(hits.value[at.value]);
      else isTaking.value = true;
    }
    if (event.key === "Escape" && text.value) {
      event.preventDefault();
      text.value = "";
      input.current?.blur();
    }
    const next = steps(event.key, at.value, hits.value.length);
    if (next >= 0 && event.key.startsWith("Arrow")) {
      event.preventDefault();
      at.value = next;
    }
  };

  return (
    <div class="search" role={id === "search" ? "search" : undefined}>
      <input
        ref={input}
        id={id}
        type="search"
        role="combobox"
        autocomplete="off"
        aria-label={label}
        aria-describedby={describedBy}
        aria-expanded={open}
        aria-controls={`${id}-hits`}
        aria-autocomplete="list"
        aria-activedescendant={hits.value.length > 0 ? `${id}-hit-${at.value}` : undefined}
        placeholder={placeholder}
        value={text.value}
        onInput={(event) => {
          isTaking.value = false; // the effect above runs later than a quick Enter
          text.value = event.currentTarget.value;
        }}
        onKeyDown={onKey}
      />
      {open && (
        <ul id={`${id}-hits`} role="listbox" aria-label="Found">
          {hits.value.map((hit, index) => (
            <li
              key={hit.entity?.key}
              id={`${id}-hit-${index}`}
              role="option"
              aria-selected={index === at.value}
              onPointerDown={(event) => {
                event.preventDefault();
                take(hit);
              }}
            >
              <span class="hit-name">{hit.entity?.name}</span>
              <span class="kind">{spoken(hit.entity?.kind ?? "")}</span>
            </li>
          ))}
          {hits.value.length === 0 && <li class="none">Nothing on the map answers to “{answered.value}”. Try fewer letters.</li>}
        </ul>
      )}
    </div>
  );
}
