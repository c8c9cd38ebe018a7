import { camel, type Field, fieldsOf, FIRST_SCREEN, isPlain, isReason, type Parameter, type Question, QUESTIONS } from "./declared";
import { imaginable, type Imaginable } from "./document-list";
import { LENS_ARGUMENTS, LENS_VARIABLES } from "./lenses";

/** How many rows of a list come at a time. */
export const PAGE = 25;

/** How many records come of a list inside a row, unless more are asked for; and how many can be asked for. */
export const NESTED = 10;
export const MOST_NESTED = 100;

/** How many come of things inside a row that are no more than a name; the rest is counted. */
const NESTED_THINGS = 50;

const INSIDE = "first: $inside";

const NAMED = "{ key name kind }";
const PAGE_INFO = "pageInfo { hasNextPage endCursor }";

const FRAGMENTS: Readonly<Record<string, string>> = {
  evidence: "fragment evidence on Evidence { quote start end locator document { key name about } }",
  validity: "fragment validity on Validity { text start { text } end { text } }",
};

interface Documents {
  /** Asks for the answer with the first page of each list. */
  readonly opening: Imaginable;
  /** For each list that is paged: asks for the page after a cursor. */
  readonly further: Readonly<Record<string, Imaginable>>;
}

const DOCUMENTS: Readonly<Record<string, Documents>> = Object.fromEntries(
  QUESTIONS.filter(({ name }) => name !== FIRST_SCREEN).map((asked) => [asked.name, documentsOf(asked)]),
);

/** The documents that ask a question. */
export function documentsFor({ name }: Question): Documents {
  const found = DOCUMENTS[name];
  if (!found) throw new Error(`${name} has a view of its own`);
  return found;
}

function documentsOf(question: Question): Documents {
  const fields = fieldsOf(question.answer);
  const opening = document(question, "", [], fields.map((each) => selected(each, `first: ${PAGE}`)).join("\n    "));
  const paged = fields.filter((each) => each.list === "paged");
  const further = paged.map((each) => [
    each.name,
    document(question, capitalized(camel(each.name)), ["$after: String"], selected(each, `first: ${PAGE}, after: $after`)),
  ]);
  return { opening, further: Object.fromEntries(further) as Record<string, Imaginable> };
}

function document({ name, parameters }: Question, suffix: string, variables: readonly string[], fields: string): Imaginable {
  const inside = fields.includes(INSIDE) ? [`$inside: Int! = ${NESTED}`] : [];
  const taken = [...parameters.map(variableOf), LENS_VARIABLES, ...variables, ...inside];
  const passed = [...parameters.map((each) => `${camel(each.name)}: $${camel(each.name)}`), LENS_ARGUMENTS];
  const fragments = Object.entries(FRAGMENTS).filter(([fragment]) => fields.includes(`...${fragment}`));
  const query = `query ${capitalized(camel(name))}${suffix}(${taken.join(", ")}) {
  ${camel(name)}(${passed.join(", ")}) {
    ${fields}
  }
}`;
  return imaginable([query, ...fragments.map(([, text]) => text)].join("\n"));
}

function variableOf({ name, scalar, required }: Parameter): string {
  return `$${camel(name)}: ${scalar}${required ? "!" : ""}`;
}

/** What is asked of a field, pages included. */
function selected(field: Field, page: string): string {
  const name = camel(field.name);
  const inner = innerOf(field);
  return field.list === "paged" ? `${name}(${page}) { totalCount ${PAGE_INFO} edges { node ${inner} } }` : `${name} ${inner}`.trim();
}

function innerOf(field: Field): string {
  switch (field.shape) {
    case "entity":
      return NAMED;
    case "relationship":
      return `{ key type source ${NAMED} target ${NAMED} }`;
    case "evidence":
    case "validity":
      return `{ ...${field.shape} }`;
    case "record":
      return recordOf(field.of ?? "", field.list !== undefined);
    default:
      return "";
  }
}

/** What is asked of a record: of one in a list all, of one that stands alone what can be said in a line. */
function recordOf(record: string, isRow: boolean): string {
  const fields = fieldsOf(record);
  if (isReason(record)) return "{ text evidence { ...evidence } relationships { key } }";
  const isProven = fields.some((each) => each.shape === "evidence" || isReason(each.of));
  const kept = fields.filter((each) => isRow || isPlain(each) || each.shape === "evidence");
  const asked = kept.map((each) =>
    each.shape === "relationship" && !isProven
      ? `${camel(each.name)} { key type source ${NAMED} target ${NAMED} evidence { ...evidence } }`
      : selected(each, each.shape === "entity" ? `first: ${NESTED_THINGS}` : INSIDE),
  );
  return `{ ${asked.join(" ")} }`;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
