import subprocess
import sys
from pathlib import Path

import pytest

from scripts.neo4j_server import RELEASES, InUse, Missing, Release, claim, fetch, find_java

ROOT = Path(__file__).parents[2]
RELEASE = RELEASES["5.26"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and an empty PATH but for what tests put into ``bin``."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("SOCIOGRAM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "cache" / "neo4j"


def a_maven(tmp_path: Path, script: str) -> None:
    """A stand-in for Maven that notes each call and runs *script*, in which ``$lib`` is where the jars are wanted."""
    maven = tmp_path / "bin" / "mvn"
    maven.write_text(
        "#!/bin/sh\nPATH=/usr/bin:/bin\n"
        f"echo called >> {tmp_path}/calls\n"
        f"for each; do case $each in -DoutputDirectory=*) lib=${{each#*=}};; esac; done\n{script}\n"
    )
    maven.chmod(0o755)


def test_without_a_suitable_java_it_says_what_to_install() -> None:
    ancient = Release("0.1", "0.1.0", "Main", range(5, 6))

    with pytest.raises(Missing) as error:
        find_java(ancient)

    assert str(error.value) == "Neo4j 0.1 needs Java 5 to 5; none was found. Mend: apt install openjdk-21-jre-headless"


def test_without_maven_it_says_what_to_install(cache: Path) -> None:
    with pytest.raises(Missing) as error:
        fetch(RELEASE)

    assert str(error.value) == "Neo4j 5.26 is fetched by Maven, and there is no mvn on PATH. Mend: apt install maven"


def test_a_fetch_that_fails_says_why_and_leaves_nothing_behind(cache: Path, tmp_path: Path) -> None:
    a_maven(tmp_path, 'mkdir -p "$lib"; touch "$lib/half.jar"; echo "[ERROR] Unknown host"; exit 1')

    with pytest.raises(Missing, match=r"could not fetch Neo4j 5\.26\.29 from Maven Central: \[ERROR\] Unknown host"):
        fetch(RELEASE)

    assert [each.name for each in cache.iterdir()] == [".lock"]


def test_two_processes_that_fetch_at_once_fetch_once(cache: Path, tmp_path: Path) -> None:
    a_maven(tmp_path, f'mkdir -p "$lib"; sleep 1; touch "$lib/neo4j-server-{RELEASE.number}.jar"')
    script = f"from scripts.neo4j_server import RELEASES, fetch; print(fetch(RELEASES[{RELEASE.name!r}]))"
    asked = [
        subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]

    said = [each.communicate()[0].strip() for each in asked]

    assert said == [str(cache / RELEASE.number)] * 2
    assert (tmp_path / "calls").read_text() == "called\n"
    assert fetch(RELEASE) == cache / RELEASE.number


def test_a_second_server_on_a_home_is_told_in_one_line_what_to_do(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = claim(home)

    with pytest.raises(InUse) as error:
        claim(home)

    assert str(error.value) == (
        f"Another Neo4j, of a demo say, runs on {home} already: use that one, or end it (Ctrl-C where it runs) "
        "and start again."
    )
    first.close()
    claim(home).close()


def test_a_home_stays_in_use_as_long_as_the_server_that_inherited_it(tmp_path: Path) -> None:
    lock = claim(tmp_path)
    server = subprocess.Popen(["sleep", "60"], pass_fds=(lock.fileno(),))
    lock.close()

    with pytest.raises(InUse):
        claim(tmp_path)

    server.kill()
    server.wait()
    claim(tmp_path).close()
