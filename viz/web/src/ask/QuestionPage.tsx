import { useEffect } from "preact/hooks";
import { camel, type Field, fieldsOf, isReason, type Parameter, type Question } from "../data/declared";
import type { Told } from "../data/answer";
import type { Reason } from "../data/types";
import { COPIES, copy } from "../parts/copying";
import { Waiting } from "../parts/Message";
import { following } from "../parts/following";
import { go, linkTo, NOTHING_ELSE } from "../state/address";
import { answer, answerWords, givenTo, KEYS, missing, told } from "../state/asking";
import { Facts } from "./Facts";
import { List } from "./List";
import { Parameters } from "./Parameters";
import { Reasons } from "./Reasons";
import { Refused } from "./Refused";
import { countOf, explanation, heading, held, isEmpty, label, members } from "./values";

/** The page of a question, whichever: what it asks for, the answer, its figures, its lists. */
export function QuestionPage({ question }: { readonly question: Question }) {
  useEffect(() => {
    document.getElementById(`with-${missing.peek()[0]?.name}`)?.focus();
  }, [question.name]);

  return (
    <section class="question" aria-labelledby="question">
      {missing.value.length > 0 ? <h1 id="question" class="unasked">{question.question}</h1> : <p id="question" class="asked">{question.question}</p>}
      <Parameters question={question} />
      <LookAtIt question={question} />
      <Answer question={question} />
    </section>
  );
}

/** A way to look at the whole map as the scenario imagines it that the question is asked with. */
function LookAtIt({ question }: { readonly question: Question }) {
  const scenario = question.parameters.filter(({ takes }) => takes === "SCENARIO").map(givenTo).find(Boolean);
  if (!scenario || !told.value) return null;
  return (
    <p class="under">
      <a href={linkTo({ ...NOTHING_ELSE, scenario })} onClick={following(() => go({ ...NOTHING_ELSE, scenario }))}>Look at the whole map as it would be</a>
    </p>
  );
}

function Answer({ question }: { readonly question: Question }) {
  const { failure, loading, stale } = answer.value;
  if (missing.value.length > 0) return <Missing question={question} />;
  if (failure) return <Refused failure={failure} />;
  if (!told.value) return <Waiting />;
  return (
    <div class={stale ? "answered stale" : "answered"} aria-busy={loading}>
      <Told question={question} answer={told.value} />
    </div>
  );
}

function Told({ question, answer: whole }: { readonly question: Question; readonly answer: Told }) {
  const fields = fieldsOf(question.answer);
  const prose = fields.filter(({ name, shape, list }) => shape === "text" && !list && name !== "answer");
  const facts = fields.filter((each) => !each.list && !prose.includes(each) && each.name !== "answer");
  const lists = fields.filter((each) => each.list && !isEmpty(whole, each));
  return (
    <>
      <Headline text={answerWords.value || question.question} />
      {prose.filter((each) => !isEmpty(whole, each)).map((each) => (
        <p key={each.name} class="definition">{String(held(whole, each))}</p>
      ))}
      <Facts fields={facts} record={whole} />
      <p class="under copies">
        {COPIES.map(({ label: words, about, text, done }) => (
          <button key={words} type="button" title={about} onClick={() => copy(text(), done)}>{words}</button>
        ))}
      </p>
      {lists.map((each) => (
        <Section key={each.name} field={each} answer={whole} />
      ))}
      <Empty fields={fields.filter((each) => each.list && isEmpty(whole, each))} />
      <p class="definition how">How it is found: {question.about}</p>
    </>
  );
}

/** The answer: its first sentence large, what follows as large as text that is read. */
function Headline({ text }: { readonly text: string }) {
  const [first = text, more = ""] = text.split(/(?<=[.!?]) (?=\p{Lu}|\d)(.*)/su);
  return (
    <h1>
      {first}
      {more && <span class="more"> {more}</span>}
    </h1>
  );
}

function Section({ field, answer: whole }: { readonly field: Field; readonly answer: Told }) {
  const id = `list-${camel(field.name)}`;
  return (
    <section class="list" aria-labelledby={id}>
      <h2 id={id}>
        {heading(field)} <span class="count">{countOf(whole, field).toLocaleString("en")}</span>
      </h2>
      <p class="definition">{explanation(field)}</p>
      {isReason(field.of) ? <Reasons reasons={members(whole, field) as readonly Reason[]} at={camel(field.name)} /> : <List field={field} answer={whole} />}
    </section>
  );
}

/** The lists in which there is nothing, each in a line: what it would hold, and that it holds none. */
function Empty({ fields }: { readonly fields: readonly Field[] }) {
  if (fields.length === 0) return null;
  return (
    <section class="list" aria-label="Lists with nothing in them">
      {fields.map((each) => (
        <p key={each.name} class="absent">
          <strong>{heading(each)}: none in the sources loaded.</strong> {each.about}
        </p>
      ))}
    </section>
  );
}

/** What to do to give a parameter, in words. */
function howToGive(parameter: Parameter): string {
  if (parameter.takes === "SCENARIO") return "Choose a kept scenario above, or write what to imagine and press Imagine it.";
  const name = label(parameter);
  return KEYS.includes(parameter.takes) ? `Choose ${name} above: type part of a name, then press Enter.` : `Fill in ${name} above, then leave the field.`;
}

/** What the question needs before it can be asked. */
function Missing({ question }: { readonly question: Question }) {
  return (
    <>
      <p class="definition">{question.about}</p>
      {missing.value.map((each) => (
        <p key={each.name} class="absent" role="status">
          {howToGive(each)}
        </p>
      ))}
    </>
  );
}

