"""All Cypher of the map, a function a statement, each as it can be pasted into a console.

Values are always parameters; labels and types are put into the text and come only from the ontology or from here.
``REMOVE x._lock`` takes the lock of a thing without leaving anything behind: of a hundred writers that take it before
they compare versions one wins, and the refused ones commit nothing.
"""

from collections.abc import Iterable

from graph.keys import ENTITY_KEY, RELATIONSHIP_KEY
from graph.records import DocumentText, Entity, Evidence, Relationship, Responsibility
from graph.stores.neo4j.names import EVIDENCED_BY, LABELS, OWN_LABELS, RESPONSIBLE, TYPES
from graph.stores.neo4j.rows import (
    BOUNDS,
    ENTITY_FIELDS,
    EVIDENCE_FIELDS,
    RELATIONSHIP_FIELDS,
    RESPONSIBILITY_FIELDS,
    TEXT_FIELDS,
    WRITTEN,
)

REVISION_ROW = "r.number, r.committed_at, r.actor, r.reason, r.idempotency_key, r.asked, r.things"
"""A revision, as :func:`graph.stores.neo4j.reading.revision` reads it."""

A_LIST = "a list"
"""How a list is told of where one value should stand."""

PACKED, PACKED_ENDS = 2_000, 400
"""Of how many things the rows come in one record, and of how many entities the relationships."""


def packed(properties: str, fields: Iterable[str], *first: str) -> str:
    """A row as one list: the *first* values, then each field as text, null where it is not said."""
    return f"[{', '.join([*first, *(as_text(f'{properties}.{field}', field) for field in fields)])}]"


def as_text(said: str, field: str) -> str:
    """A value as text. A list has none; it must not be taken for nothing where that would say less than was meant.

    The map always writes these two fields, so that the second question is asked of what another tool wrote alone.
    """
    text = f"toStringOrNull({said})"
    if field not in ("certainty", "sensitivity"):
        return text
    return f"coalesce({text}, CASE WHEN {said} IS NOT NULL THEN '{A_LIST}' END)"


def others(properties: str) -> str:
    """The properties without a place of their own, as pairs of name and value."""
    return f"[name IN keys({properties}) WHERE $placed[name] IS NULL | [name, {properties}[name]]]"


def assigned(table: str, first: int) -> str:
    """A map of the properties of a table that are written by place, from the *first* place of a row on."""
    values = (
        f"{name}: date(row[{place}])" if name in BOUNDS else f"{name}: row[{place}]"
        for place, name in enumerate(WRITTEN[table], start=first)
    )
    return f"{{{', '.join(values)}}}"


ENTITY_ROW = packed("p", ENTITY_FIELDS, "x.i", "labels(x)", others("p"))
RELATIONSHIP_ROW = packed("p", RELATIONSHIP_FIELDS, "x.i", "toIntegerOrNull(y.i)", "type(r)", others("p"))
EVIDENCE_ROW = packed("p", EVIDENCE_FIELDS, "toStringOrNull(x.key)", "toStringOrNull(d.key)")
RESPONSIBILITY_ROW = packed("p", RESPONSIBILITY_FIELDS, "toStringOrNull(x.key)", "toStringOrNull(h.key)")
TEXT_ROW = packed("p", TEXT_FIELDS)
_ANY = {
    Entity.table: "(:Entity)",
    Relationship.table: "(:Relationship)",
    Evidence.table: f"()-[:{EVIDENCED_BY}]->()",
    Responsibility.table: f"()-[:{RESPONSIBLE}]->()",
    DocumentText.table: "(:DocumentText)",
}


# The state of the map, and who may write


def bookmark() -> str:
    """The cheapest thing that a transaction can do; its bookmark names the last commit of anybody."""
    return "RETURN 1"


def make_map() -> str:
    """The one node that every writer locks first, made where it is not.

    ``_lock`` stands there until the first lock: removing a property that no node has ever had locks nothing.
    """
    return """
MERGE (map:SociogramMap {key: 'map'})
  ON CREATE SET map.revision = 0, map.next_entity = 0, map.next_relationship = 0, map._lock = true
"""


