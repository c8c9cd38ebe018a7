"""Reads one CSV file of the import format into rows, and says everything that is wrong with it as a file."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.checks import did_you_mean
from graph.interchange.format import TABLES, TableFormat
from graph.interchange.reading import Reading, Row

LARGEST_FILE = 2**30
VERBATIM = "quote"
"""The column whose cells stand as they are in a document, spaces at their ends included."""

_AS_UTF8 = 'save it as "CSV UTF-8"'


def read_table(folder: Path, table: TableFormat, reading: Reading) -> list[Row]:
    """The rows of a file of the folder that are not blank; none where it is missing."""
    path = folder / table.file
    if not path.is_file():
        if table.required:
            ours = {each.file for each in TABLES}
            near = did_you_mean(table.file, [each.name for each in folder.iterdir() if each.name not in ours])
            hint = near or "`sociogram template FOLDER` writes empty files"
            reading.problem(table.file, "the file is missing", hint=hint)
        return []
    text = _text(path, reading)
    return [] if text is None else list(_rows(text, table, reading))


def _text(path: Path, reading: Reading) -> str | None:
    try:
        if path.stat().st_size > LARGEST_FILE:
            reading.problem(path.name, f"the file is larger than {LARGEST_FILE // 2**20:,} MB")
            return None
        raw = path.read_bytes()
    except OSError as error:
        reading.problem(path.name, f"the file cannot be read: {error.strerror}")
        return None
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        reading.problem(path.name, "the file is UTF-16, and UTF-8 is needed", hint=_AS_UTF8)
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        byte = raw[error.start]
        reading.problem(f"{path.name} line {line}", f"byte 0x{byte:02x} is not UTF-8", hint=_AS_UTF8)
        return None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        reading.problem(f"{path.name} line {line}", "there is a null character", hint="remove it")
        return None
    return text


def _rows(text: str, table: TableFormat, reading: Reading) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    columns: list[str] | None = None
    try:
        for number, cells in enumerate(lines, 1):
            if columns is None:
                columns = cells
                if not _fits(columns, table, reading):
                    return
            elif cells:
                reading.rows[table.file] = reading.rows.get(table.file, 0) + 1
                yield _row(columns, cells, number, table, reading)
    except csv.Error as error:
        reading.problem(f"{table.file} row {number + 1}", *_in_words(str(error)))
    if columns is None:
        reading.problem(table.file, "the file is empty", hint=f"its first line is {','.join(table.needed)}, ...")


def _in_words(error: str) -> tuple[str, str, str, str]:
    if "field larger than" in error:
        return (f"a cell has more than {csv.field_size_limit():,} characters", "", "", "is a closing quote missing?")
    if "unexpected end" in error:
        return ("the file ends inside a quoted cell", "", "", "is a closing quote missing?")
    if "expected after" in error:
        return ("a quoted cell goes on after its closing quote", "", "", 'write a quote inside a cell twice: ""')
    return (f"the row cannot be read: {error}", "", "", "")


def _fits(columns: Sequence[str], table: TableFormat, reading: Reading) -> bool:
    """Whether rows can be read under this header: all needed columns, each once. Unknown ones are problems as well."""
    known, place = table.columns, f"{table.file} row 1"
    if len(columns) == 1 and columns[0].count(";") + columns[0].count("\t") >= len(table.needed) - 1 > 0:
        fact = "the columns are not separated by commas"
        reading.problem(place, fact, value=columns[0], hint="save it with commas between the columns")
        return False
    for column, count in Counter(columns).items():
        if count > 1 and column:
            reading.problem(place, f"the column stands {count} times", column)
        if not column:
            reading.problem(place, "a column has no name", hint="name it or remove it")
        elif column not in known:
            hint = did_you_mean(column, known) or f"the file may have {', '.join(known)}"
            reading.problem(place, "the column is not known", column, hint=hint)
    missing = [column for column in table.needed if column not in columns]
    for column in missing:
        reading.problem(place, "the column is missing", column, hint=f"needed are {', '.join(table.needed)}")
    return not missing


def _row(columns: list[str], cells: list[str], number: int, table: TableFormat, reading: Reading) -> Row:
    row = Row(table.file, number, {column: cell for column, cell in zip(columns, cells, strict=False) if cell})
    if len(cells) != len(columns):
        fact = f"the row has {len(cells)} cells, and the header {len(columns)}"
        reading.problem(row.place, fact, hint="put a cell that contains commas into double quotes")
    if list(map(str.strip, cells)) != cells:
        for column, cell in row.cells.items():
            if cell != cell.strip() and column != VERBATIM:
                reading.wrong(row, column, "there are spaces at an end", "remove them")
    return row
