import { go } from "../state/address";
import { oddities } from "../state/oddities";

/** Says what the address asks for although there is no such thing, instead of leaving it out in silence. */
export function Oddities() {
  return (
    <>
      {oddities.value.map(({ part, fact, instead }) => (
        <div key={part} class="notice" role="alert">
          <p>
            <strong>{fact}</strong> {instead}
          </p>
          <button type="button" onClick={() => go({ [part]: "" })}>Go on without it</button>
        </div>
      ))}
    </>
  );
}