def map_state() -> str:
    """What the last writer left; asked after the lock, since the planner may read before a statement waits."""
    return """
MATCH (map:SociogramMap {key: 'map'})
OPTIONAL MATCH (last:SociogramRevision {number: map.revision})
RETURN map.revision, last.committed_at, map.next_entity, map.next_relationship, EXISTS { (:SociogramDue) }
"""


def hold_map() -> str:
    """Wait for other writers, and keep them waiting until the transaction ends."""
    return "MATCH (map:SociogramMap {key: 'map'}) REMOVE map._lock"


def read_map() -> str:
    """The number of the last revision, the map's settings, and how far its integers go."""
    return """
MATCH (map:SociogramMap {key: 'map'})
RETURN map.revision, map.settings, map.next_entity, map.next_relationship
"""


def advance_map() -> str:
    """Keep what was counted while writing."""
    return """
MATCH (map:SociogramMap {key: 'map'})
SET map.next_entity = $next_entity, map.next_relationship = $next_relationship
"""


def put_settings() -> str:
    """What the map says of itself, as JSON, and its title for people."""
    return "MATCH (map:SociogramMap {key: 'map'}) SET map.settings = $settings, map.title = $title"


def commit_revision() -> str:
    """Make a revision the last one."""
    return """
MATCH (map:SociogramMap {key: 'map'})
CREATE (revision:SociogramRevision {
  number: $number, committed_at: $committed_at, actor: $actor, reason: $reason, idempotency_key: $idempotency_key,
  asked: $asked, things: $things
})
SET map.revision = $number
"""


def revision_with_idempotency_key() -> str:
    """The revision that a change set with this key made."""
    return f"""
MATCH (r:SociogramRevision {{idempotency_key: $key}})
RETURN {REVISION_ROW}
"""


def forget_idempotency_key() -> str:
    """Free a key that stood for a revision long ago."""
    return "MATCH (r:SociogramRevision {idempotency_key: $key}) REMOVE r.idempotency_key"


def revision_by_number() -> str:
    """One revision."""
    return f"""
MATCH (r:SociogramRevision {{number: $number}})
RETURN {REVISION_ROW}
"""


def revisions_after() -> str:
    """A page of the revisions after a number, oldest first."""
    return f"""
MATCH (r:SociogramRevision) WHERE r.number > $after
RETURN {REVISION_ROW} ORDER BY r.number LIMIT $count
"""


def read_revisions() -> str:
    """The revisions with these numbers, in their order."""
    return f"""
MATCH (r:SociogramRevision) WHERE r.number IN $numbers
RETURN {REVISION_ROW} ORDER BY r.number
"""


def restore_revisions() -> str:
    """The revisions of another store, the last of which the map is at from now on."""
    return """
MATCH (map:SociogramMap {key: 'map'})
SET map.revision = $last
WITH map
UNWIND $revisions AS revision
CREATE (r:SociogramRevision) SET r = revision
"""


def count_entities() -> str:
    """How many entities there are."""
    return "MATCH (x:Entity) RETURN count(x)"


# The log, in parts of some thousand changes; a draft is a part of a revision that is not committed


def write_log() -> str:
    """One part of the log of a revision."""
    return """
CREATE (:SociogramChanges {
  revision: $revision, part: $part, places: $places, ranks: $ranks, states: $states
})
"""


def read_log() -> str:
    """The log of some revisions, part by part."""
    return """
MATCH (log:SociogramChanges) WHERE log.revision > $after AND log.revision <= $until
RETURN log.revision, log.places, log.ranks, log.states ORDER BY log.revision, log.part
"""


def log_sizes() -> str:
    """Some revisions, oldest first, and how many changes each has."""
    return f"""
MATCH (r:SociogramRevision) WHERE r.number > $after AND r.number <= $until
OPTIONAL MATCH (log:SociogramChanges {{revision: r.number}})
WITH r, sum(size(log.places)) AS changes
RETURN {REVISION_ROW}, changes ORDER BY r.number
"""


