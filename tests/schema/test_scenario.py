import pytest
from graphql import GraphQLObjectType

from graph.analyses import ANALYSES
from graph.editing import Author, DeleteScenario, Edit, Order, SaveScenario, carry_out
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import HEADS
from graph.relationship_map import RelationshipMap
from schema.build import compiled_schema
from schema.limits import Limits
from tests.maps import World, a_map
from tests.schema.asking import Asker, door_to
from tests.schema.mutations.writing import Writer

COVERAGE = "coverage { firm hangs open size }"


def a_house() -> World:
    return a_map(
        ("Press Office", ENGAGES, "Journalists"),
        ("Web Team", ENGAGES, "Readers"),
        ("Head of Press", HEADS, "Press Office"),
        roster=("Journalists", "Readers", "Donors"),
    )


def keep(door: RelationshipMap, edit: Edit) -> None:
    carry_out(door, Order(edits=(edit,), paths=((),), author=Author("a test")))


def test_everything_that_can_be_asked_of_the_map_can_be_asked_of_a_scenario() -> None:
    types = compiled_schema().type_map
    query, imagined = types["Query"], types["ScenarioMap"]
    assert isinstance(query, GraphQLObjectType)
    assert isinstance(imagined, GraphQLObjectType)

    assert query.fields.keys() - imagined.fields.keys() == {"scenario"}
    assert imagined.fields.keys() - query.fields.keys() == {"imagined"}
    for name, field in query.fields.items():
        if name != "scenario":
            assert str(field.type) == str(imagined.fields[name].type)
            assert field.args.keys() == imagined.fields[name].args.keys()


def test_every_question_is_asked_of_the_imagined_map_and_of_the_map_beside_it() -> None:
    found = Asker(a_house()).data(
        f"""{{ {COVERAGE}
          scenario(changes: [
            {{ dissolveOffice: {{ office: "press-office" }} }}
            {{ assignUnit: {{ subject: "donors", unit: "web-team" }} }}
          ]) {{
            imagined {COVERAGE}
            owners(subject: "donors") {{ units {{ unit {{ name }} }} }}
            entity(key: "press-office") {{ validity {{ current }} relationships {{ totalCount }} }}
            offices(asOf: "2030-01-01") {{ nodes {{ key }} }} }} }}"""
    )

    assert found["coverage"] == {"firm": 2, "hangs": 0, "open": 1, "size": 3}
    assert found["scenario"]["coverage"] == {"firm": 2, "hangs": 0, "open": 1, "size": 3}
    assert found["scenario"]["imagined"] == ["Press Office is dissolved.", "Donors assigned to Web Team."]
    assert found["scenario"]["owners"]["units"] == [{"unit": {"name": "Web Team"}}]
    assert found["scenario"]["entity"]["validity"]["current"] == "NO"
    assert [each["key"] for each in found["scenario"]["offices"]["nodes"]] == ["web-team"]


def test_changes_and_their_text_are_the_same_scenario() -> None:
    asker = Asker(a_house())
    read = "{ imagined coverage { headline } }"
    typed = f'{{ scenario(changes: [{{ vacatePost: {{ post: "head-of-press", on: "2018-01-01" }} }}]) {read} }}'
    written = f'{{ scenario(text: "vacate-post head-of-press on=2018-01-01") {read} }}'

    assert asker.data(typed) == asker.data(written)


def test_a_change_after_the_day_asked_about_says_so_and_one_on_the_first_day_there_is_is_refused() -> None:
    asker = Asker(a_house())
    ask = '{ scenario(text: "dissolve-office press-office%s") { imagined(asOf: "%s") } }'

    assert asker.data(ask % (" on=2018-01-01", "2017-12-01"))["scenario"]["imagined"] == [
        (
            "Press Office is dissolved on 1 January 2018 "
            "(not in force on 1 December 2017: ask as of 1 January 2018 or later)."
        )
    ]
    assert [each["message"] for each in asker.body(ask % ("", "0001-01-01"))["errors"]] == [
        (
            "This cannot be imagined.\n  change 1, dissolve-office, on: 0001-01-01 is the first day there is, "
            "and what happens on a day changes nothing before it (give a later day)"
        )
    ]


def test_a_key_among_changes_is_told_to_stand_alone() -> None:
    ask = '{ scenario(text: "dissolve-office press-office\\nif-ada-left") { imagined } }'

    (problem,) = Asker(a_house()).body(ask)["errors"]

    assert "line 2: there is no change 'if-ada-left'" in problem["message"]
    assert "; a scenario that is kept under a key is asked for by that alone)" in problem["message"]


