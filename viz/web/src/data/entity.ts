import { ask } from "./client";
import { listed } from "./document-list";
import type { Lenses } from "./coverage";
import type { EntityDetail } from "./types";

const DOCUMENT = listed(`query Entity($key: String!, $roster: String, $asOf: Date, $statedOnly: Boolean!) {
  entity(key: $key, asOf: $asOf, statedOnly: $statedOnly) {
    key name kind aliases about note certainty basis
    validity { ...validity }
    evidence { ...evidence }
    coverage(roster: $roster) {
      state figure flags pull rule
      subject { key name kind }
      units {
        basis purpose qualifier condition
        unit { key name kind }
        posts { key name kind }
        holders { key name kind }
        standIns { key name kind }
        relationship { ...relationship }
      }
      bodies { key name kind }
      namedBy { key name kind }
      reasons { text evidence { ...evidence } }
      nearest { text evidence { ...evidence } }
      toDecide { text }
    }
    relationships(first: 50) { totalCount edges { node { ...relationship } } }
  }
}
fragment evidence on Evidence { quote start end locator document { key name } }
fragment validity on Validity { text start { text } end { text } }
fragment relationship on Relationship {
  key type role purpose qualifier condition certainty basis
  source { key name kind }
  target { key name kind }
  validity { ...validity }
  evidence { ...evidence }
}`);

export interface EntityQuestion extends Lenses {
  readonly key: string;
}

/** One entity with everything that the panel says about it. */
export async function loadEntity(question: EntityQuestion, signal: AbortSignal): Promise<EntityDetail> {
  const { entity } = await ask<{ entity: EntityDetail }>(DOCUMENT, question, signal);
  return entity;
}
