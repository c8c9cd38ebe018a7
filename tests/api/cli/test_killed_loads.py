import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.cli.exits import Exit
from graph.store import GraphStore
from graph.stores import open_store
from scripts.neo4j_server import RELEASES, USERNAME, Neo4jServer
from tests.neo4j_servers import driver_of, empty, running

ROOT = Path(__file__).resolve().parents[3]
OFFICES, TIES = 600, 4_500
"""More than one part of a large change set."""
LEFT_BEHIND = "that is being written, or whose writer died"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map that takes some seconds to load."""
    made = tmp_path_factory.mktemp("large") / "a-map"
    made.mkdir()
    offices = [f"office-{number},office,Office {number},team\n" for number in range(OFFICES)]
    groups = [f"group-{number},stakeholder,Group {number},\n" for number in range(OFFICES)]
    (made / "entities.csv").write_text("id,kind,name,unit_type\n" + "".join(offices + groups), encoding="utf-8")
    ties = [f"tie-{number},ENGAGES,office-{number % OFFICES},group-{number // 15},mandated\n" for number in range(TIES)]
    (made / "relationships.csv").write_text("id,type,source,target,role\n" + "".join(ties), encoding="utf-8")
    return made


class Place:
    """An empty store, for command lines in processes of their own."""

    def __init__(self, url: str, server: Neo4jServer | None = None) -> None:
        self._url, self._server = url, server

    def clear(self) -> None:
        if self._server:
            empty(self._server)
        for file in Path(self._url.removeprefix("sqlite:///")).parent.glob("map.db*"):
            file.unlink()

    def load(self, folder: Path) -> subprocess.Popen[str]:
        given = {"SOCIOGRAM_STORE_URL": self._url}
        if self._server:
            given |= {"SOCIOGRAM_STORE_USERNAME": USERNAME, "SOCIOGRAM_STORE_PASSWORD": self._server.password}
        command = [sys.executable, "-c", "from api.cli import main; main()", "load", str(folder)]
        return subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **given}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def moments(self) -> list[Callable[[], bool]]:
        """When to kill a load: before it has committed, and then before it is done."""
        if self._server:
            server = self._server
            return [lambda: has_node(server, "SociogramDraft"), lambda: has_node(server, "SociogramDue")]
        log = Path(f"{self._url.removeprefix('sqlite:///')}-wal")
        return [log.exists, lambda: log.exists() and log.stat().st_size > 500_000]

    def revision(self) -> int:
        """The last revision, of which all is there and in order."""
        with closing(self._open()) as store:
            number = store.revision().number
            contents = store.contents()
            found = (len(list(contents.entities)), len(list(contents.relationships)))
            assert found == {0: (0, 0), 1: (2 * OFFICES, TIES)}[number]
            assert [each.fact for each in store.check() if LEFT_BEHIND not in each.fact] == []
            return number

    def _open(self) -> GraphStore:
        if self._server:
            return open_store(self._url, username=USERNAME, password=self._server.password)
        return open_store(self._url)


@pytest.fixture(params=["sqlite", *(pytest.param(name, marks=pytest.mark.neo4j) for name in RELEASES)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        made = Place(f"sqlite:///{tmp_path / 'map.db'}")
    else:
        server = running(request.config, request.param)
        made = Place(server.url, server)
    made.clear()
    yield made
    made.clear()


def test_a_load_that_is_killed_is_whole_or_absent_and_can_be_repeated(place: Place, folder: Path) -> None:
    left = []
    for has_come in place.moments():
        place.clear()
        killed = place.load(folder)
        wait_until(has_come, killed)
        killed.kill()
        killed.communicate()
        assert killed.returncode == -signal.SIGKILL, "it was done before the moment came"
        left.append(place.revision())

        repeated = place.load(folder)
        _, said = repeated.communicate()
        assert (repeated.returncode, place.revision()) == (0, 1), said

    assert left[0] == 0, "what was written aside does not count"


def wait_until(has_come: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while process.poll() is None and not has_come():
        time.sleep(0.01)


@pytest.mark.neo4j
@pytest.mark.parametrize("release", RELEASES)
def test_a_load_whose_server_is_killed_says_so_and_leaves_nothing_half(
    request: pytest.FixtureRequest, folder: Path, release: str
) -> None:
    server = running(request.config, release)
    place = Place(server.url, server)
    place.clear()

    loading = place.load(folder)
    wait_until(lambda: has_node(server, "SociogramDraft"), loading)
    server.crash()
    _, said = loading.communicate()
    server.start()

    assert loading.returncode == Exit.UNAVAILABLE.code
    assert "does not answer" in said
    assert place.revision() in (0, 1)
    place.clear()


def has_node(server: Neo4jServer, label: str) -> bool:
    with driver_of(server) as driver:
        found = driver.execute_query(f"RETURN EXISTS {{ (:{label}) }} AS there", database_="neo4j").records
    return bool(found[0]["there"])
