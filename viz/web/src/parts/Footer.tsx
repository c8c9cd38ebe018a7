import { dayWords, momentWords } from "../words";
import { asked } from "../state/asking";
import { imagined } from "../state/imagining";
import { look } from "../state/look";
import { about, asOfShown, report } from "../state/page";

/** Where this comes from: store, revision, day, moment, roster, and whether it is imagined. */
export function Footer() {
  const map = about.value.value;
  const { recordedAsOf } = look.value;
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
      {recordedAsOf && <span>As recorded on {momentWords(recordedAsOf)}</span>}
      {imagined.value.value && <span>Imagined, not on record</span>}
      {!asked.value && report.value.value && <span>Roster: {roster ?? "none; everything that is named"}</span>}
    </footer>
  );
}
