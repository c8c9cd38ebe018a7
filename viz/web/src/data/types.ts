// The shapes that the documents in this folder ask for, named as in the GraphQL schema.

export type CoverageFigure = "OPEN" | "HANGS" | "FIRM";

export interface Named {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
}

export interface Evidence {
  readonly quote: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly locator: string | null;
  readonly document: { readonly key: string; readonly name: string; readonly about: string | null } | null;
}

export interface Validity {
  readonly text: string | null;
  readonly start: { readonly text: string } | null;
  readonly end: { readonly text: string } | null;
}

export interface Relationship {
  readonly key: string;
  readonly type: string;
  readonly role: string | null;
  readonly purpose: string | null;
  readonly qualifier: string | null;
  readonly condition: string | null;
  readonly certainty: string;
  readonly basis: string | null;
  readonly source: Named | null;
  readonly target: Named | null;
  readonly validity: Validity;
  readonly evidence: readonly Evidence[];
}

export interface Holding {
  readonly unit: Named | null;
  readonly basis: string;
  readonly relationship: { readonly certainty: string; readonly basis: string | null } | null;
}

export interface CoverageRow {
  readonly subject: Named | null;
  readonly state: string;
  readonly figure: CoverageFigure;
  readonly flags: readonly string[];
  readonly pull: number;
  readonly partsFirm: number;
  readonly parts: number;
  readonly rule: string;
  readonly units: readonly Holding[];
  readonly bodies: readonly Named[];
  readonly namedBy: readonly Named[];
  readonly reasons: readonly { readonly text: string }[];
  readonly toDecide: readonly { readonly text: string }[];
}

export interface CoverageReport {
  readonly headline: string;
  readonly definition: string;
  readonly roster: Named | null;
  readonly size: number;
  readonly items: number;
  readonly firm: number;
  readonly hangs: number;
  readonly open: number;
  readonly decisions: number;
  readonly confirmed: number;
  readonly states: readonly { readonly state: string; readonly count: number }[];
  readonly units: readonly Named[];
  readonly bodies: readonly Named[];
  readonly elsewhere: readonly Pick<CoverageRow, "subject" | "state" | "figure">[];
  readonly rows: readonly CoverageRow[];
}

export interface Ownership extends Holding {
  readonly posts: readonly Named[];
  readonly holders: readonly Named[];
  readonly standIns: readonly Named[];
  readonly purpose: string | null;
  readonly qualifier: string | null;
  readonly condition: string | null;
  readonly validity: Validity;
  readonly relationship: Relationship | null;
  readonly decision: DecisionOnRecord | null;
}

/** Who took a decision, when, until when, and why. */
export interface DecisionOnRecord {
  readonly decision: Named | null;
  readonly by: Named | null;
  readonly why: string | null;
  readonly validity: Validity;
  readonly evidence: readonly Evidence[];
}

export interface Reason {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

export interface CoverageDetail extends CoverageRow {
  readonly units: readonly Ownership[];
  readonly reasons: readonly Reason[];
  readonly nearest: readonly Reason[];
}

export interface EntityDetail extends Named {
  readonly aliases: readonly string[];
  readonly about: string | null;
  readonly note: string | null;
  readonly certainty: string;
  readonly basis: string | null;
  readonly validity: Validity;
  readonly evidence: readonly Evidence[];
  readonly coverage: CoverageDetail | null;
  readonly bearsOutEntities?: { readonly totalCount: number; readonly nodes: readonly Named[] };
  readonly bearsOutRelationships?: {
    readonly totalCount: number;
    readonly nodes: readonly Pick<Relationship, "key" | "type" | "source" | "target">[];
  };
  readonly relationships: { readonly totalCount: number; readonly edges: readonly { readonly node: Relationship }[] };
}

export interface RelationshipDetail extends Relationship {
  readonly note: string | null;
  readonly responsibilities: readonly { readonly role: string; readonly holder: Named | null }[];
  readonly confirmed: Named | null;
}

/** What there is instead of something that is not seen: itself outside the lenses, and what is called much the same. */
export interface Absence {
  readonly entity: { readonly name: string; readonly validity: Validity } | null;
  readonly relationship: Pick<Relationship, "type" | "source" | "target" | "validity"> | null;
  readonly nearest: readonly Named[];
}

/** What the panel is about: one of the three. */
export interface Selected {
  readonly key: string;
  readonly entity: EntityDetail | null;
  readonly relationship: RelationshipDetail | null;
  readonly absence: Absence | null;
}
