"""The tables, as numbered steps from an empty file to the present form."""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import StoreMismatch

APPLICATION_ID = 0x50C106AA
"""What marks a file as a sociogram store (``PRAGMA application_id``)."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step; ``statements`` are never changed once published."""

    number: int
    name: str
    statements: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """What tells whether a store was made by these very statements."""
        return hashlib.sha256("\n".join(self.statements).encode()).hexdigest()


_DATES = """
  start_date     TEXT,                        -- EDTF, as exact as it is known
  end_date       TEXT,                        -- the last day, month or year included
  extent         TEXT NOT NULL,               -- throughout, some-time-within
  date_text      TEXT,                        -- as the document writes it
  precision      TEXT,
  year_stated    INTEGER,
  earliest       TEXT,                        -- first day on which it may hold; none: not known
  latest         TEXT,                        -- last day on which it may hold; none: not known
  certainty      TEXT NOT NULL,               -- stated, inferred
  basis          TEXT,                        -- what an inference rests on
  sensitivity    TEXT NOT NULL,               -- public, internal, restricted, confidential
  note           TEXT,"""
_STORED = """
  origin         TEXT,                        -- the source that loaded it
  origin_version INTEGER,                     -- its version then; another by now: edited since
  version        INTEGER NOT NULL CHECK (version > 0)
"""

MIGRATIONS = (
    Migration(
        1,
        "entities, relationships, evidence, responsibilities, texts, the map, its revisions",
        (
            f"""
CREATE TABLE entity (
  key            TEXT NOT NULL PRIMARY KEY,
  kind           TEXT NOT NULL,
  name           TEXT NOT NULL,
  aliases        TEXT,                        -- JSON list
  properties     TEXT,                        -- JSON object, of the ontology{_DATES}{_STORED}
) STRICT, WITHOUT ROWID""",
            "CREATE INDEX entity_kind ON entity (kind)",
            f"""
CREATE TABLE relationship (
  key            TEXT NOT NULL PRIMARY KEY,
  type           TEXT NOT NULL,               -- UPPER_SNAKE, reads from source to target
  source         TEXT NOT NULL REFERENCES entity,
  target         TEXT NOT NULL REFERENCES entity,
  role           TEXT,
  purpose        TEXT,
  qualifier      TEXT,                        -- what limits it
  condition      TEXT,                        -- when it applies
  properties     TEXT,                        -- JSON object, of the ontology{_DATES}{_STORED}
) STRICT, WITHOUT ROWID""",
            "CREATE INDEX relationship_source ON relationship (source, type)",
            "CREATE INDEX relationship_target ON relationship (target, type)",
            f"""
CREATE TABLE evidence (
  key            TEXT NOT NULL PRIMARY KEY,
  entity         TEXT REFERENCES entity,      -- what it bears out: either an entity
  relationship   TEXT REFERENCES relationship, -- or a relationship
  document       TEXT NOT NULL REFERENCES entity,
  quote          TEXT,
  char_start     INTEGER,                     -- characters of the document's text, from 0
  char_end       INTEGER,                     -- the first one after the quote
  locator        TEXT,
  known_on       TEXT,                        -- EDTF: the day the source speaks for
  contradicts    INTEGER NOT NULL,            -- 1: the source says otherwise
  sensitivity    TEXT NOT NULL,{_STORED},
  CHECK ((entity IS NULL) <> (relationship IS NULL))
) STRICT, WITHOUT ROWID""",
            "CREATE INDEX evidence_entity ON evidence (entity) WHERE entity IS NOT NULL",
            "CREATE INDEX evidence_relationship ON evidence (relationship) WHERE relationship IS NOT NULL",
            "CREATE INDEX evidence_document ON evidence (document)",
            f"""
CREATE TABLE responsibility (
  key            TEXT NOT NULL PRIMARY KEY,
  relationship   TEXT NOT NULL REFERENCES relationship,
  holder         TEXT NOT NULL REFERENCES entity,
  role           TEXT NOT NULL,               -- accountable, responsible, ...{_DATES}{_STORED}
) STRICT, WITHOUT ROWID""",
            "CREATE INDEX responsibility_relationship ON responsibility (relationship)",
            "CREATE INDEX responsibility_holder ON responsibility (holder)",
            f"""
CREATE TABLE text (
  key            TEXT NOT NULL PRIMARY KEY REFERENCES entity, -- the document
  text           TEXT NOT NULL,{_STORED}
) STRICT""",
            f"""
CREATE TABLE map (
  key            TEXT NOT NULL PRIMARY KEY CHECK (key = 'map'),
  title          TEXT NOT NULL,
  reference_date TEXT,                        -- the day that questions are asked as of; none: today
  default_roster TEXT,
  languages      TEXT,                        -- JSON list
  own_values     TEXT,                        -- JSON object: the map's own values of the open lists
  able_to_own    TEXT,                        -- JSON list: its own unit types that can hold a relationship{_STORED}
) STRICT""",
            """
CREATE TABLE revision (
  number          INTEGER NOT NULL PRIMARY KEY,
  committed_at    TEXT NOT NULL,              -- UTC
  actor           TEXT NOT NULL,
  reason          TEXT NOT NULL,
  idempotency_key TEXT UNIQUE
) STRICT""",
            """
CREATE TABLE change_log (
  revision       INTEGER NOT NULL REFERENCES revision,
  seq            INTEGER NOT NULL,
  table_name     TEXT NOT NULL,
  key            TEXT NOT NULL,
  before         TEXT,                        -- JSON; none: there was none
  after          TEXT,                        -- JSON; none: it was removed
  PRIMARY KEY (revision, seq)
) STRICT""",
            "CREATE INDEX change_log_record ON change_log (key, table_name)",
        ),
    ),
    Migration(
        2,
        "what was asked for under an idempotency key, and what the answer is about",
        (
            "ALTER TABLE revision ADD COLUMN asked TEXT",
            "ALTER TABLE revision ADD COLUMN things TEXT",
        ),
    ),
)


