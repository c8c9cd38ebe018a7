"""The keys of rows that have no id of their own."""

from collections import Counter
from collections.abc import Collection, Sequence
from hashlib import blake2b

from graph.interchange.reading import Row
from graph.keys import joined, slug, words
from graph.ontology import ONTOLOGY


def short_hash(*parts: str) -> str:
    """Sixteen hexadecimal digits that are the same for the same parts."""
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


def relationship_keys(rows: Sequence[Row]) -> list[str]:
    """The key of each row: its id, else source--type--target, with its start where the three stand several times."""
    plain = [_plain(row) for row in rows]
    often = Counter(plain)
    return [
        row.cells.get("id") or (_with_start(key, row) if often[key] > 1 else key)
        for row, key in zip(rows, plain, strict=True)
    ]


def _plain(row: Row) -> str:
    cells = row.cells
    return f"{cells.get('source', '')}--{words(cells.get('type', ''))}--{cells.get('target', '')}"


def _with_start(key: str, row: Row) -> str:
    start = slug(row.cells.get("start", ""))
    return f"{key}--{start}" if start else key


def responsibility_keys(rows: Sequence[Row]) -> list[str]:
    """The key of each row: relationship--role--holder, with its start where the three stand several times."""
    plain = ["--".join(row.cells.get(name, "") for name in ("relationship", "role", "holder")) for row in rows]
    often = Counter(plain)
    return [_with_start(key, row) if often[key] > 1 else key for row, key in zip(rows, plain, strict=True)]


def reading_key(row: Row) -> str:
    """The key of a reading: its id, else from--read-as--to."""
    return row.cells.get("id") or joined(row.cells.get("from", ""), READING_TYPE, row.cells.get("to", ""))


def member_key(row: Row) -> str:
    """The key of a member of a roster: roster--includes--member."""
    return joined(row.cells.get("roster", ""), MEMBER_TYPE, row.cells.get("member", ""))


def content_key(row: Row) -> str:
    """A key drawn from all cells of a row but its id, whatever the order of the columns."""
    content = [f"{name}={row.cells[name]}" for name in sorted(row.cells) if name != "id"]
    return f"{row.file.removesuffix('.csv')}-{short_hash(*content)}"


def document_keys(names: Collection[str], taken: Collection[str]) -> dict[str, str]:
    """A key for each document by its file name: the name in key letters, told apart where that is taken or shared."""
    slugs = {name: slug(name) for name in names}
    often = Counter(slugs.values())
    return {
        name: key if key and key not in taken and often[key] == 1 else f"{key or 'document'}-{short_hash(name)[:8]}"
        for name, key in slugs.items()
    }


MEMBER_TYPE = next(each.name for each in ONTOLOGY.types if each.lists_subject)
READING_TYPE = next(each.name for each in ONTOLOGY.types if each.file == "readings.csv")