def test_a_kept_scenario_is_read_anew_on_every_revision() -> None:
    door = door_to(a_house())
    asker = Asker(door)
    said = '{ name: "If Press went", changes: "dissolve-office press-office" }'
    saved = asker.data(f"mutation {{ saveScenario(input: {said}) {{ ... on SaveScenarioPayload {{ key }} }} }}")
    assert saved == {"saveScenario": {"key": "if-press-went"}}
    scenario = f'scenario(key: "if-press-went") {{ imagined {COVERAGE} }}'
    ask = f"{{ {scenario} scenarios {{ nodes {{ key imaginedChanges }} }} }}"

    before = asker.data(ask)
    assign = '{ assignUnit(input: { subject: "journalists", unit: "web-team" }) { __typename } }'
    asker.data(f"mutation {assign}")
    after = asker.data(ask)

    assert before["scenario"]["coverage"]["firm"] == 1
    assert after["scenario"]["coverage"]["firm"] == 2
    assert after["scenarios"]["nodes"] == [{"key": "if-press-went", "imaginedChanges": "dissolve-office press-office"}]


def test_a_kept_scenario_is_laid_over_the_map_as_recorded_before_it_was_kept() -> None:
    door = door_to(a_house())
    then = door.snapshot().revision.committed_at
    asker = Asker(door)
    asker.data('mutation { assignUnit(input: { subject: "journalists", unit: "web-team" }) { __typename } }')
    keep(door, SaveScenario(name="If Press went", changes="dissolve-office press-office"))
    lens = f'recordedAsOf: "{then.isoformat()}"'
    losses = 'losses(scenario: { key: "if-press-went" }, LENS) { rows { nodes { subject { name } } } }'
    ask = '{ scenario(key: "if-press-went") { imagined coverage(LENS) { firm } } ' + losses + " }"

    found = asker.data(ask.replace("LENS", lens))

    assert found["scenario"] == {"imagined": ["Press Office is dissolved."], "coverage": {"firm": 1}}
    assert found["losses"]["rows"]["nodes"] == [{"subject": {"name": "Journalists"}}]


def test_a_scenario_removed_since_is_found_where_the_map_is_read_as_recorded_when_it_was_kept() -> None:
    door = door_to(a_house())
    keep(door, SaveScenario(name="If Press went", changes="dissolve-office press-office"))
    then = door.snapshot().revision.committed_at
    keep(door, DeleteScenario(key="if-press-went", expected_version=1))
    asker = Asker(door)

    found = asker.data(
        f'{{ scenario(key: "if-press-went") {{ coverage(recordedAsOf: "{then.isoformat()}") {{ firm }} }} }}'
    )

    assert found["scenario"]["coverage"] == {"firm": 1}
    assert asker.error('{ scenario(key: "if-press-went") { imagined } }') == (
        "BAD_USER_INPUT",
        (
            "There is no scenario 'if-press-went' on the map. "
            "To imagine a change, write it out: vacate-post POST [on=...]."
        ),
    )


def test_saving_a_name_again_is_refused_with_what_replaces_it() -> None:
    writer = Writer(a_house())
    writer.done("saveScenario", name="If Press went", changes="dissolve-office press-office")
    again = {"name": "if press went ", "changes": "vacate-post head-of-press"}

    assert writer.refused("saveScenario", **again) == (
        "ValidationFailed",
        "input.name",
        (
            "“If Press went” is kept already, as 'if-press-went' at version 1 "
            "(to replace it, give that key and version; or take another name)"
        ),
    )
    assert writer.done("saveScenario", **again, key="if-press-went", expectedVersion=1)["key"] == "if-press-went"
    assert writer.refused("saveScenario", **again | {"name": "IF PRESS WENT"}, key="another") == (
        "ValidationFailed",
        "input.name",
        (
            "“if press went” is kept already, as 'if-press-went' at version 2 "
            "(to replace it, give that key and version; or take another name)"
        ),
    )


@pytest.mark.parametrize(
    ("given", "path", "told"),
    [
        (
            {"name": "dissolve-office press-office"},
            "input.name",
            "“dissolve-office press-office” begins with 'dissolve-office', which is a change (take another name)",
        ),
        (
            {"name": "Confirm all", "key": "all-confirmed"},
            "input.name",
            "“Confirm all” begins with 'confirm', which is a change (take another name)",
        ),
        (
            {"name": "Without a head", "key": "vacate-post"},
            "input.key",
            "the key 'vacate-post' is the name of a change (take another key)",
        ),
        (
            {"name": "Vacate post"},
            "input.name",
            "the key 'vacate-post' that is made of it is the name of a change (take another name, or give a key)",
        ),
    ],
)
def test_what_would_be_taken_for_a_change_names_no_scenario(given: dict[str, str], path: str, told: str) -> None:
    writer = Writer(a_house())

    refused = writer.refused("saveScenario", **given, changes="vacate-post head-of-press")

    assert refused == ("ValidationFailed", path, told)


