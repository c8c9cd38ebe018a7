import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import Invalid, Unusable
from schema.documents import digest
from schema.limits import Limits
from schema.manifest import manifest_of, read_manifest

ONE = "query One { revision { number } }\n"
TWO = """\
query Two { ...title }
query Three { __typename }
fragment title on Query { map { title } }
"""


def written(path: Path, content: object) -> Path:
    file = path / "manifest.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def listing(*operations: object, **more: Any) -> dict[str, Any]:
    return {"format": "apollo-persisted-query-manifest", "version": 1, "operations": list(operations), **more}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    made = manifest_of({"one.graphql": ONE, "two.graphql": TWO}, Limits())
    assert json.loads(made) == listing(
        {"id": digest(ONE), "name": "One", "type": "query", "body": ONE},
        {
            "id": digest("query Three {\n  __typename\n}"),
            "name": "Three",
            "type": "query",
            "body": "query Three {\n  __typename\n}",
        },
        {
            "id": digest(body := "query Two {\n  ...title\n}\n\nfragment title on Query {\n  map {\n    title\n  }\n}"),
            "name": "Two",
            "type": "query",
            "body": body,
        },
    )
    assert read_manifest(written(tmp_path, made.decode())) == [ONE, "query Three {\n  __typename\n}", body]


def test_all_that_is_wrong_with_documents_is_told_at_once() -> None:
    documents = {
        "broken.graphql": "query {\n  {",
        "unknown.graphql": "query Unknown {\n  nothing\n}",
        "nameless.graphql": "{ __typename }",
        "deep.graphql": 'query Deep { entity(key: "x") { validity { current } } }',
        "one.graphql": ONE,
        "again.graphql": "query One { __typename }",
        "fragment.graphql": "fragment title on Query { map { title } }",
    }
    with pytest.raises(Invalid) as refused:
        manifest_of(documents, Limits(depth=2))
    assert str(refused.value).splitlines() == [
        "7 problems; nothing was written.",
        "  broken.graphql, line 2: Syntax Error: Expected Name, found '{'",
        "  unknown.graphql, line 2: Cannot query field 'nothing' on type 'Query'",
        "  nameless.graphql: an operation has no name (write query Name)",
        "  deep.graphql: The operation has 3 levels; at most 2 are allowed",
        "  again.graphql: another operation is called One, too (give each its name)",
        "  fragment.graphql, line 1: Fragment 'title' is never used",
        "  fragment.graphql: it has no operation",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "cannot be read as JSON: "),
        (
            "[]",
            'is no manifest of documents: it does not say "format": "apollo-persisted-query-manifest", "version": 1.',
        ),
        ({"format": "relay"}, "is no manifest of documents: it does not say"),
        (listing(version=2), "is no manifest of documents: it does not say"),
        (listing() | {"operations": {}}, "is no manifest of documents: it has no list of operations."),
        (listing(7), "cannot be used as a manifest of documents:\n  operation 1 has no id and body, both texts"),
        (
            listing({"id": digest(ONE), "body": ONE}, {"id": "x", "body": "y"}, {"body": "y"}),
            f"""cannot be used as a manifest of documents:
  operation 2, 'x': its id is not the SHA-256 of its body, which is {digest("y")}
  operation 3 has no id and body, both texts""",
        ),
    ],
)
def test_a_file_that_is_no_manifest_is_refused_in_words(tmp_path: Path, content: object, words: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_manifest(written(tmp_path, content))
    assert words in str(refused.value)
    assert str(tmp_path) in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="none cannot be read: No such file or directory"):
        read_manifest(tmp_path / "none")
