/** How the map is looked at, whatever is asked of it. */
export interface Lenses {
  readonly asOf: string | null;
  readonly recordedAsOf: string | null;
  readonly statedOnly: boolean;
}

/** Lenses, and what is imagined: the text of changes, or the key of a kept scenario; empty where nothing is. */
export interface Look extends Lenses {
  readonly scenario: string;
}

/** What a document that looks through lenses declares, and what its fields take. */
export const LENS_VARIABLES = "$asOf: Date, $recordedAsOf: DateTime, $statedOnly: Boolean!";
export const LENS_ARGUMENTS = "asOf: $asOf, recordedAsOf: $recordedAsOf, statedOnly: $statedOnly";
