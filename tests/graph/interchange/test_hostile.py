import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.interchange.folder import read_folder
from graph.interchange.format import TABLES, TableFormat
from graph.load import Surroundings, plan_load
from graph.snapshot import Snapshot
from tests.folders import SMALL, a_folder
from tests.maps import World

NOTHING = Snapshot.build(World().contents())
CELLS = st.sampled_from(
    (
        "",
        "media",
        "press-office",
        "true",
        "2017",
        "2017/",
        "/",
        "..",
        "9" * 40,
        "²",
        "-1",
        "=1+1",
        "'",
        '"',
        " ",
        "\r",
        "é",
    )
) | st.text(max_size=8)


def survives(folder: Path) -> bool:
    """Whether the folder was read and judged without an error; the problems are not looked at."""
    return plan_load(read_folder(folder), Surroundings(NOTHING)) is not None


@given(st.sampled_from([table.file.removesuffix(".csv") for table in TABLES]), st.binary(max_size=200))
def test_whatever_bytes_a_file_has_it_is_judged(file: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert survives(a_folder(Path(folder), **{file: raw}))


@given(st.sampled_from(TABLES), st.lists(st.lists(CELLS, min_size=3, max_size=9), max_size=4))
def test_whatever_cells_a_row_has_it_is_judged(table: TableFormat, rows: list[list[str]]) -> None:
    lines = [
        ",".join(table.columns[:9]),
        *(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows),
    ]
    with tempfile.TemporaryDirectory() as folder:
        assert survives(a_folder(Path(folder), **{table.file.removesuffix(".csv"): "\n".join(lines).encode()}))


@given(st.binary(max_size=120))
def test_whatever_bytes_the_settings_have_they_are_judged(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert survives(a_folder(Path(folder), map_toml=raw))


@pytest.mark.parametrize("name", ["../x", "/etc/hostname", "a\\b", "", "x" * 5000, "..", "."])
def test_a_document_may_have_any_name(tmp_path: Path, name: str) -> None:
    documents = f"document,about\nmandate.txt,The mandate\n{name},Strange\n"

    assert survives(a_folder(tmp_path, documents=documents))


def test_a_file_that_is_wrong_in_every_row_is_judged_too(tmp_path: Path) -> None:
    rows = "".join(f",ENGAGES,nobody-{n},nothing-{n},boss\n" for n in range(20_000))
    folder = a_folder(tmp_path, relationships=SMALL["relationships.csv"] + rows)

    assert len(plan_load(read_folder(folder), Surroundings(NOTHING)).problems) == 60_000
