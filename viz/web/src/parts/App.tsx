import { useEffect } from "preact/hooks";
import { OwnershipMap } from "../map/OwnershipMap";
import { Coverage } from "../matrix/Coverage";
import { address, go } from "../state/address";
import { about, report } from "../state/page";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { isWriting } from "./keys";
import { Lenses } from "./Lenses";
import { announce, LiveRegion } from "./live";
import { Problem } from "./Message";
import { Oddities } from "./Oddities";
import { Panel } from "./Panel";
import { Stale } from "./Stale";

/** The explorer. */
export function App() {
  useEffect(() => {
    addEventListener("keydown", shortcuts);
    return () => removeEventListener("keydown", shortcuts);
  }, []);

  const headline = report.value.value?.headline;
  useEffect(() => {
    if (!headline) return;
    announce(headline);
    document.title = `${headline} · ${about.peek().value?.map.title ?? "sociogram"}`;
  }, [headline]);

  const failure = about.value.failure ?? null;
  const { view, select } = address.value;
  return (
    <div class={select ? "page with-panel" : "page"}>
      <a class="skip" href="#main">Skip to the answer</a>
      <Stale />
      <Header />
      <div class="work">
        <main id="main" tabIndex={-1}>
          <Lenses />
          <Oddities />
          {failure ? <Problem failure={failure} /> : view === "map" ? <OwnershipMap /> : <Coverage />}
        </main>
        <Panel />
      </div>
      <Footer />
      <LiveRegion />
    </div>
  );
}

function shortcuts(event: KeyboardEvent): void {
  if (event.key === "/" && !isWriting(event)) {
    event.preventDefault();
    document.getElementById("search")?.focus();
  }
  if (event.key === "Escape" && !isWriting(event) && address.value.select) go({ select: "", unit: "", quote: "" });
}
