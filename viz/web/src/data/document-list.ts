declare const LISTED: unique symbol;

/** A GraphQL document that stands in the list below, so that a service that answers only known ones knows it. */
export type Listed = string & { readonly [LISTED]: true };

/** The same question of the map, and of what a scenario makes of it. */
export interface Imaginable {
  readonly onRecord: Listed;
  readonly imagined: Listed;
}

/** Every document that the explorer asks; the build writes them down beside the bundle. */
export const DOCUMENTS = new Set<string>();

/** Put a document on the list. Nothing else can be asked. */
export function listed(document: string): Listed {
  DOCUMENTS.add(document);
  return document as Listed;
}

/** Put a document on the list twice: as it stands, and laid over a scenario. */
export function imaginable(document: string): Imaginable {
  return { onRecord: listed(document), imagined: listed(laidOver(document)) };
}

/** The document with all its fields asked of a scenario, which two more variables give. */
function laidOver(document: string): string {
  const start = document.indexOf("{");
  const end = closing(document, start);
  const head = document.slice(0, start).replace("(", "($imaginedText: String, $imaginedKey: String, ");
  const fields = document.slice(start + 1, end).trim();
  return `${head}{\n  scenario(text: $imaginedText, key: $imaginedKey) {\n  ${fields}\n  }\n${document.slice(end)}`;
}

/** Where the brace that opens at `start` closes. */
function closing(document: string, start: number): number {
  let depth = 0;
  for (let at = start; at < document.length; at += 1) {
    if (document[at] === "{") depth += 1;
    if (document[at] === "}" && --depth === 0) return at;
  }
  throw new Error("a brace of the document is not closed");
}
