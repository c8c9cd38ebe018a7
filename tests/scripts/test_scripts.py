import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, text

SCRIPTS = sorted(path for path in (ROOT / "scripts").iterdir() if path.is_file() and path.suffix != ".md")
SHELL = [path for path in SCRIPTS if path.suffix == ""] + [ROOT / ".ci/run"]


@pytest.mark.parametrize("script", SHELL, ids=lambda path: path.name)
def test_scripts_are_plain_shell_and_can_be_run(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    assert script.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", script], check=True)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_is_described(script: Path) -> None:
    assert f"| `{script.name}` |" in text("scripts/README.md")


def test_continuous_integration_runs_what_people_run() -> None:
    assert "exec ./scripts/test" in text(".ci/run")


def test_an_interpreter_is_found_by_version_or_not_at_all() -> None:
    absent = subprocess.run(["sh", ROOT / "scripts/find-python", "3.1"], capture_output=True, check=False)

    assert (absent.returncode, absent.stdout) == (1, b"")


def test_the_demo_says_what_it_does_when_asked() -> None:
    said = subprocess.run(["sh", ROOT / "scripts/demo", "--help"], capture_output=True, text=True, check=True).stdout

    assert said.startswith("Shows the sample map in the browser: scripts/demo [--port N]")


@pytest.mark.parametrize("store", [("--store", "sqlite:///x.db"), ("--store=sqlite:///x.db",)])
def test_the_demo_takes_one_store(store: tuple[str, ...]) -> None:
    command = ["sh", str(ROOT / "scripts/demo"), *store, "--neo4j"]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "--neo4j keeps the sample map in a Neo4j of its own, and --store names another store. Give one of them.\n"
    )
