"""Two maps from other fields, loaded and asked about as somebody at a terminal would."""

from typing import Any

import pytest

from tests.api.cli.running import Terminal
from tests.seeds.foreign_maps import FOLDER, MAPS, expected


def nodes(found: Any) -> list[Any]:
    return [each["node"] for each in found["rows"]["edges"]]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_of_another_field_is_loaded_and_covered_as_worked_out_by_hand(empty: Terminal, name: str) -> None:
    roster, told = next(iter(expected(name)["coverage"].items()))
    reference_date = expected(name)["reference_date"]
    assert empty.run("load", str(FOLDER / name)).code == 0

    for seen_as, lens in ((reference_date, ()), (f"{reference_date} stated-only", ("--stated-only",))):
        found = empty.run("ask", "coverage", "--roster", roster, *lens, "--json").json
        rows = {each["subject"]["key"]: (each["state"], each["figure"]) for each in nodes(found)}

        assert [found[figure] for figure in ("firm", "hangs", "open")] == told[seen_as]["figures"]
        assert rows == {
            key: (row["state"].upper().replace(" ", "_"), row["figure"].upper())
            for key, row in told[seen_as]["rows"].items()
        }


def test_what_a_dissolved_office_loses_is_as_worked_out_by_hand(empty: Terminal) -> None:
    told = expected("harbour")["losses"]["office dissolved"]["cities-team"]
    empty.run("load", str(FOLDER / "harbour"))

    found = empty.run("ask", "losses", "dissolve-office cities-team", "--json").json

    lost = {each["subject"]["key"] for each in nodes(found) if each["kind"] == "LOST"}
    assert lost == set(told["lost"])
    assert [found["after"][figure] for figure in ("firm", "hangs", "open")] == told["partners"]
