from typing import Any

import pytest
from graphql import get_named_type, is_leaf_type

from graph.load import load_folder
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.build import compiled_schema
from seeds.catalogue import HERE
from tests.schema.asking import Asker


@pytest.fixture(scope="module")
def ir_map() -> Asker:
    door = RelationshipMap(open_store("sqlite://"))
    load_folder(door, HERE / "ir_map", "a test")
    return Asker(door)


def test_coverage_adds_up_to_the_default_roster(ir_map: Asker) -> None:
    asked = ir_map.data("{ coverage { size items firm hangs open rows(first: 100) { totalCount } roster { key } } }")
    report = asked["coverage"]
    assert report["roster"] == {"key": "target-groups"}
    assert (report["size"], report["items"]) == (17, 13)
    assert report["firm"] + report["hangs"] + report["open"] == report["rows"]["totalCount"] == 17


def test_each_open_or_hanging_row_says_why_with_a_sentence_of_a_document(ir_map: Asker) -> None:
    asked = ir_map.data(
        """{ coverage { rows(first: 100) { nodes { subject { key } state rule
          reasons { text evidence { quote start end document { ... on Document { text name } } } } } } } }"""
    )
    for row in asked["coverage"]["rows"]["nodes"]:
        assert row["rule"], row
        assert any(reason["evidence"] for reason in row["reasons"]), row


def test_the_first_screen_is_one_request_within_the_limits(ir_map: Asker) -> None:
    body = ir_map.body(
        """{ coverage { headline definition size firm hangs open confirmed states { state count }
          units { key name } bodies { key name } roster { key name }
          rows(first: 100) { nodes { subject { key name kind } state figure flags pull rule
            units { unit { key name } posts { key name } basis qualifier condition
                    relationship { key certainty basis validity { text } } }
            namedBy { key name } toDecide { kind text }
            reasons { text evidence { quote start end document { key name } } } } } }
          rosters { nodes { key name isDefault } } map { title asOf } revision { number store { kind } } }"""
    )
    assert "errors" not in body
    assert body["extensions"]["cost"]["requested"] < body["extensions"]["cost"]["limit"]


def test_owners_answers_with_the_nearest_where_nobody_has_it(ir_map: Asker) -> None:
    asked = ir_map.data('{ owners(subject: "media") { answer units { unit { key } } nearest { text } } }')["owners"]
    assert asked["units"] == []
    assert asked["answer"].startswith("Nobody on record has Media.")
    assert asked["nearest"]


def test_owners_of_what_is_no_subject_is_refused_in_words(ir_map: Asker) -> None:
    code, message = ir_map.error('{ owners(subject: "ir-sector") { answer } }')
    assert code == "BAD_USER_INPUT"
    assert "owners can be asked of" in message
    code, message = ir_map.error('{ owners(subject: "medias") { answer } }')
    assert code == "BAD_USER_INPUT"
    assert message.startswith("There is no entity 'medias' on the map. Did you mean 'media'")


def test_a_relationship_carries_its_sentence(ir_map: Asker) -> None:
    asked = ir_map.data(
        """{ relationships(types: [ENGAGES], first: 100) { nodes { key
          evidence { quote start end document { ... on Document { text } } } } } }"""
    )
    for tie in asked["relationships"]["nodes"]:
        assert tie["evidence"], tie["key"]
        for each in tie["evidence"]:
            text = each["document"]["text"]
            assert text is None or text[each["start"] : each["end"]] == each["quote"]


def test_every_value_of_everything_on_the_map_can_be_asked(ir_map: Asker) -> None:
    query = compiled_schema().query_type
    assert query is not None
    for name, field in query.fields.items():
        listed = get_named_type(field.type)
        if not listed.name.endswith("Connection"):
            continue
        after = None
        while True:
            document = f"""query ($after: String) {{ {name}(first: 100, after: $after) {{
              pageInfo {{ hasNextPage endCursor }} nodes {{ {plain_fields(listed)} }} }} }}"""
            page = ir_map.data(document, after=after)[name]
            if not page["pageInfo"]["hasNextPage"]:
                break
            after = page["pageInfo"]["endCursor"]


def plain_fields(connection: Any) -> str:
    """The fields of the rows of a list that are single values, or hold single values."""
    row: Any = get_named_type(connection.fields["nodes"].type)
    chosen = []
    for name, field in row.fields.items():
        below: Any = get_named_type(field.type)
        if is_leaf_type(below):
            chosen.append(name)
        elif name in ("validity", "properties", "evidence", "responsibilities"):
            leaves = [each for each, inner in below.fields.items() if is_leaf_type(get_named_type(inner.type))]
            chosen.append(f"{name} {{ {' '.join(leaves)} }}")
    return " ".join(chosen)


def test_a_document_tells_what_it_bears_out(ir_map: Asker) -> None:
    documents = ir_map.data(
        """{ documents(first: 1) { nodes { key
          bearsOutEntities(first: 100) { nodes { key evidence { document { key } } } }
          bearsOutRelationships(first: 100) { totalCount nodes { key evidence { document { key } } } } } } }"""
    )["documents"]["nodes"]

    for document in documents:
        found = [*document["bearsOutEntities"]["nodes"], *document["bearsOutRelationships"]["nodes"]]
        assert document["bearsOutRelationships"]["totalCount"] > 10
        for each in found:
            assert {"document": {"key": document["key"]}} in each["evidence"]
