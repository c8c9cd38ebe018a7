"""Reads a folder of the import format: all of it, with everything that is wrong, writing nothing.

What only the map can tell (whether a key that is not in the folder exists) is left to :mod:`graph.checks`.
"""

from pathlib import Path

from graph.checks import did_you_mean
from graph.errors import Unusable
from graph.interchange import format as files
from graph.interchange import keys, rows
from graph.interchange.documents import read_documents
from graph.interchange.reading import Reading, Row, in_order
from graph.interchange.settings import read_settings
from graph.interchange.table import read_table
from graph.records import Entity, Record

FILE_ORDER = (files.SETTINGS_FILE, *(table.file for table in files.TABLES))

_NO_ID = "give the rows an id of their own"


def read_folder(folder: Path) -> Reading:
    """Everything in *folder*, with the problems found so far in the order of the files.

    Raises:
        Unusable: There is no such folder.
    """
    if not folder.is_dir():
        raise Unusable(f"There is no folder {str(folder)!r}. `sociogram template FOLDER` makes one to fill.")
    reading = Reading(folder.resolve().name, {table.file: table.renamed for table in files.TABLES})
    reading.settings = read_settings(folder, reading)
    tables = {table.file: read_table(folder, table, reading) for table in files.TABLES}
    taken: dict[str, Row] = {}
    _read_entities(tables, taken, reading)
    _read_relationships(tables, taken, reading)
    documents = read_documents(tables[files.DOCUMENTS.file], folder / files.SOURCES_FOLDER, taken, reading)
    _read_testimony(tables, documents, taken, reading)
    _note_other_files(folder, reading)
    reading.problems = in_order(reading.problems, FILE_ORDER)
    return reading


def _take(record: Record, row: Row, taken: dict[str, Row], reading: Reading, hint: str) -> None:
    """Keep a record under its key, which stands once in all files together."""
    if not record.key:
        reading.wrong(row, "id", "the id is missing")
        return
    first = taken.setdefault(record.key, row)
    if first is not row:
        where = "first in" if first.file == row.file else "it is in"
        fact = f"the key {record.key!r} stands twice; {where} {first.place}"
        column = "id" if "id" in row.cells else ""
        reading.problem(row.place, fact, column, record.key, hint)
    else:
        reading.add(record, row)


def _read_entities(tables: dict[str, list[Row]], taken: dict[str, Row], reading: Reading) -> None:
    for table, read in (
        (files.ENTITIES, rows.entity),
        (files.ROSTERS, rows.roster),
        (files.RULES, rows.rule),
    ):
        for row in tables[table.file]:
            _take(read(row, reading), row, taken, reading, "a key stands once in the whole map")


def _read_relationships(tables: dict[str, list[Row]], taken: dict[str, Row], reading: Reading) -> None:
    plain = tables[files.RELATIONSHIPS.file]
    for row, key in zip(plain, keys.relationship_keys(plain), strict=True):
        hint = "a key stands once in the whole map" if "id" in row.cells else f"{_NO_ID}, or different starts"
        _take(rows.relationship(row, key, reading), row, taken, reading, hint)
    for row in tables[files.ROSTER_MEMBERS.file]:
        _take(rows.member(row, reading), row, taken, reading, "a roster counts a subject once")
    for row in tables[files.READINGS.file]:
        _take(rows.judgement(row, reading), row, taken, reading, "two names have one reading")


def _read_testimony(
    tables: dict[str, list[Row]], documents: dict[str, str], taken: dict[str, Row], reading: Reading
) -> None:
    held = tables[files.RESPONSIBILITIES.file]
    for row, key in zip(held, keys.responsibility_keys(held), strict=True):
        record = rows.responsibility(row, key, reading)
        if record and not reading.add(record, row):
            reading.problem(row.place, "the holder has this role on this relationship already", "holder", record.holder)
    kinds = {record.key: record.kind for record in reading.records.values() if isinstance(record, Entity)}
    seen: dict[str, int] = {}
    for row in tables[files.EVIDENCE.file]:
        name = row.cells.get("document", "")
        content = keys.content_key(row)
        evidence = rows.evidence(row, row.cells.get("id") or content, documents.get(name, name), reading)
        first = seen.setdefault(content, row.number)
        if first != row.number:
            reading.problem(row.place, f"the row stands twice; first in row {first}")
        elif evidence:
            _check_subject_type(row, evidence.subject, kinds, reading)
            _take(evidence, row, taken, reading, "a key stands once in the whole map")


def _check_subject_type(row: Row, subject: str, kinds: dict[str, str], reading: Reading) -> None:
    is_rule = row.cells["subject_type"] == rows.RULE_SUBJECT
    kind = kinds.get(subject, "")
    if row.cells["subject_type"] in ("entity", rows.RULE_SUBJECT) and kind and (kind == rows.RULE_KIND) is not is_rule:
        right = rows.RULE_SUBJECT if kind == rows.RULE_KIND else "entity"
        reading.wrong(row, "subject_type", f"{subject!r} is a {kind}", f"write {right}")


def _note_other_files(folder: Path, reading: Reading) -> None:
    """A file with a name that the format does not know was not read; people who mistyped it should hear so."""
    for path in sorted(folder.glob("*.csv")):
        if path.name not in FILE_ORDER:
            near = did_you_mean(path.name, FILE_ORDER)
            reading.notes.append(
                f"{path.name} is no file of the import format and was not read" + (near and f"; {near}")
            )