def read_log_between() -> str:
    """The parts of the log of one revision that hold changes from one place to before another."""
    return """
MATCH (log:SociogramChanges {revision: $revision})
WHERE any(rank IN log.ranks WHERE rank >= $start AND rank < $stop)
RETURN log.places, log.ranks, log.states ORDER BY log.part
"""


def history() -> str:
    """The parts of the log that tell of one record, oldest first, and where in them."""
    return """
MATCH (log:SociogramChanges) WHERE $place IN log.places
RETURN log.revision, [n IN range(0, size(log.places) - 1) WHERE log.places[n] = $place], log.states
ORDER BY log.revision, log.part
"""


def log_of() -> str:
    """The parts of the log that tell of any of these records, oldest first."""
    return """
MATCH (log:SociogramChanges) WHERE any(place IN log.places WHERE place IN $places)
RETURN log.places, log.states ORDER BY log.revision, log.part
"""


def write_draft() -> str:
    """One part of a change set that is too large for one transaction, aside, where nobody reads it."""
    return """
CREATE (:SociogramDraft {
  token: $token, written_at: datetime(), revision: $revision, part: $part, is_log: $is_log, is_due: $is_due,
  places: $places, ranks: $ranks, states: $states
})
"""


def accept_drafts() -> str:
    """Turn the drafts of a change set into log and due parts; how many there were.

    This, in the transaction that makes the revision the last one, is the moment in which all of it is committed.
    """
    return """
MATCH (draft:SociogramDraft {token: $token})
SET draft.revision = draft.revision + $offset
FOREACH (_ IN CASE WHEN draft.is_log THEN [1] ELSE [] END | SET draft:SociogramChanges)
FOREACH (_ IN CASE WHEN draft.is_due THEN [1] ELSE [] END | SET draft:SociogramDue)
REMOVE draft:SociogramDraft, draft.written_at
RETURN count(draft)
"""


def drop_drafts() -> str:
    """Take back the drafts of one change set."""
    return "MATCH (draft:SociogramDraft {token: $token}) DELETE draft"


def drop_dead_drafts() -> str:
    """Take back what writers left that have shown no sign of life for a while."""
    return """
MATCH (draft:SociogramDraft)
WITH draft.token AS token, max(draft.written_at) AS last, collect(draft) AS drafts
WHERE last < datetime() - duration({seconds: $seconds})
FOREACH (draft IN drafts | DELETE draft)
"""


def next_due() -> str:
    """The first part that is committed but not yet in the graph."""
    return """
MATCH (due:SociogramDue)
RETURN due.token, due.part ORDER BY due.part LIMIT 1
"""


def due_part() -> str:
    """One part that is committed but not yet in the graph."""
    return "MATCH (due:SociogramDue {part: $part}) RETURN due.places, due.states"


def due_at() -> str:
    """The due parts that tell of any of these records, in order."""
    return """
MATCH (due:SociogramDue) WHERE any(place IN due.places WHERE place IN $places)
RETURN due.places, due.states ORDER BY due.part
"""


def all_due() -> str:
    """Every part that is committed but not yet in the graph, in order: readers lay them over what they read."""
    return "MATCH (due:SociogramDue) RETURN due.places, due.states ORDER BY due.part"


def done() -> str:
    """A due part is in the graph; where it is no log, it has served."""
    return """
MATCH (due:SociogramDue {part: $part})
REMOVE due:SociogramDue
WITH due WHERE NOT due.is_log
DELETE due
"""


# Writing records


def put_entities(label: str) -> str:
    """Create or replace entities of one kind; a row is key, integer, other properties, and those by place."""
    return f"""
UNWIND $rows AS row
MERGE (x:Entity {{key: row[0]}})
WITH x, row, coalesce(x.i, row[1]) AS i
SET x = {assigned(Entity.table, 3)}, x += coalesce(row[2], {{}}), x.i = i, x:{label}
"""


