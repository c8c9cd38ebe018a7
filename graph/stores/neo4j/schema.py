"""What a database must have before it holds a map: migrations, numbered and checked, and the ontology's constraints."""

import hashlib
from dataclasses import dataclass

from graph.errors import StoreMismatch
from graph.stores.neo4j import cypher
from graph.stores.neo4j.line import Conversation
from graph.stores.neo4j.names import EVIDENCED_BY, RESPONSIBLE, TYPES

OLDEST_SERVER = (5, 26)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step; ``statements`` are never changed once published, and may be run twice."""

    number: int
    name: str
    statements: tuple[str, ...]

    @property
    def checksum(self) -> str:
        """What tells whether a database was made by these very statements."""
        return _checksum(self.statements)


MIGRATIONS = (
    Migration(
        1,
        "keys of entities, relationships and what bears them out",
        (
            cypher.unique_node("sociogram_entity_key", "Entity", "key"),
            cypher.unique_node("sociogram_entity_i", "Entity", "i"),
            cypher.unique_node("sociogram_relationship_key", "Relationship", "key"),
            cypher.unique_node("sociogram_relationship_i", "Relationship", "i"),
            cypher.unique_node("sociogram_text_key", "DocumentText", "key"),
            cypher.unique_edge("sociogram_evidence_key", EVIDENCED_BY),
            cypher.unique_edge("sociogram_responsibility_key", RESPONSIBLE),
        ),
    ),
    Migration(
        2,
        "revisions and their log",
        (
            cypher.unique_node("sociogram_revision_number", "SociogramRevision", "number"),
            cypher.unique_node("sociogram_idempotency_key", "SociogramRevision", "idempotency_key"),
            cypher.node_index("sociogram_changes_revision", "SociogramChanges", "revision"),
        ),
    ),
)


def ontology_constraints() -> tuple[str, ...]:
    """Keys are unique among the edges of each type."""
    return tuple(cypher.unique_edge(f"sociogram_{each.lower()}_key", each) for each in TYPES)


def constraint_names() -> frozenset[str]:
    """The names of all constraints that must stand."""
    return frozenset(statement.split()[2] for statement in _every_statement() if "CONSTRAINT" in statement)


def _every_statement() -> tuple[str, ...]:
    made = (statement for migration in MIGRATIONS for statement in migration.statements)
    return (cypher.constraint_on_map(), *made, *ontology_constraints())


def migrate(conversation: Conversation) -> None:
    """Bring the database to the present form. Of two processes that do this at once, one waits for the other.

    Raises:
        StoreMismatch: The server is too old, or the database was made by another version of sociogram.
    """
    _check_server(conversation)
    conversation.declare(cypher.constraint_on_map())
    conversation.write(lambda words: words.say(cypher.make_map()))
    with conversation.holding(cypher.hold_map()):
        _run(conversation)


def _run(conversation: Conversation) -> None:
    made = {number: checksum for number, _, checksum in _say(conversation, cypher.migrations())}
    known = {migration.number: migration for migration in MIGRATIONS}
    if made.keys() - known.keys():
        raise StoreMismatch("The database was made by a newer version of sociogram. Update sociogram, then try again.")
    for migration in MIGRATIONS:
        if migration.number not in made:
            _make(conversation, migration)
        elif made[migration.number] != migration.checksum:
            raise StoreMismatch(
                f"Migration {migration.number} of the database ({migration.name}) is not the one this version knows. "
                "Use the version that made the database, or restore a backup into an empty one."
            )
    _constrain(conversation)
    _mend(conversation)


def _mend(conversation: Conversation) -> None:
    """Declare again what somebody dropped."""
    there = {name for [name] in _say(conversation, cypher.constraint_names())}
    if constraint_names() - there:
        for statement in _every_statement():
            conversation.declare(statement)
        conversation.declare(cypher.await_indexes())


def _make(conversation: Conversation, migration: Migration) -> None:
    for statement in migration.statements:
        conversation.declare(statement)
    conversation.declare(cypher.await_indexes())
    values = {"number": migration.number, "name": migration.name, "checksum": migration.checksum}
    conversation.write(lambda words: words.say(cypher.record_migration(), **values))


def _constrain(conversation: Conversation) -> None:
    statements = ontology_constraints()
    checksum = _checksum(statements)
    if _say(conversation, cypher.constrained_for()) == [[checksum]]:
        return
    for statement in statements:
        conversation.declare(statement)
    conversation.declare(cypher.await_indexes())
    # On a node of its own: the map's node is locked by the transaction that keeps other processes waiting.
    conversation.write(lambda words: words.say(cypher.record_constrained_for(), checksum=checksum))


def _check_server(conversation: Conversation) -> None:
    version = server_version(conversation)
    numbers = tuple(int(part) for part in version.split("-")[0].split(".")[:2] if part.isdigit())
    if numbers < OLDEST_SERVER:
        raise StoreMismatch(f"The server is Neo4j {version}; sociogram needs 5.26 or newer.")


def server_version(conversation: Conversation) -> str:
    """The version of the server."""
    return str(_say(conversation, cypher.server_version())[0][0])


def _say(conversation: Conversation, statement: str) -> list[list[object]]:
    return conversation.read(lambda words: words.say(statement))[0]


def _checksum(statements: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()
