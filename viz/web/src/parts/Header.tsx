import { pageConfig } from "../config";
import { FIRST_SCREEN, QUESTIONS } from "../data/declared";
import { type Address, address, go, lensQuery, linkTo, NOTHING_ELSE } from "../state/address";
import { asked, turnTo } from "../state/asking";
import { about } from "../state/page";
import { shownView, VIEWS } from "../state/views";
import { COPIES, copy } from "./copying";
import { following } from "./following";
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
              <a href={linkTo(leadingTo(view))} aria-current={isShown(view) ? "page" : undefined} onClick={following(() => go(leadingTo(view)))}>
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

const isShown = (view: string) => !asked.value && shownView(address.value.view) === view;

/** A view with the filters there are; from the page of a question, with its lenses only. */
function leadingTo(view: string): Partial<Address> {
  return asked.value ? { ...NOTHING_ELSE, view } : { view };
}

/** Every question in words; the list is that of the code, and nothing is added here. */
function Ask() {
  const now = asked.value?.name ?? (shownView(address.value.view) === VIEWS[0].view ? FIRST_SCREEN : "");
  return (
    <Menu label="Ask" list="questions">
      {QUESTIONS.map((question) => (
        <a
          key={question.name}
          href={linkTo({ ...NOTHING_ELSE, ask: question.name === FIRST_SCREEN ? "" : question.name })}
          aria-current={question.name === now ? "page" : undefined}
          onClick={following(() => turnTo(question))}
        >
          <strong>{question.question}</strong>
          <span>{question.about}</span>
        </a>
      ))}
    </Menu>
  );
}

function Files() {
  const view = address.value.view === "map" ? "map" : "matrix";
  const formats = asked.value ? [] : FILES[view];
  const { prefix } = pageConfig();
  return (
    <Menu label="Export">
      {formats.map((format) => (
        <a key={format} href={`${prefix}/views/${view}.${format}${lensQuery.value}`} download={`${view}.${format}`}>
          <strong>{format.toUpperCase()}</strong> <span>{ABOUT_FILE[format]}</span>
        </a>
      ))}
      {COPIES.map(({ label, about, text, done }) => (
        <button key={label} type="button" onClick={() => copy(text(), done)}>
          <strong>{label}</strong> <span>{about}</span>
        </button>
      ))}
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
