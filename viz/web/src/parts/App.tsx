import { useEffect } from "preact/hooks";
import { QuestionPage } from "../ask/QuestionPage";
import { inShort, WhatIf } from "../imagine/WhatIf";
import { OwnershipMap } from "../map/OwnershipMap";
import { Coverage } from "../matrix/Coverage";
import { address, go } from "../state/address";
import { answerWords, asked } from "../state/asking";
import { imagined, refused } from "../state/imagining";
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

  const headline = asked.value ? answerWords.value : report.value.value?.headline;
  const title = about.value.value?.map.title ?? "sociogram";
  const told = imagined.value.value;
  const isImagined = Boolean(told);
  const heard = [told && `What if: ${inShort(told)} Nothing is written.`, headline].filter(Boolean).join(" ");
  useEffect(() => {
    if (heard) announce(heard);
  }, [heard]);
  useEffect(() => {
    document.title = [...(headline ? [isImagined ? `What if: ${headline}` : headline] : []), title].join(" · ");
  }, [headline, title, isImagined]);

  const failure = about.value.failure ?? null;
  const { view, select } = address.value;
  return (
    <div class={select && !refused.value ? "page with-panel" : "page"}>
      <a class="skip" href="#main">Skip to the answer</a>
      <Stale />
      <Header />
      <div class="work">
        <main id="main" tabIndex={-1}>
          <Lenses />
          <WhatIf />
          <Oddities />
          {failure ? <Problem failure={failure} /> : refused.value ? null : asked.value ? <QuestionPage question={asked.value} /> : view === "map" ? <OwnershipMap /> : <Coverage />}
        </main>
        {!refused.value && <Panel />}
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