def unlabel_entities(labels: Iterable[str] = LABELS.values()) -> str:
    """Take away the kind of entities that get another one."""
    return f"UNWIND $keys AS key MATCH (x:Entity {{key: key}}) REMOVE x:{':'.join(labels)}"


def remove_entities() -> str:
    """Delete entities and whatever is left at them."""
    return "UNWIND $keys AS key MATCH (x:Entity {key: key}) DETACH DELETE x"


def put_relationships(type_: str) -> str:
    """Create relationships of one type: the native edge, and the node beside it for what an edge cannot hold.

    A row is key, integer, source, target, other properties, and those by place.
    """
    return f"""
UNWIND $rows AS row
MATCH (source:Entity {{key: row[2]}}), (target:Entity {{key: row[3]}})
CREATE (source)-[r:{type_} {assigned(Relationship.table, 5)}]->(target)
SET r += coalesce(row[4], {{}})
MERGE (n:Relationship {{key: row[0]}})
  ON CREATE SET n.i = row[1]
SET n.type = '{type_}'
CREATE (n)-[:SOURCE]->(source), (n)-[:TARGET]->(target)
"""


def unlink_relationships(type_: str) -> str:
    """Delete the native edges of one type with these keys."""
    return f"UNWIND $keys AS key MATCH ()-[r:{type_} {{key: key}}]->() DELETE r"


def unlink_relationship_nodes() -> str:
    """Take the nodes beside relationships off their ends."""
    return """
UNWIND $keys AS key
MATCH (n:Relationship {key: key})
WITH n
MATCH (n)-[end:SOURCE|TARGET]->()
DELETE end
"""


def remove_relationship_nodes() -> str:
    """Delete the nodes beside relationships, with what is left at them."""
    return "UNWIND $keys AS key MATCH (n:Relationship {key: key}) DETACH DELETE n"


def put_evidence(of: str) -> str:
    """Create evidence of entities or relationships (label *of*); a row is subject, document, properties by place."""
    return f"""
UNWIND $rows AS row
MATCH (x:{of} {{key: row[0]}}), (d:Entity {{key: row[1]}})
CREATE (x)-[:EVIDENCED_BY {assigned(Evidence.table, 2)}]->(d)
"""


def remove_evidence() -> str:
    """Delete evidence."""
    return "UNWIND $keys AS key MATCH ()-[r:EVIDENCED_BY {key: key}]->() DELETE r"


def put_responsibilities() -> str:
    """Create responsibilities; a row is holder, relationship, properties by place."""
    return f"""
UNWIND $rows AS row
MATCH (h:Entity {{key: row[0]}}), (x:Relationship {{key: row[1]}})
CREATE (h)-[:RESPONSIBLE {assigned(Responsibility.table, 2)}]->(x)
"""


def remove_responsibilities() -> str:
    """Delete responsibilities."""
    return "UNWIND $keys AS key MATCH ()-[r:RESPONSIBLE {key: key}]->() DELETE r"


def put_texts() -> str:
    """Create or replace texts of documents, on nodes of their own; a row is key, properties by place."""
    return f"""
UNWIND $rows AS row
MERGE (x:DocumentText {{key: row[0]}})
SET x = {assigned(DocumentText.table, 1)}
"""


def remove_texts() -> str:
    """Delete texts of documents."""
    return "UNWIND $keys AS key MATCH (x:DocumentText {key: key}) DELETE x"


# Comparing before writing


def has_any(table: str) -> str:
    """Whether there is any record of a table: a first load need not ask for each."""
    return f"RETURN EXISTS {{ {_ANY[table]} }}"


def entity_versions(lock: bool) -> str:
    """The versions of entities that exist, locked against deletion where they are about to get ties."""
    return f"""
UNWIND $keys AS key MATCH (x:Entity {{key: key}})
{"REMOVE x._lock WITH x" if lock else ""}
RETURN x.key, coalesce(x.version, 1)
"""


