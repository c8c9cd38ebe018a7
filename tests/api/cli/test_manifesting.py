import json
from pathlib import Path

from schema.documents import digest
from tests.api.cli.running import Terminal

DOCUMENT = "query One { __typename }\n"


def test_documents_are_listed_in_a_manifest(empty: Terminal, tmp_path: Path) -> None:
    (tmp_path / "one.graphql").write_text(DOCUMENT, encoding="utf-8")
    out = tmp_path / "manifest.json"

    answer = empty.run("manifest", str(tmp_path / "one.graphql"), "--out", str(out))

    assert answer.out == f"{out} lists the operations of 1 document.\n"
    (listed,) = json.loads(out.read_bytes())["operations"]
    assert listed == {"id": digest(DOCUMENT), "name": "One", "type": "query", "body": DOCUMENT}


def test_a_document_that_does_not_fit_is_named_and_nothing_is_written(empty: Terminal, tmp_path: Path) -> None:
    file, out = tmp_path / "one.graphql", tmp_path / "manifest.json"
    file.write_text("query One { nothing }", encoding="utf-8")

    answer = empty.run("manifest", str(file), "--out", str(out))

    assert answer.code == 3
    assert f"{file}, line 1: Cannot query field 'nothing' on type 'Query'" in answer.err
    assert not out.exists()


def test_a_file_that_cannot_be_read_is_named(empty: Terminal, tmp_path: Path) -> None:
    (tmp_path / "latin.graphql").write_bytes("query É { __typename }".encode("latin-1"))

    for name, words in (("none.graphql", "cannot be read"), ("latin.graphql", "is not in UTF-8")):
        answer = empty.run("manifest", str(tmp_path / name), "--out", str(tmp_path / "manifest.json"))
        assert answer.code == 3
        assert f"{name} {words}" in answer.err
