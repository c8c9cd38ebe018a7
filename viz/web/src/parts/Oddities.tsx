import { oddities } from "../state/oddities";

/** Says what the address asks for although there is no such thing, instead of leaving it out in silence. */
export function Oddities() {
  return (
    <>
      {oddities.value.map(({ name, fact, instead, drop }) => (
        <div key={name} class="notice" role="alert">
          <p>
            <strong>{fact}</strong> {instead}
          </p>
          <button type="button" onClick={drop}>Go on without it</button>
        </div>
      ))}
    </>
  );
}
