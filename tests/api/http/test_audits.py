"""The audits of the npm package graphql-http, on the running service, from another program."""

import json
from pathlib import Path

from tests.e2e.serving import serving
from tests.node_folders import installed

FOLDER = Path(__file__).with_name("audits")
LOCK = FOLDER / "package-lock.json"


def test_every_audit_of_graphql_over_http_is_passed_without_a_warning() -> None:
    node = installed(FOLDER)
    with serving(lambda _door: None) as address:
        told = json.loads(node.output("audits.mjs", f"{address}/graphql"))

    assert [each for each in told if each["status"] != "ok"] == []
    assert len(told) == 61


def test_the_audits_are_pinned_by_digest_and_name_no_host() -> None:
    lock = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]

    assert "://" not in LOCK.read_text(encoding="utf-8")
    assert all(entry["integrity"].startswith("sha512-") for name, entry in lock.items() if name)
