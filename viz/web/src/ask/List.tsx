import type { Told } from "../data/answer";
import type { Field } from "../data/declared";
import type { Named } from "../data/types";
import { EntityLinks } from "../parts/Holder";
import { layoutOf } from "./layout";
import { Records } from "./Records";
import { countOf, members, oneInWords } from "./values";

interface Props {
  readonly field: Field;
  readonly answer: Told;
}

/** A list of an answer: things as links, texts as lines, records as a table. */
export function List({ field, answer }: Props) {
  const rows = members(answer, field);
  const layout = field.shape === "record" ? layoutOf(field.of ?? "") : null;
  if (layout) return <Records field={field} layout={layout} rows={rows as readonly Told[]} count={countOf(answer, field)} />;
  if (field.shape === "entity") return <EntityLinks entities={rows as readonly Named[]} none="" />;
  return (
    <ul class="lines">
      {rows.map((each, index) => (
        <li key={index}>{oneInWords(field, each)}</li>
      ))}
    </ul>
  );
}
