import type { Told } from "../data/answer";
import type { Field } from "../data/declared";
import type { Named } from "../data/types";
import { EntityLink } from "../parts/Holder";
import { choiceMeaning } from "../words";
import { FEW } from "./layout";
import { allOf, countOf, held, isEmpty, wordsOf } from "./values";

/** What a field holds, in a cell: things as links, everything else in words. */
export function Cell({ field, row }: { readonly field: Field; readonly row: Told }) {
  if (isEmpty(row, field)) return <Nothing />;
  if (field.shape === "entity") return <Links entities={allOf(row, field) as readonly Named[]} count={field.list ? countOf(row, field) : 1} />;
  const words = wordsOf(row, field);
  if (field.shape === "choice") return <span class="word" title={field.list ? undefined : choiceMeaning(field.of ?? "", String(held(row, field)))}>{words}</span>;
  return <>{words}</>;
}

function Links({ entities, count }: { readonly entities: readonly Named[]; readonly count: number }) {
  return (
    <ul class="links">
      {entities.slice(0, FEW).map((each) => (
        <li key={each.key}>
          <EntityLink entity={each} />
        </li>
      ))}
      {count > FEW && <li class="absent">and {(count - FEW).toLocaleString("en")} more</li>}
    </ul>
  );
}

function Nothing() {
  return (
    <span class="nothing">
      –<span class="visually-hidden">none</span>
    </span>
  );
}
