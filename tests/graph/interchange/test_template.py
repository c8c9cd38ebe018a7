from pathlib import Path

import pytest

from graph.errors import Unusable
from graph.interchange.folder import read_folder
from graph.interchange.format import TABLES
from graph.interchange.template import write_template
from graph.load import Surroundings, plan_load
from graph.snapshot import Snapshot
from tests.maps import World

NOTHING = Snapshot.build(World().contents())


def test_a_template_has_every_file_and_loads_as_it_is(tmp_path: Path) -> None:
    written = write_template(tmp_path / "new" / "map")
    reading = read_folder(tmp_path / "new" / "map")

    assert [path.name for path in written] == [*(table.file for table in TABLES), "map.toml"]
    assert (plan_load(reading, Surroundings(NOTHING)).problems, reading.notes) == ([], [])


def test_a_template_that_was_filled_loads(tmp_path: Path) -> None:
    write_template(tmp_path)
    with (tmp_path / "entities.csv").open("a") as file:
        columns = (tmp_path / "entities.csv").read_text().strip().split(",")
        for said in (
            {"id": "media", "kind": "stakeholder", "name": "Media"},
            {"id": "x", "kind": "topic", "name": "X"},
        ):
            file.write(",".join(said.get(column, "") for column in columns) + "\n")

    reading = read_folder(tmp_path)

    assert plan_load(reading, Surroundings(NOTHING)).problems == []
    assert reading.rows == {"entities.csv": 2}


def test_every_commented_setting_is_one_that_is_understood(tmp_path: Path) -> None:
    write_template(tmp_path)
    settings = tmp_path / "map.toml"
    lines = settings.read_text().splitlines()
    uncommented = [line.removeprefix("# ") if " = " in line or line == "# [values]" else line for line in lines]
    settings.write_text("\n".join(uncommented))
    reading = read_folder(tmp_path)

    assert reading.problems == []
    assert reading.settings is not None
    assert (reading.settings.default_roster, reading.settings.able_to_own) == ("target-groups", ("desk",))


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "rules.csv").write_text("mine\n")
    (tmp_path / "evidence.csv").write_text("mine\n")

    with pytest.raises(Unusable) as raised:
        write_template(tmp_path)

    assert str(raised.value) == (f"evidence.csv and rules.csv stand in '{tmp_path}' already. Choose another folder.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evidence.csv", "rules.csv"]
