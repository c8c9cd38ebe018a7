"""The import format: a folder of CSV files, and which columns each of them has. Drawn from the ontology."""

from dataclasses import dataclass

from graph.ontology import ONTOLOGY

SETTINGS_FILE = "map.toml"
SOURCES_FOLDER = "sources"
ALIAS_SEPARATOR = " | "

DATES = ("start", "end", "extent", "date_text", "precision", "year_stated")
STANDING = ("certainty", "basis", "sensitivity", "note")
ENTITY_COLUMNS = ("id", "kind", "name", "aliases", *DATES, *STANDING)
RELATIONSHIP_COLUMNS = (
    *("id", "type", "source", "target", "role", "purpose", "qualifier", "condition"),
    *DATES,
    *STANDING,
)


@dataclass(frozen=True, slots=True)
class TableFormat:
    """One CSV file: what a row of it is, the columns it must have and those it may have.

    ``offered`` are the columns that a template has. ``renamed`` tells by which column a field of a record stands, where
    it is not its own name. Without a file that is ``required`` a folder is no map.
    """

    file: str
    about: str
    needed: tuple[str, ...]
    optional: tuple[str, ...]
    offered: tuple[str, ...]
    renamed: dict[str, str]
    required: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that may stand in it."""
        return (*self.needed, *(name for name in self.optional if name not in self.needed))


def _entity_properties(*, with_file: bool) -> tuple[str, ...]:
    kinds = [kind for kind in ONTOLOGY.kinds if with_file or kind.file is None]
    return tuple(dict.fromkeys(each.name for kind in kinds for each in kind.properties))


def _relationship_properties() -> tuple[str, ...]:
    types = [each for each in ONTOLOGY.types if each.file is None]
    return tuple(dict.fromkeys(each.name for type_ in types for each in type_.properties))


def _table(
    file: str, about: str, needed: str, optional: str | tuple[str, ...], renamed: dict[str, str] | None = None
) -> TableFormat:
    more = tuple(optional.split()) if isinstance(optional, str) else optional
    columns = (*needed.split(), *more)
    # an id leads its row, wherever it may be left out
    offered = tuple(sorted(dict.fromkeys(columns), key=lambda name: name != "id"))
    return TableFormat(file, about, tuple(needed.split()), more, offered, renamed or {"key": "id"})


ENTITIES = TableFormat(
    "entities.csv",
    "a thing on the map",
    ("id", "kind", "name"),
    (*ENTITY_COLUMNS, *_entity_properties(with_file=True)),
    ("id", "kind", "name", "aliases", *_entity_properties(with_file=False), *DATES, *STANDING),
    {"key": "id"},
    required=True,
)
RELATIONSHIPS = TableFormat(
    "relationships.csv",
    "one period of a relationship",
    ("type", "source", "target"),
    (*RELATIONSHIP_COLUMNS, *_relationship_properties()),
    (*RELATIONSHIP_COLUMNS[:5], *_relationship_properties(), *RELATIONSHIP_COLUMNS[5:]),
    {"key": "id"},
    required=True,
)
RESPONSIBILITIES = _table(
    "responsibilities.csv",
    "a role held on a relationship",
    "relationship holder role",
    ("start", "end", *STANDING),
)
ROSTERS = _table(
    "rosters.csv",
    "a list of subjects that coverage is measured on",
    "id name",
    ("items", *DATES, *STANDING),
)
ROSTER_MEMBERS = _table(
    "roster_members.csv",
    "a subject on a roster",
    "roster member",
    ("item", *DATES, *STANDING),
    {"source": "roster", "target": "member", "key": "member"},
)
READINGS = _table(
    "readings.csv",
    "two names that may mean the same",
    "from to strength",
    "id status why sensitivity",
    {"key": "id", "source": "from", "target": "to", "note": "why", "type": "from"},
)
RULES = _table(
    "rules.csv",
    "a rule on priorities, goals or lists",
    "id statement applies_to",
    "note sensitivity",
    {"key": "id", "name": "statement"},
)
EVIDENCE = _table(
    "evidence.csv",
    "a quote that bears out one subject",
    "subject_type subject document",
    "id quote char_start char_end locator known_on sensitivity",
    {"key": "id", "start": "char_start", "end": "char_end"},
)
DOCUMENTS = _table(
    "documents.csv",
    "a document",
    "document about",
    "language level characters sha256 note sensitivity",
    {"key": "document", "name": "document"},
)

TABLES = (
    ENTITIES,
    RELATIONSHIPS,
    RESPONSIBILITIES,
    ROSTERS,
    ROSTER_MEMBERS,
    READINGS,
    RULES,
    EVIDENCE,
    DOCUMENTS,
)
"""Every CSV file of the format, in the order in which people fill them."""
