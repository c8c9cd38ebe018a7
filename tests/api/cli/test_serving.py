import json
import os
import re
import signal
import socket
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
    assert answer.err.startswith("--host: 0.0.0.0 can be reached by others")


@pytest.mark.parametrize("by_option", [True, False])
def test_a_port_that_is_taken_is_blamed_on_what_named_it(
    empty: Terminal, monkeypatch: pytest.MonkeyPatch, by_option: bool
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        if not by_option:
            monkeypatch.setenv("SOCIOGRAM_PORT", port)
        answer = empty.run("serve", *(("--port", port) if by_option else ()))

    assert answer.code == 2
    assert answer.err == (
        f"{'--port' if by_option else 'SOCIOGRAM_PORT'}: 127.0.0.1:{port} cannot be listened on: "
        "address already in use (choose another port; 0 takes a free one)\n"
    )


def test_a_setting_that_does_not_exist_is_an_error_with_the_nearest(
    empty: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOCIOGRAM_STORE_URI", "sqlite://")

    answer = empty.run("ask", "coverage")

    assert answer.code == 2
    assert "SOCIOGRAM_STORE_URI: there is no such setting (did you mean SOCIOGRAM_STORE_URL?)" in answer.err
