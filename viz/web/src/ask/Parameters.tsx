import type { Parameter, Question } from "../data/declared";
import { asMoment, onClock } from "../parts/clock";
import { Editor } from "../imagine/Editor";
import { Finder } from "../parts/Search";
import { give, givenTo, KEYS, missing, names, refusedScenario } from "../state/asking";
import { isNarrow } from "../state/narrow";
import { about } from "../state/page";
import { capital, dayWords } from "../words";
import { label } from "./values";

/** What a question can be given, as a form; one line until it is asked for, where the question stands without. */
export function Parameters({ question }: { readonly question: Question }) {
  const { parameters } = question;
  if (parameters.length === 0) return null;
  if (missing.value.length > 0 || (!isNarrow.value && parameters.some(({ required }) => required))) return <Form question={question} />;
  const given = parameters.filter((each) => givenTo(each)).map((each) => `${label(each)} ${wordsOfGiven(each)}`);
  return (
    <details class="folded asked-with">
      <summary>{given.length > 0 ? `Asked with ${given.join(", ")}` : `Ask it otherwise: ${parameters.map(label).join(", ")}`}</summary>
      <Form question={question} />
    </details>
  );
}

/** What is given to a parameter: by name where it is a thing of the map. */
function wordsOfGiven(parameter: Parameter): string {
  const value = givenTo(parameter);
  const known = parameter.takes === "ROSTER" ? about.value.value?.rosters : names.value.value;
  return known?.find(({ key }) => key === value)?.name ?? dayWords(value);
}

function Form({ question }: { readonly question: Question }) {
  const isGiven = question.parameters.some((each) => !each.required && givenTo(each));
  return (
    <form class="parameters" aria-label="What it is asked with" onSubmit={(event) => event.preventDefault()}>
      {question.parameters.map((each) => (
        <div key={`${question.name} ${each.name}`} class={isWritten(each) ? "parameter long" : "parameter"}>
          <label for={`with-${each.name}`}>{capital(label(each))}</label>
          <Input parameter={each} />
          <p id={`about-${each.name}`} class="hint">{hint(each)}</p>
        </div>
      ))}
      {isGiven && (
        <div class="parameter">
          <button type="button" onClick={() => question.parameters.filter(({ required }) => !required).forEach((each) => give(each, ""))}>Ask as usual</button>
        </div>
      )}
    </form>
  );
}

/** Whether a parameter takes what this page has no control for. */
const isWritten = ({ takes }: Parameter) => !["ROSTER", "DAY", "NUMBER", "REVISION", "MOMENT", ...KEYS].includes(takes);

/** What a parameter means; of what is chosen by name, not what a program hands over. */
const hint = ({ about: said, takes }: Parameter) => (KEYS.includes(takes) ? capital(said.replace(/^The key of /, "")) : said.replace(/`([^`]+)`/g, "“$1”"));

/** The control for what a parameter takes; what is not known here is written as text, of one line or many. */
function Input({ parameter }: { readonly parameter: Parameter }) {
  const id = `with-${parameter.name}`;
  const value = givenTo(parameter);
  const usual = parameter.default === null ? "" : String(parameter.default);
  const common = { id, "aria-describedby": `about-${parameter.name}` };
  const changed = (event: { readonly currentTarget: { readonly value: string } }) => give(parameter, event.currentTarget.value.trim());
  if (KEYS.includes(parameter.takes)) return <Chosen parameter={parameter} />;
  switch (parameter.takes) {
    case "ROSTER":
      return (
        <select {...common} value={value} onChange={changed}>
          <option value="">not given</option>
          {(about.value.value?.rosters ?? []).map((each) => (
            <option key={each.key} value={each.key}>{each.name}</option>
          ))}
        </select>
      );
    case "DAY":
      return <input {...common} type="date" value={value} onChange={changed} />;
    case "NUMBER":
    case "REVISION":
      return <input {...common} type="number" step="1" placeholder={usual} value={value} onChange={changed} />;
    case "SCENARIO":
      return <Editor id={id} describedBy={`about-${parameter.name}`} value={value} failure={refusedScenario.value} submit={(written) => give(parameter, written)} />;
    case "MOMENT":
      return <input {...common} type="datetime-local" value={onClock(value)} onChange={(event) => give(parameter, asMoment(event.currentTarget.value))} />;
    default:
      return <textarea {...common} spellcheck={false} placeholder={usual} value={value} onChange={changed} />;
  }
}

/** Something chosen by name: what is chosen, or a field to find it. */
function Chosen({ parameter }: { readonly parameter: Parameter }) {
  const key = givenTo(parameter);
  const id = `with-${parameter.name}`;
  if (!key) {
    return <Finder id={id} label={capital(label(parameter))} placeholder="Type part of a name" describedBy={`about-${parameter.name}`} among={parameter.among} choose={(found) => give(parameter, found.key)} />;
  }
  const name = names.value.value?.find((each) => each.key === key)?.name ?? key;
  return (
    <button id={id} type="button" class="chosen-thing" aria-label={`${name}: choose another`} onClick={() => give(parameter, "")}>
      {name} <span aria-hidden="true">×</span>
    </button>
  );
}
