import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.api.cli.running import Terminal
from tests.docs.pages import ROOT


def test_the_demo_loads_the_sample_map_serves_it_and_ends_when_interrupted(tmp_path: Path) -> None:
    """Run twice: the second start finds the map loaded already."""
    own = tmp_path / "own.db"
    environment = {
        **os.environ,
        **{name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME")},
        "SOCIOGRAM_STORE_URL": f"sqlite:///{own}",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", "from api.cli import main; main()", "demo", "--no-browser", "--port", "0"]
    for first in ("Loaded the map ir-map.", "The map ir-map is loaded already."):
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
        ) as demo:
            assert demo.stdout
            assert demo.stderr
            greeting = demo.stdout.readline()
            address = re.search(r"http://\S+", greeting)
            assert address, greeting + demo.stderr.read()
            headline = asked(address[0], "{ coverage { headline } }")["coverage"]["headline"]
            demo.send_signal(signal.SIGINT)
            _, said = demo.communicate(timeout=30)

        assert headline.startswith("6 of 17 have no unit")
        assert said.startswith(first)
        assert "Traceback" not in said
        assert not own.exists(), "the user's own map is left alone"
        assert list(tmp_path.rglob("demo.db"))


def asked(address: str, query: str) -> dict[str, dict[str, str]]:
    body = json.dumps({"query": query}).encode()
    with urlopen(Request(f"{address}graphql", body, {"Content-Type": "application/json"}), timeout=10) as answer:
        found: dict[str, dict[str, str]] = json.load(answer)["data"]
    return found


def test_an_address_that_others_can_reach_is_refused(empty: Terminal) -> None:
    answer = empty.run("serve", "--host", "0.0.0.0")

    assert answer.code == 2
    assert "can be reached by others" in answer.err


def test_a_setting_that_does_not_exist_is_an_error_with_the_nearest(
    empty: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOCIOGRAM_STORE_URI", "sqlite://")

    answer = empty.run("ask", "coverage")

    assert answer.code == 2
    assert "SOCIOGRAM_STORE_URI: there is no such setting (did you mean SOCIOGRAM_STORE_URL?)" in answer.err