def relationship_versions(lock: bool) -> str:
    """The versions of relationships that exist; a node without its edge is none."""
    return f"""
UNWIND $keys AS key
MATCH (n:Relationship {{key: key}})
{"REMOVE n._lock WITH n, key" if lock else ""}
MATCH (n)-[:SOURCE]->(s), (n)-[:TARGET]->(t)
MATCH (s)-[r {{key: key}}]->(t)
RETURN key, coalesce(r.version, 1)
"""


def evidence_versions(lock: bool) -> str:
    """The versions of evidence that exists."""
    return f"""
UNWIND $keys AS key MATCH ()-[r:EVIDENCED_BY {{key: key}}]->()
{"REMOVE r._lock WITH r" if lock else ""}
RETURN r.key, coalesce(r.version, 1)
"""


def responsibility_versions(lock: bool) -> str:
    """The versions of responsibilities that exist."""
    return f"""
UNWIND $keys AS key MATCH ()-[r:RESPONSIBLE {{key: key}}]->()
{"REMOVE r._lock WITH r" if lock else ""}
RETURN r.key, coalesce(r.version, 1)
"""


def text_versions(lock: bool) -> str:
    """The versions of texts that exist."""
    return f"""
UNWIND $keys AS key MATCH (x:DocumentText {{key: key}})
{"REMOVE x._lock WITH x" if lock else ""}
RETURN x.key, coalesce(x.version, 1)
"""


def referrers_to_entities() -> str:
    """Which records refer to entities: table, key, field, and the entity."""
    return f"""
UNWIND $keys AS key MATCH (x:Entity {{key: key}})
CALL (x) {{
  MATCH (x)-[r:{"|".join(TYPES)}]->(y:Entity)
  RETURN 'relationship' AS table, coalesce(r.key, x.key + '.' + type(r) + '.' + y.key) AS of, 'source' AS field
  UNION ALL
  MATCH (x)<-[r:{"|".join(TYPES)}]-(y:Entity)
  RETURN 'relationship' AS table, coalesce(r.key, y.key + '.' + type(r) + '.' + x.key) AS of, 'target' AS field
  UNION ALL
  MATCH (x)-[r:EVIDENCED_BY]->() WHERE r.key IS NOT NULL
  RETURN 'evidence' AS table, r.key AS of, 'subject' AS field
  UNION ALL
  MATCH (x)<-[r:EVIDENCED_BY]-() WHERE r.key IS NOT NULL
  RETURN 'evidence' AS table, r.key AS of, 'document' AS field
  UNION ALL
  MATCH (x)-[r:RESPONSIBLE]->() WHERE r.key IS NOT NULL
  RETURN 'responsibility' AS table, r.key AS of, 'holder' AS field
  UNION ALL
  MATCH (t:DocumentText {{key: x.key}})
  RETURN 'text' AS table, t.key AS of, 'key' AS field
}}
RETURN table, of, field, key
"""


def referrers_to_relationships() -> str:
    """Which records refer to relationships: table, key, field, and the relationship."""
    return """
UNWIND $keys AS key MATCH (x:Relationship {key: key})
CALL (x) {
  MATCH (x)-[r:EVIDENCED_BY]->() WHERE r.key IS NOT NULL
  RETURN 'evidence' AS table, r.key AS of, 'subject' AS field
  UNION ALL
  MATCH (x)<-[r:RESPONSIBLE]-() WHERE r.key IS NOT NULL
  RETURN 'responsibility' AS table, r.key AS of, 'relationship' AS field
}
RETURN table, of, field, key
"""


# Reading single records


def entities_by_key() -> str:
    """Entities with these keys."""
    return f"UNWIND $keys AS key MATCH (x:Entity {{key: key}}) WITH x, properties(x) AS p RETURN {ENTITY_ROW}"


def relationships_by_key() -> str:
    """Relationships with these keys, and the keys of their ends."""
    return f"""
UNWIND $keys AS key
MATCH (n:Relationship {{key: key}})
MATCH (n)-[:SOURCE]->(x), (n)-[:TARGET]->(y)
MATCH (x)-[r:{"|".join(TYPES)} {{key: key}}]->(y)
WITH x, y, r, properties(r) AS p
RETURN x.key, y.key, {RELATIONSHIP_ROW}
"""


