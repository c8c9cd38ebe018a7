import { useEffect, useRef } from "preact/hooks";
import { type Question, QUESTIONS } from "../data/declared";
import { announce } from "../parts/live";
import { go, NOTHING_ELSE } from "../state/address";
import { imagined, isImagining, refused } from "../state/imagining";
import { look } from "../state/look";
import { about } from "../state/page";
import { counted } from "../words";
import { Editor } from "./Editor";

/** How many changes the banner tells; the others are folded. */
const TOLD = 4;

/** Says that what is shown is imagined, and holds the form in which it is chosen or written. */
export function WhatIf() {
  const { scenario } = look.value;
  const told = imagined.value.value;
  return (
    <>
      {scenario && told && !refused.value && <Banner told={told} scenario={scenario} />}
      {(isImagining.value || refused.value) && <Form scenario={scenario} />}
    </>
  );
}

/** What is imagined, as far as it is told in full. */
export function inShort(told: readonly string[]): string {
  return told.slice(0, TOLD).join(" ");
}

/** The questions that take a scenario: what comes of this one can be asked for. */
const TAKING = QUESTIONS.filter(({ parameters }) => parameters.some(({ takes }) => takes === "SCENARIO"));

function Banner({ told, scenario }: { readonly told: readonly string[]; readonly scenario: string }) {
  const name = about.value.value?.scenarios.find(({ key }) => key === scenario)?.name;
  const words = inShort(told);
  return (
    <section class="what-if-banner" aria-label="What is imagined">
      <p>
        <strong>What if:</strong> {name && <em>{name}. </em>}
        {words} {told.length > TOLD && `And ${counted(told.length - TOLD, "change")} more. `}
        <span class="absent">Nothing is written.</span>
      </p>
      <p class="row">
        <button type="button" class="main" onClick={forget}>Show the recorded map</button>
        <button type="button" aria-expanded={isImagining.value} onClick={() => (isImagining.value = !isImagining.value)}>Change it</button>
        {TAKING.map((each) => (
          <button key={each.name} type="button" title={each.question} onClick={() => turnTo(each, scenario)}>Ask for {each.name}</button>
        ))}
      </p>
    </section>
  );
}

function Form({ scenario }: { readonly scenario: string }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isImagining.peek()) box.current?.querySelector("textarea")?.focus();
  }, []);
  const close = () => {
    isImagining.value = false;
    document.getElementById("what-if")?.focus();
  };
  return (
    <section
      class="what-if"
      ref={box}
      aria-labelledby="what-if-head"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close();
      }}
    >
      <h2 id="what-if-head">What if …</h2>
      <p class="definition">Choose what to imagine. Every page, list and picture then shows the map as it would be; nothing is written.</p>
      <Editor
        id="scenario"
        value={scenario}
        failure={refused.value}
        submit={(written) => {
          isImagining.value = false;
          go({ scenario: written, row: "", shown: "", inside: "", quote: "" });
        }}
      />
      <p class="row">
        {scenario && <button type="button" onClick={forget}>Show the recorded map</button>}
        {!refused.value && <button type="button" onClick={close}>Close</button>}
      </p>
    </section>
  );
}

/** Back to the map as it is on record. */
function forget(): void {
  isImagining.value = false;
  go({ scenario: "", row: "", shown: "", inside: "", quote: "" });
  announce("This is the recorded map.");
}

/** Ask what comes of the scenario: it is laid over the recorded map by the question itself. */
function turnTo({ name, parameters }: Question, scenario: string): void {
  const taking = parameters.find(({ takes }) => takes === "SCENARIO");
  isImagining.value = false;
  go({ ...NOTHING_ELSE, ask: name, given: { [taking?.name ?? ""]: scenario }, scenario: "" });
}
