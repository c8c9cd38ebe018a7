import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { type Hit, search } from "../data/search";
import { go } from "../state/address";
import { spoken } from "../words";
import { steps } from "./keys";
import { announce } from "./live";

const PAUSE = 120;

/** Finds things by name as one types; the arrow keys choose, Enter opens. */
export function Search() {
  const text = useSignal("");
  const hits = useSignal<readonly Hit[]>([]);
  const answered = useSignal("");
  const at = useSignal(0);
  const input = useRef<HTMLInputElement>(null);

  useSignalEffect(() => {
    const wanted = text.value.trim();
    hits.value = [];
    answered.value = "";
    if (!wanted) return undefined;
    const control = new AbortController();
    const timer = setTimeout(() => {
      search(wanted, control.signal).then(
        (found) => {
          hits.value = found.filter((hit) => hit.entity);
          answered.value = wanted;
          at.value = 0;
          announce(`${hits.value.length} found`);
        },
        () => undefined, // the page itself says when the service does not answer
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  });

  const choose = (hit: Hit | undefined) => {
    if (!hit?.entity) return;
    text.value = "";
    input.current?.blur();
    go({ select: hit.entity.key, unit: "", quote: "" });
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") choose(hits.value[at.value]);
    if (event.key === "Escape") {
      text.value = "";
      input.current?.blur();
    }
    const next = steps(event.key, at.value, hits.value.length);
    if (next >= 0 && event.key.startsWith("Arrow")) {
      event.preventDefault();
      at.value = next;
    }
  };

  const open = answered.value !== "";
  return (
    <div class="search" role="search">
      <input
        ref={input}
        id="search"
        type="search"
        role="combobox"
        autocomplete="off"
        aria-label="Search the map"
        aria-expanded={open}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={hits.value.length > 0 ? `hit-${at.value}` : undefined}
        placeholder="Search   /"
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={onKey}
      />
      {open && (
        <ul id="search-hits" role="listbox" aria-label="Found">
          {hits.value.map((hit, index) => (
            <li
              key={hit.entity?.key}
              id={`hit-${index}`}
              role="option"
              aria-selected={index === at.value}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(hit);
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