def require_ours(connection: sqlite3.Connection, address: str) -> None:
    """Accept an empty database or a store of this version or an earlier one; change nothing.

    Raises:
        StoreMismatch: It belongs to another program, or to a later version of this one.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (application or tables):
        raise StoreMismatch(f"{address} is an SQLite database of another program. Name another file, or a new one.")
    if not tables:
        return
    known = {each.number: each for each in MIGRATIONS}
    for number, fingerprint in connection.execute("SELECT number, fingerprint FROM migration ORDER BY number"):
        if number not in known:
            raise StoreMismatch(
                f"{address} was written by a later version of sociogram (its form is {number}, this version knows up "
                f"to {MIGRATIONS[-1].number}). Install that version, or name another file."
            )
        if known[number].fingerprint != fingerprint:
            raise StoreMismatch(
                f"{address} was made by a version of sociogram that was never published (step {number} differs). "
                "Export it with that version and restore the export into a new file."
            )


def is_up_to_date(connection: sqlite3.Connection) -> bool:
    """Whether every step has been taken."""
    if not connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'migration'").fetchone()[0]:
        return False
    return bool(connection.execute("SELECT max(number) FROM migration").fetchone()[0] == MIGRATIONS[-1].number)


def bring_up_to_date(connection: sqlite3.Connection, address: str) -> None:
    """Take the steps that are missing, inside the caller's write transaction."""
    require_ours(connection, address)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
        "fingerprint TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT"
    )
    done = {number for (number,) in connection.execute("SELECT number FROM migration")}
    for each in MIGRATIONS:
        if each.number in done:
            continue
        for statement in each.statements:
            connection.execute(statement)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO migration VALUES (?, ?, ?, ?)", (each.number, each.name, each.fingerprint, now))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
