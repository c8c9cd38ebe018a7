import { type Change, CHANGES, isKey } from "../data/imagining";
import type { Selected } from "../data/types";
import { go } from "../state/address";
import { look } from "../state/look";
import { about } from "../state/page";

/** What can be imagined of the thing in the panel alone: a press lays it over the map, after what is imagined already. */
export function Offers({ of: { key, entity, relationship } }: { readonly of: Selected }) {
  const offered = CHANGES.filter((each) => fits(each, entity ? entity.kind : relationship && "RELATIONSHIP"));
  if (offered.length === 0) return null;
  return (
    <section class="offers" aria-label="What if">
      <h3>What if …</h3>
      <p class="row">
        {offered.map((each) => (
          <button key={each.name} type="button" title={each.about} onClick={() => go({ scenario: `${before()}${each.name} ${key}` })}>
            {each.name.replaceAll("-", " ")}
          </button>
        ))}
      </p>
    </section>
  );
}

/** Whether a change needs nothing but a thing of this kind. */
function fits({ needs: [need, ...others] }: Change, kind: string | null): boolean {
  if (!need || others.length > 0 || !kind) return false;
  return need.kinds.includes(kind) || need.name.toUpperCase() === kind;
}

/** What is imagined already, as lines to go on after. */
function before(): string {
  const { scenario } = look.value;
  const kept = about.value.value?.scenarios.find(({ key }) => key === scenario)?.imaginedChanges;
  const text = isKey(scenario) ? (kept ?? "") : scenario;
  return text && `${text.trimEnd()}\n`;
}
