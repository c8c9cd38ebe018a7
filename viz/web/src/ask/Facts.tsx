import type { Told } from "../data/answer";
import { camel, type Field, fieldsOf } from "../data/declared";
import type { Named } from "../data/types";
import { EntityLink } from "../parts/Holder";
import { asked, givenTo } from "../state/asking";
import { capital } from "../words";
import { held, isEmpty, label, meaning, wordsOf } from "./values";

interface Props {
  readonly fields: readonly Field[];
  readonly record: Told;
}

/** The figures of an answer and what else it says of itself, each with its meaning; what holds nothing, or was given, is left out. */
export function Facts({ fields, record }: Props) {
  const given = new Set(asked.value?.parameters.map(givenTo));
  const said = fields.filter((each) => !isEmpty(record, each) && !(each.shape === "entity" && given.has((held(record, each) as Named).key)));
  if (said.length === 0) return null;
  return (
    <dl class="facts">
      {said.map((each) => (
        <div key={each.name} class={isNumber(each) ? "figure" : undefined}>
          <dt>{capital(label(each))}</dt>
          <dd class="value">{each.shape === "record" ? <Parts field={each} record={held(record, each) as Told} /> : <Value field={each} record={record} />}</dd>
          <dd class="meaning">{meaning(each)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ field, record }: { readonly field: Field; readonly record: Told }) {
  return field.shape === "entity" ? <EntityLink entity={held(record, field) as Named} /> : wordsOf(record, field);
}

/** A record that stands alone, in a line: what of it is a number or a word. */
function Parts({ field, record }: { readonly field: Field; readonly record: Told }) {
  const parts = fieldsOf(field.of ?? "").filter((each) => SHORT.includes(each.shape) && !each.list && !isEmpty(record, each));
  return (
    <ul class="parts">
      {parts.map((each) => (
        <li key={camel(each.name)} title={meaning(each)}>
          <span>{label(each)}</span> <Value field={each} record={record} />
        </li>
      ))}
    </ul>
  );
}

const SHORT: readonly string[] = ["number", "share", "truth", "day", "choice"];

const isNumber = ({ shape }: Field) => shape === "number" || shape === "share";