def test_what_only_looks_like_a_change_names_a_scenario() -> None:
    writer = Writer(a_house())
    for number, given in enumerate(
        ({"name": "Vacate posts"}, {"name": "Vacate post", "key": "vacate-post-of-press"}, {"name": "confirming"})
    ):
        assert writer.done("saveScenario", **given, changes="vacate-post head-of-press")["key"]
        assert len(writer.data("{ scenarios { nodes { key } } }")["scenarios"]["nodes"]) == number + 1


def test_what_could_not_happen_yet_is_kept_with_a_warning() -> None:
    writer = Writer(a_house())

    saved = writer.done("saveScenario", "key warnings", name="Soon", changes="dissolve-office press-ofice")

    told = "On the map as it is, this could not happen: change 1, dissolve-office, office: there is no entity"
    assert saved["warnings"] == [f"{told} 'press-ofice' (did you mean 'press-office'?)."]


def test_a_scenario_that_takes_too_long_to_try_is_kept_and_says_so() -> None:
    writer = Writer(a_house(), Limits(seconds=0.0))

    saved = writer.write("saveScenario", "key warnings", name="Soon", changes="dissolve-office press-office")

    assert (saved["key"], saved["written"]) == ("soon", True)
    assert saved["warnings"] == [
        "Whether “Soon” could happen on the map as it is was not tried: that would have taken too long."
    ]


def test_what_was_made_before_it_together_is_known_to_a_scenario() -> None:
    writer = Writer(a_house())

    made = writer.done(
        "applyChanges",
        "warnings",
        changes=[
            {
                "createEntity": {
                    "kind": "OFFICE",
                    "name": "Web Office",
                    "key": "web",
                    "properties": [{"name": "unit_type", "value": "team"}],
                }
            },
            {"saveScenario": {"name": "Without it", "changes": "dissolve-office web"}},
        ],
    )

    assert made["warnings"] == []


def test_a_kept_scenario_that_can_no_longer_happen_says_why() -> None:
    door = door_to(a_house())
    keep(door, SaveScenario(name="Gone", changes="dissolve-office press-ofice"))

    code, message = Asker(door).error('{ scenario(key: "gone") { imagined } }')

    assert code == "BAD_USER_INPUT"
    assert (
        "change 1, dissolve-office, office: there is no entity 'press-ofice' (did you mean 'press-office'?)" in message
    )


def test_what_is_no_scenario_is_refused_before_anything_is_asked() -> None:
    asker = Asker(a_house())

    code, message = asker.error("{ scenario { imagined } }")
    assert (code, "scenario: it is given in 0 ways" in message) == ("BAD_USER_INPUT", True)
    assert "There is no scenario 'nothing' on the map." in asker.error('{ scenario(key: "nothing") { imagined } }')[1]
    assert (
        "line 1: there is no change 'vacate'"
        in asker.error('{ losses(scenario: { text: "vacate a b" }) { answer } }')[1]
    )
    assert "exactly one of its fields" in asker.error('{ losses(scenario: { text: "a b", key: "c" }) { answer } }')[1]


def test_losses_are_asked_in_every_form() -> None:
    asker = Asker(a_house())
    forms = (
        '{ changes: [{ dissolveOffice: { office: "press-office" } }] }',
        '{ text: "dissolve-office press-office" }',
    )

    for form in forms:
        rows = asker.data(f"{{ losses(scenario: {form}) {{ rows {{ nodes {{ kind subject {{ name }} }} }} }} }}")
        assert rows["losses"]["rows"]["nodes"] == [{"kind": "LOST", "subject": {"name": "Journalists"}}]


def test_a_scenario_is_not_written_and_asked_of_one_snapshot() -> None:
    asker = Asker(a_house())
    before = asker.data("{ revision { number } }")

    asker.data('{ scenario(text: "dissolve-office press-office") { imagined } }')

    assert asker.data("{ revision { number } }") == before


def test_all_questions_answer_on_a_scenario() -> None:
    asker = Asker(a_house())
    given = {"owners": '(subject: "readers")', "introductions": '(subject: "readers")'}
    for analysis in ANALYSES:
        if any(each.required for each in analysis.parameters) and analysis.name not in given:
            continue
        words = "headline" if analysis.name == "coverage" else "answer"
        asked = f"{analysis.name}{given.get(analysis.name, '')} {{ {words} }}"
        document = f'{{ scenario(text: "vacate-post head-of-press") {{ {asked} }} }}'
        assert asker.data(document)["scenario"][analysis.name][words]