def evidence_by_key() -> str:
    """Evidence with these keys, and whether it is of a relationship."""
    return f"""
UNWIND $keys AS key
MATCH (x)-[r:EVIDENCED_BY {{key: key}}]->(d)
WITH x, d, properties(r) AS p
RETURN x:Relationship, {EVIDENCE_ROW}
"""


def responsibilities_by_key() -> str:
    """Responsibilities with these keys."""
    return f"""
UNWIND $keys AS key
MATCH (h)-[r:RESPONSIBLE {{key: key}}]->(x)
WITH x, h, properties(r) AS p
RETURN {RESPONSIBILITY_ROW}
"""


def texts_by_key() -> str:
    """Texts with these keys."""
    return f"UNWIND $keys AS key MATCH (x:DocumentText {{key: key}}) WITH properties(x) AS p RETURN {TEXT_ROW}"


# Reading everything, in packed lists: each record of an answer costs as much as many rows, so one record carries
# hundreds; not thousands, or reader and server would wait for each other


def all_entities() -> str:
    """All entities that have an integer."""
    return f"""
UNWIND range(0, $limit, {PACKED}) AS first
CALL (first) {{
  MATCH (x:Entity) WHERE x.i >= first AND x.i < first + {PACKED}
  WITH x, properties(x) AS p
  RETURN collect({ENTITY_ROW}) AS rows
}}
RETURN rows
"""


def entities_without_integer() -> str:
    """Entities that another tool made."""
    return f"MATCH (x:Entity) WHERE x.i IS NULL WITH x, properties(x) AS p RETURN collect({ENTITY_ROW})"


def all_relationships() -> str:
    """All relationships between entities that have integers, whoever made them."""
    return f"""
UNWIND range(0, $limit, {PACKED_ENDS}) AS first
CALL (first) {{
  MATCH (x:Entity) WHERE x.i >= first AND x.i < first + {PACKED_ENDS}
  MATCH (x)-[r:{"|".join(TYPES)}]->(y:Entity)
  WITH x, y, r, properties(r) AS p
  RETURN collect({RELATIONSHIP_ROW}) AS rows
}}
RETURN rows
"""


def relationships_without_integer() -> str:
    """Relationships at entities that another tool made, with the keys of both ends."""
    return f"""
MATCH (x:Entity)-[r:{"|".join(TYPES)}]->(y:Entity) WHERE x.i IS NULL OR y.i IS NULL
WITH x, y, r, properties(r) AS p
RETURN x.key, y.key, {RELATIONSHIP_ROW}
"""


def all_evidence_of_relationships() -> str:
    """All evidence of relationships."""
    return f"""
UNWIND range(0, $limit, {PACKED}) AS first
CALL (first) {{
  MATCH (x:Relationship) WHERE x.i >= first AND x.i < first + {PACKED}
  MATCH (x)-[r:EVIDENCED_BY]->(d:Entity)
  WITH x, d, properties(r) AS p
  RETURN collect({EVIDENCE_ROW}) AS rows
}}
RETURN rows
"""


def all_evidence_of_entities() -> str:
    """All evidence of entities."""
    return f"""
UNWIND range(0, $limit, {PACKED}) AS first
CALL (first) {{
  MATCH (x:Entity) WHERE x.i >= first AND x.i < first + {PACKED}
  MATCH (x)-[r:EVIDENCED_BY]->(d:Entity)
  WITH x, d, properties(r) AS p
  RETURN collect({EVIDENCE_ROW}) AS rows
}}
RETURN rows
"""


def all_responsibilities() -> str:
    """All responsibilities."""
    return f"""
UNWIND range(0, $limit, {PACKED}) AS first
CALL (first) {{
  MATCH (x:Relationship) WHERE x.i >= first AND x.i < first + {PACKED}
  MATCH (h:Entity)-[r:RESPONSIBLE]->(x)
  WITH x, h, properties(r) AS p
  RETURN collect({RESPONSIBILITY_ROW}) AS rows
}}
RETURN rows
"""


# What other tools made


