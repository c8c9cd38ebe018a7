"""Clients that others wrote, generated and compiled on our schema and our examples, asking the running service."""

import json
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from seeds import load
from tests.e2e.serving import serving
from tests.node_folders import installed
from tests.tool_folders import programs

HERE = Path(__file__).parent
ANSWER = "Education has School teachers, by mandate, not yet confirmed by a person."


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(lambda door: load(door, "ir-map", "reader")) as base:
        yield f"{base}/graphql"


def fresh(folder: Path) -> Path:
    """The *folder* without what was generated in it before."""
    rmtree(folder / "generated", ignore_errors=True)
    (folder / "generated").mkdir()
    return folder


def test_typescript_of_the_examples_compiles_and_its_clients_are_answered_and_told(address: str) -> None:
    node = installed(fresh(HERE / "typescript"))

    node.output("node_modules/@graphql-codegen/cli/cjs/bin.js", "--config", "codegen.json")
    node.output("node_modules/typescript/bin/tsc", "--project", ".")
    printed = json.loads(node.output("ask.ts", address))

    assert {who: answer["owners"]["answer"] for who, answer in printed["told"].items()} == dict.fromkeys(
        ("apollo", "urql", "urqlByGet"), ANSWER
    )
    assert {who: event["changes"]["revision"] for who, event in printed["followed"].items()} == {
        "graphqlWs": 1,
        "graphqlSse": 1,
    }


def test_relay_compiles_lists_that_grow_and_things_by_their_id() -> None:
    node = installed(fresh(HERE / "relay"))

    node.output("node_modules/relay-compiler/cli.js", "relay.config.json")

    assert {each.name.removesuffix(".graphql.ts") for each in (HERE / "relay/generated").iterdir()} >= {
        "officesNextPageQuery",
        "officesNextRelationshipsQuery",
        "officesScreenQuery",
        "officesThingQuery",
    }


def test_a_python_client_of_the_examples_is_generated_and_answered(address: str) -> None:
    folder = fresh(HERE / "python")
    tools = programs(folder / "requirements.txt")
    run = partial(subprocess.run, cwd=folder, capture_output=True, text=True, check=True)

    run([tools / "ariadne-codegen"])
    told: dict[str, Any] = json.loads(run([tools / "python", "ask.py", address]).stdout)

    assert told["owners"]["answer"] == ANSWER
