import { useEffect } from "preact/hooks";
import type { Failure } from "../data/client";
import type { Hit } from "../data/search";
import { Problem } from "../parts/Message";
import { give, givenTo, meant, mistaken, refusedScenario } from "../state/asking";
import { spoken } from "../words";

/** So many things are offered instead of a key that names nothing. */
const OFFERED = 5;

/** Why a question could not be answered, with a button for each thing that may have been meant; a name is taken for its key. */
export function Refused({ failure }: { readonly failure: Failure }) {
  const parameter = mistaken.value;
  const hits = (parameter && meant.value.value) ?? [];
  const named = parameter && called(givenTo(parameter), hits);
  useEffect(() => {
    if (parameter && named) give(parameter, named, true);
  }, [parameter, named]);

  if (refusedScenario.value || named) return null; // the form says what is wrong, line by line; the name is put right
  return (
    <>
      <Problem failure={failure} />
      {parameter && hits.length > 0 && (
        <p class="under">
          {hits.slice(0, OFFERED).map(({ entity }) => (
            <button key={entity?.key} type="button" onClick={() => give(parameter, entity?.key ?? "")}>
              Ask about {entity?.name} <span class="kind">{spoken(entity?.kind ?? "")}</span>
            </button>
          ))}
        </p>
      )}
    </>
  );
}

/** The key of the only thing that is called so; null where there is none, or several. */
function called(text: string, hits: readonly Hit[]): string | null {
  const wanted = text.trim().toLowerCase();
  const found = hits.filter(({ entity, matched }) => [entity?.name, matched].some((name) => name?.toLowerCase() === wanted));
  return (found.length === 1 && found[0]?.entity?.key) || null;
}