def unnamed_entities() -> str:
    """Nodes that carry the label of a kind, and lack what makes them entities."""
    return f"""
MATCH (x:{"|".join(LABELS.values())}) WHERE NOT x:Entity OR x.key IS NULL OR x.i IS NULL
RETURN elementId(x), labels(x), x.key, x.name ORDER BY x.key, x.name
"""


def name_entities() -> str:
    """Make nodes entities."""
    return """
UNWIND $rows AS row
MATCH (x) WHERE elementId(x) = row[0]
SET x:Entity, x.key = row[1], x.i = row[2]
"""


def entity_properties() -> str:
    """All that stands at entities, whatever it is."""
    return "UNWIND $keys AS key MATCH (x:Entity {key: key}) RETURN key, properties(x)"


def edge_properties(type_: str) -> str:
    """All that stands at edges of one type, whatever it is."""
    return f"UNWIND $keys AS key MATCH ()-[r:{type_} {{key: key}}]->() RETURN key, properties(r)"


def put_back_on_entities() -> str:
    """Let entities have some properties as another tool wrote them."""
    return "UNWIND $rows AS row MATCH (x:Entity {key: row[0]}) SET x += row[1]"


def put_back_on_edges(type_: str) -> str:
    """Let edges of one type have some properties as another tool wrote them."""
    return f"UNWIND $rows AS row MATCH ()-[r:{type_} {{key: row[0]}}]->() SET r += row[1]"


def taken_keys() -> str:
    """The keys of entities that start like one of these."""
    return "UNWIND $starts AS start MATCH (x:Entity) WHERE x.key STARTS WITH start RETURN DISTINCT x.key"


def misnamed_entities(pattern: str = ENTITY_KEY) -> str:
    """Entities whose key is none."""
    return f"""
MATCH (x:Entity) WHERE x.key = toStringOrNull(x.key) AND NOT x.key =~ '{pattern}'
RETURN elementId(x), labels(x), x.key ORDER BY x.key
"""


def rename_entity() -> str:
    """Give a node, and the text of the document that it may be, another key; as a new record."""
    return """
MATCH (x:Entity) WHERE elementId(x) = $id
OPTIONAL MATCH (text:DocumentText {key: x.key})
SET text.key = $key, x.key = $key, x.version = null
"""


def unnamed_relationships() -> str:
    """Edges between entities without a key of their own: without any, or with a number, say, that finds nothing."""
    return f"""
MATCH (x:Entity)-[r:{"|".join(TYPES)}]->(y:Entity) WHERE NOT coalesce(r.key = toStringOrNull(r.key), false)
WITH x, r, y, properties(r) AS p
RETURN elementId(r), x.key, y.key, {RELATIONSHIP_ROW} ORDER BY x.key, type(r), y.key
"""


def name_relationships() -> str:
    """Give edges keys."""
    return "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row[0] SET r.key = row[1]"


def misnamed_relationships(pattern: str = RELATIONSHIP_KEY) -> str:
    """Edges between entities whose key is none."""
    return f"""
MATCH (x:Entity)-[r:{"|".join(TYPES)}]->(y:Entity)
WHERE r.key = toStringOrNull(r.key) AND NOT r.key =~ '{pattern}'
WITH x, r, y, properties(r) AS p
RETURN elementId(r), x.key, y.key, {RELATIONSHIP_ROW} ORDER BY x.key, type(r), y.key
"""


def rename_relationship() -> str:
    """Give an edge, and the node beside it, another key; as a new record."""
    return """
MATCH (x)-[r]->(y) WHERE elementId(r) = $id
OPTIONAL MATCH (x)<-[:SOURCE]-(n:Relationship {key: r.key, type: type(r)})-[:TARGET]->(y)
SET n.key = $key, r.key = $key, r.version = null
"""


def taken_relationship_keys() -> str:
    """The keys of relationships that start like one of these."""
    return f"""
MATCH (:Entity)-[r:{"|".join(TYPES)}]->(:Entity) WHERE any(key IN $keys WHERE r.key STARTS WITH key)
RETURN r.key
"""


