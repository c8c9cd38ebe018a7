import pytest

from graph.ontology.types.engagement import ENGAGES
from tests.maps import a_map
from tests.schema.mutations.writing import Writer


@pytest.fixture
def writer() -> Writer:
    world = a_map(("Press Office", ENGAGES, "Journalists"))
    world.add("Donors", "stakeholder")
    world.add("Staff", "stakeholder", generic=True)
    return Writer(world)


def test_a_roster_is_saved_measured_on_and_replaced(writer: Writer) -> None:
    members = [{"key": "journalists", "item": 1}, {"key": "donors", "item": 2}]
    first = writer.done("saveRoster", name="Our subjects", members=members, makeDefault=True, items=2)
    before = writer.data("{ coverage { firm size roster { key } } }")["coverage"]
    writer.done("saveRoster", key="our-subjects", expectedVersion=1, name="Our subjects", members=members[:1], items=1)
    after = writer.data('{ coverage { firm size } roster(key: "our-subjects") { items version isDefault } }')

    assert first["key"] == "our-subjects"
    assert before == {"firm": 1, "size": 2, "roster": {"key": "our-subjects"}}
    assert after["coverage"] == {"firm": 1, "size": 1}
    assert after["roster"] == {"items": 1, "version": 2, "isDefault": True}


def test_what_is_wrong_with_members_is_told_one_by_one(writer: Writer) -> None:
    members = [{"key": "jurnalists"}, {"key": "donors"}, {"key": "donors"}]
    answer = writer.write("saveRoster", name="Our subjects", members=members)

    assert [(".".join(each["path"]), each["message"], each["hint"]) for each in answer["problems"]] == [
        ("input.members.0.key", "there is no entity 'jurnalists'", "did you mean 'journalists'?"),
        ("input.members.2.key", "'donors' stands on the list twice", None),
    ]


def test_what_is_too_general_to_be_counted_is_on_no_roster(writer: Writer) -> None:
    kind, path, words = writer.refused("saveRoster", name="Our subjects", members=[{"key": "staff"}])

    assert (kind, path) == ("ValidationFailed", "input.members")
    assert words.startswith('"Staff" is generic: too general to be counted')


def test_an_empty_roster_is_refused(writer: Writer) -> None:
    kind, _, words = writer.refused("saveRoster", name="Our subjects", members=[])

    assert kind == "ValidationFailed"
    assert words.startswith("the roster has no members")


def test_the_roster_that_the_map_measures_on_is_not_deleted(writer: Writer) -> None:
    writer.done("saveRoster", name="Our subjects", members=[{"key": "donors"}], makeDefault=True)

    assert writer.refused("deleteEntity", key="our-subjects", expectedVersion=1) == (
        "ValidationFailed",
        "input.key",
        "'our-subjects' is the roster the map measures on (make another roster the default first)",
    )
    writer.done("saveRoster", name="Others", members=[{"key": "donors"}], makeDefault=True)
    writer.done("deleteEntity", key="our-subjects", expectedVersion=1)


def test_the_last_member_does_not_leave_by_a_back_door(writer: Writer) -> None:
    writer.done("saveRoster", name="Our subjects", members=[{"key": "donors"}])

    kind, _, words = writer.refused("deleteRelationship", key="our-subjects--includes--donors", expectedVersion=1)
    assert (kind, words.startswith("entity 'our-subjects': the roster has no members")) == ("ValidationFailed", True)


def test_a_saved_thing_is_not_overwritten_by_who_has_not_read_it(writer: Writer) -> None:
    writer.done("saveView", name="Blanks first", viewAddress="?ask=coverage&figures=open")
    answer = writer.write("saveView", key="blanks-first", name="Blanks", viewAddress="?ask=coverage")

    assert answer["__typename"] == "Conflict"
    assert answer["current"] == {"key": "blanks-first", "version": 1}
    assert writer.refused("saveView", key="journalists", name="x", viewAddress="?a") == (
        "ValidationFailed",
        "input.key",
        "'journalists' is no view (take another key)",
    )


def test_a_view_is_saved_found_changed_and_deleted(writer: Writer) -> None:
    writer.done("saveView", name="Blanks first", viewAddress="?ask=coverage&figures=open", note="For Mondays.")
    writer.done("saveView", key="blanks-first", expectedVersion=1, name="Blanks", viewAddress="?ask=coverage")
    found = writer.data("{ views { edges { node { key name viewAddress note version } } } }")

    assert [each["node"] for each in found["views"]["edges"]] == [
        {"key": "blanks-first", "name": "Blanks", "viewAddress": "?ask=coverage", "note": "For Mondays.", "version": 2}
    ]
    writer.done("deleteView", key="blanks-first", expectedVersion=2)
    assert writer.data("{ views { totalCount } }") == {"views": {"totalCount": 0}}
    assert writer.refused("deleteView", key="donors", expectedVersion=1) == (
        "ValidationFailed",
        "input.key",
        "'donors' is no view (to remove other things: deleteEntity)",
    )
