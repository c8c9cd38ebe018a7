import { dayWords } from "../words";
import { asked } from "../state/asking";
import { about, asOfShown, report } from "../state/page";

/** Where this comes from: store, revision, day, roster. */
export function Footer() {
  const map = about.value.value;
  const store = map?.revision.store;
  const roster = report.value.value?.roster?.name;
  return (
    <footer class="foot">
      {map && (
        <>
          <span>Store: {store ? `${store.kind} ${store.version}` : "does not answer; this is what was read last"}</span>
          <span>Revision {map.revision.number}</span>
        </>
      )}
      {asOfShown.value && <span>As of {dayWords(asOfShown.value)}</span>}
      {!asked.value && <span>Roster: {roster ?? "none; everything that is named"}</span>}
    </footer>
  );
}
