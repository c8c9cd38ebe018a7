import { pageConfig } from "../config";
import type { Question } from "../data/about";
import { COVERAGE_DOCUMENT } from "../data/coverage";
import { address, go, lensQuery, linkTo } from "../state/address";
import { about } from "../state/page";
import { shownView, VIEWS } from "../state/views";
import { announce } from "./live";
import { Menu } from "./Menu";
import { Search } from "./Search";

const FILES = { matrix: ["svg", "png", "html"], map: ["svg", "png", "html", "graphml"] } as const;

/** Title, search, questions, views, files. */
export function Header() {
  const title = about.value.value?.map.title;
  return (
    <header class="top">
      <p class="title">
        <a href={`${pageConfig().prefix}/`}>{title || "sociogram"}</a>
      </p>
      <Search />
      <nav aria-label="Questions and views">
        <Ask />
        <ul class="views">
          {VIEWS.map(({ view, label }) => (
            <li key={view}>
              <a href={linkTo({ view })} aria-current={shownView(address.value.view) === view ? "page" : undefined} onClick={following(() => go({ view }))}>
                {label}
              </a>
            </li>
          ))}
        </ul>
        <Files />
      </nav>
    </header>
  );
}

function Ask() {
  const questions = (about.value.value?.questions ?? []).filter(({ name, asksForSubject }) => name === "coverage" || asksForSubject);
  const answer = ({ asksForSubject }: Question) => {
    if (asksForSubject) setTimeout(() => document.getElementById("search")?.focus());
    else go({ view: "", select: "", unit: "", quote: "" });
  };
  return (
    <Menu label="Ask">
      {questions.map((asked) => (
        <button key={asked.name} type="button" onClick={() => answer(asked)}>
          <strong>{asked.question}</strong>
          <span>{asked.asksForSubject ? "Search for X, then open it." : asked.how}</span>
        </button>
      ))}
    </Menu>
  );
}

function Files() {
  const view = address.value.view === "map" ? "map" : "matrix";
  const { prefix } = pageConfig();
  return (
    <Menu label="Export">
      {FILES[view].map((format) => (
        <a key={format} href={`${prefix}/views/${view}.${format}${lensQuery.value}`} download={`${view}.${format}`}>
          <strong>{format.toUpperCase()}</strong> <span>{ABOUT_FILE[format]}</span>
        </a>
      ))}
      <button type="button" onClick={() => copy(location.href, "Link copied")}>
        <strong>Copy link</strong> <span>to exactly this screen</span>
      </button>
      <button type="button" onClick={() => copy(asGraphQL(), "GraphQL copied")}>
        <strong>Copy as GraphQL</strong> <span>to ask it from another system</span>
      </button>
      <button type="button" onClick={() => copy(asCommand(), "Command copied")}>
        <strong>Copy as command</strong> <span>to ask it in a terminal</span>
      </button>
      <a href={`${prefix}/graphiql`}>
        <strong>GraphiQL</strong> <span>try GraphQL documents</span>
      </a>
    </Menu>
  );
}

const ABOUT_FILE = {
  svg: "picture, text stays text",
  png: "picture for slides",
  html: "one file that opens offline",
  graphml: "for Gephi, yEd and networkx",
} as const;

function asGraphQL(): string {
  const { roster, asOf, statedOnly } = address.value;
  const variables = { roster: roster || null, asOf: asOf || null, statedOnly: statedOnly === "true" };
  return `${COVERAGE_DOCUMENT}\n# variables: ${JSON.stringify(variables)}\n`;
}

function asCommand(): string {
  const { roster, asOf, statedOnly } = address.value;
  const options = [roster && `--roster ${roster}`, asOf && `--as-of ${asOf}`, statedOnly === "true" && "--stated-only"];
  return ["sociogram ask coverage", ...options.filter(Boolean)].join(" ");
}

function copy(text: string, done: string): void {
  navigator.clipboard.writeText(text).then(
    () => announce(done),
    () => announce("The browser did not let the page copy. Copy the address instead."),
  );
}

/** Follow a link within the page, but leave new tabs and windows to the browser. */
function following(act: () => void) {
  return (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    act();
  };
}
