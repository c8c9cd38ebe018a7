import type { Failure } from "../data/client";
import type { Question } from "../data/declared";
import { Problem } from "../parts/Message";
import { give, givenTo, refusedScenario } from "../state/asking";

/** Why a question could not be answered, with a button for each thing that may have been meant. */
export function Refused({ question, failure }: { readonly question: Question; readonly failure: Failure }) {
  if (refusedScenario.value) return null; // the form says what is wrong, line by line
  const [, wrong, nearest] = /'([^']+)' on the map\. Did you mean (.*)\?$/.exec(failure.fact) ?? [];
  const parameter = question.parameters.find((each) => givenTo(each) === wrong);
  return (
    <>
      <Problem failure={failure} />
      {parameter && nearest && (
        <p class="under">
          {[...nearest.matchAll(/'([^']+)'/g)].map(([, key]) => (
            <button key={key} type="button" onClick={() => give(parameter, key ?? "")}>Ask about {key}</button>
          ))}
        </p>
      )}
    </>
  );
}
