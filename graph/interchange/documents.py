"""Reads documents.csv and the texts beside it."""

from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path

from graph.interchange import cells
from graph.interchange.format import DOCUMENTS, SOURCES_FOLDER
from graph.interchange.keys import document_keys
from graph.interchange.reading import Reading, Row
from graph.interchange.table import LARGEST_FILE
from graph.ontology import ONTOLOGY
from graph.ontology.properties import ABOUT, LANGUAGE, LEVEL, SHA256, TEXT_CHARACTERS
from graph.records import DocumentText, Entity, PropertyValue

DOCUMENT_KIND = next(kind.name for kind in ONTOLOGY.kinds if kind.is_document)


def read_documents(rows: Iterable[Row], sources: Path, taken: Collection[str], reading: Reading) -> dict[str, str]:
    """Add the documents, with their texts where they are at hand; answers with their keys by file name."""
    by_name: dict[str, Row] = {}
    for row in rows:
        name = row.cells.get("document", "")
        if not name:
            reading.wrong(row, "document", "the file name of the document is missing")
        elif name in by_name:
            reading.wrong(row, "document", f"{name!r} stands twice; first in row {by_name[name].number}")
        else:
            by_name[name] = row
    keys = document_keys(by_name, taken)
    for name, row in by_name.items():
        document = _document(row, name, keys[name], reading)
        reading.add(document, row)
        _read_text(document, row, sources, reading)
    _check_folder(sources, by_name, reading)
    return keys


def _document(row: Row, name: str, key: str, reading: Reading) -> Entity:
    said: dict[str, PropertyValue | None] = {
        ABOUT.name: row.cells.get("about"),
        LANGUAGE.name: row.cells.get("language"),
        LEVEL.name: row.cells.get("level"),
        SHA256.name: row.cells.get("sha256"),
        TEXT_CHARACTERS.name: cells.number(row, "characters", reading),
    }
    return Entity(
        key=key,
        kind=DOCUMENT_KIND,
        name=name,
        properties={property: value for property, value in said.items() if value is not None},
        sensitivity=cells.sensitivity(row, reading),
        note=row.cells.get("note"),
    )


def _read_text(document: Entity, row: Row, sources: Path, reading: Reading) -> None:
    raw = _bytes(sources, document.name)
    if raw is None:
        if "sha256" in row.cells or "characters" in row.cells:
            hint = "put it there, or leave characters and sha256 empty"
            reading.wrong(row, "document", f"there is no file {SOURCES_FOLDER}/{document.name}", hint)
        return
    text = decoded(raw)
    if text is None:
        reading.wrong(row, "document", "its text is not UTF-8, or has a null character", "save it as UTF-8")
        return
    for column, fact in faults(document, raw, text):
        reading.wrong(row, column, fact, "is it the file that the offsets were counted in?")
    reading.add(DocumentText(key=document.key, text=text), row)


def decoded(raw: bytes) -> str | None:
    """The text of a document's bytes exactly as they are, line ends included; None where they are no text."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def faults(document: Entity, raw: bytes, text: str) -> list[tuple[str, str]]:
    """Property and fact of everything in which a text is not the one that its document describes."""
    found = []
    digest, characters = document.properties.get(SHA256.name), document.properties.get(TEXT_CHARACTERS.name)
    if digest is not None and sha256(raw).hexdigest() != digest:
        found.append((SHA256.name, f"the text has the SHA-256 {sha256(raw).hexdigest()}"))
    if characters is not None and len(text) != characters:
        found.append((TEXT_CHARACTERS.name, f"the text has {len(text)} characters"))
    return found


def _bytes(sources: Path, name: str) -> bytes | None:
    """The bytes of a file right inside the folder of sources; a name that leads elsewhere is not at hand."""
    if Path(name).name != name or "\\" in name:
        return None
    path = sources / name
    try:
        if not path.is_file() or path.resolve().parent != sources.resolve() or path.stat().st_size > LARGEST_FILE:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _check_folder(sources: Path, names: Collection[str], reading: Reading) -> None:
    if not sources.is_dir():
        return
    for path in sorted(sources.iterdir()):
        if path.name not in names and not path.name.startswith("."):
            place = f"{SOURCES_FOLDER}/{path.name}"
            reading.problem(place, f"it is not in {DOCUMENTS.file}", hint="add a row for it, or take it away")
