/** What the panel asks of an entity. */
export const ENTITY_FIELDS = `
    key name kind aliases about note certainty basis
    validity { ...validity }
    evidence { ...evidence }
    coverage(roster: $roster) {
      state figure flags pull partsFirm parts rule
      subject { key name kind }
      units {
        basis purpose qualifier condition
        unit { key name kind }
        posts { key name kind }
        holders { key name kind }
        standIns { key name kind }
        validity { ...validity }
        relationship { ...relationship }
        decision { why decision { key name kind } by { key name kind } validity { ...validity } evidence { ...evidence } }
      }
      bodies { key name kind }
      namedBy { key name kind }
      reasons { text evidence { ...evidence } }
      nearest { text evidence { ...evidence } }
      toDecide { text }
    }
    ... on Document {
      bearsOutEntities(first: 50) { totalCount nodes { key name kind } }
      bearsOutRelationships(first: 50) { totalCount nodes { key type source { key name kind } target { key name kind } } }
    }
    relationships(first: 50) { totalCount edges { node { ...relationship } } }`;

/** What it asks of the things around an entity, wherever they stand. */
export const FRAGMENTS = `fragment evidence on Evidence { quote start end locator document { key name about } }
fragment validity on Validity { text start { text } end { text } }
fragment relationship on Relationship {
  key type role purpose qualifier condition certainty basis
  source { key name kind }
  target { key name kind }
  validity { ...validity }
  evidence { ...evidence }
}`;