def foreign_nodes() -> str:
    """Nodes that are none of ours, by their labels."""
    return f"""
MATCH (x) WHERE NOT x:{"|".join((*LABELS.values(), *OWN_LABELS))}
RETURN labels(x), count(x) ORDER BY labels(x)
"""


def entities_of_no_kind() -> str:
    """Entities without the label of any kind."""
    return f"MATCH (x:Entity) WHERE NOT x:{'|'.join(LABELS.values())} RETURN coalesce(x.key, x.name, elementId(x))"


def foreign_edges() -> str:
    """Edges between entities of types that the ontology does not declare."""
    return f"""
MATCH (:Entity)-[r]->(:Entity) WHERE NOT r:{"|".join((*TYPES, EVIDENCED_BY))}
RETURN type(r), count(r) ORDER BY type(r)
"""


def edges_without_node() -> str:
    """Relationships without the node beside them."""
    return f"""
MATCH (x:Entity)-[r:{"|".join(TYPES)}]->(y:Entity)
WHERE NOT EXISTS {{ (:Relationship {{key: r.key}}) }}
RETURN coalesce(r.key, x.key + ' ' + type(r) + ' ' + y.key) AS place ORDER BY place
"""


def nodes_without_edge() -> str:
    """Nodes beside relationships whose edge is gone, or has other ends or another type than the node says."""
    return """
MATCH (n:Relationship)
WHERE NOT EXISTS {
  MATCH (n)-[:SOURCE]->(x)-[r]->(y)<-[:TARGET]-(n) WHERE r.key = n.key AND type(r) = n.type
}
OR count { (n)-[:SOURCE]->() } <> 1 OR count { (n)-[:TARGET]->() } <> 1
RETURN coalesce(n.key, elementId(n)) AS place ORDER BY place
"""


def testimony_without_key() -> str:
    """Evidence and responsibilities that another tool made without a key."""
    return """
MATCH (x)-[r:EVIDENCED_BY|RESPONSIBLE]->() WHERE r.key IS NULL
RETURN type(r), coalesce(x.key, elementId(x)) AS place ORDER BY place
"""


def left_behind() -> str:
    """How many parts of large change sets wait to be put into the graph, and how many drafts there are."""
    return "RETURN count { (:SociogramDue) }, count { (:SociogramDraft) }"


def constraint_names() -> str:
    """The constraints and indexes there are."""
    return "SHOW CONSTRAINTS YIELD name RETURN name"


# Migrations


def constraint_on_map() -> str:
    """What must stand before anything can be locked."""
    return "CREATE CONSTRAINT sociogram_map_key IF NOT EXISTS FOR (n:SociogramMap) REQUIRE n.key IS UNIQUE"


def unique_node(name: str, label: str, property_: str) -> str:
    """No two nodes with this label have the same value there; also an index."""
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{property_} IS UNIQUE"


def unique_edge(name: str, type_: str) -> str:
    """No two edges of this type have the same key; also an index."""
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[r:{type_}]-() REQUIRE r.key IS UNIQUE"


def node_index(name: str, label: str, property_: str) -> str:
    """Nodes with this label are found by this property."""
    return f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{property_})"


def await_indexes() -> str:
    """Wait until every index can be used."""
    return "CALL db.awaitIndexes(60)"


def migrations() -> str:
    """The migrations made, in order."""
    return "MATCH (m:SociogramMigration) RETURN m.number, m.name, m.checksum ORDER BY m.number"


def record_migration() -> str:
    """A migration was made."""
    return "CREATE (:SociogramMigration {number: $number, name: $name, checksum: $checksum, made_at: datetime()})"


def constrained_for() -> str:
    """Which ontology the constraints were made for."""
    return "MATCH (c:SociogramConstraints) RETURN c.checksum"


def record_constrained_for() -> str:
    """The constraints are those of this ontology."""
    return "MERGE (c:SociogramConstraints) SET c.checksum = $checksum"


def server_version() -> str:
    """What the server is."""
    return (
        "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0], edition"
    )
