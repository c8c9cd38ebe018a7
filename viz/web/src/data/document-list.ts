declare const LISTED: unique symbol;

/** A GraphQL document that stands in the list below, so that a service that answers only known ones knows it. */
export type Listed = string & { readonly [LISTED]: true };

/** Every document that the explorer asks; the build writes them down beside the bundle. */
export const DOCUMENTS = new Set<string>();

/** Put a document on the list. Nothing else can be asked. */
export function listed(document: string): Listed {
  DOCUMENTS.add(document);
  return document as Listed;
}
