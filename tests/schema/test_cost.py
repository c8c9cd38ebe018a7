"""What imagined changes cost: ten each, for every field that is asked of them."""

from typing import Any

import pytest

from graph.editing import Author, Order, SaveScenario, carry_out
from graph.ontology.types.structure import HEADS
from graph.relationship_map import RelationshipMap
from graph.scenarios.text import MOST_CHANGES
from schema.limits import Limits
from tests.maps import a_map
from tests.schema.asking import Asker, door_to

ONE = "vacate-post head-of-press"
TWO = f"{ONE}\n\n  # and then\n  dissolve-office press-office  # for good\n"
TYPED = '{ vacatePost: { post: "head-of-press" } }'
BOTH = f'[{TYPED} {{ dissolveOffice: {{ office: "press-office" }} }}]'
COVERAGE = "coverage { open firm }"
OF_TWO = 1 + (1 + 2) + 2 * 10
"""One for the scenario, three for the fields of coverage, and ten for each of two changes."""


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(a_door())


def a_door(kept: str = TWO) -> RelationshipMap:
    door = door_to(a_map(("Head of Press", HEADS, "Press Office")))
    save(door, SaveScenario(name="Two changes", changes=kept))
    return door


def save(door: RelationshipMap, scenario: SaveScenario) -> None:
    carry_out(door, Order(edits=(scenario,), paths=((),), author=Author("Ada")))


def cost(asker: Asker, document: str, **variables: Any) -> int:
    return int(asker.body(document, **variables)["extensions"]["cost"]["requested"])


@pytest.mark.parametrize(
    ("declared", "given", "variables"),
    [
        ("", f"changes: {BOTH}", {}),
        ("($text: String)", "text: $text", {"text": TWO}),
        ("", 'key: "two-changes"', {}),
        ("($key: String)", "key: $key", {"key": "two-changes"}),
        ('($key: String = "two-changes")', "key: $key", {}),
        (
            "($changes: [ImaginedChange!])",
            "changes: $changes",
            {"changes": [{"vacatePost": {"post": "head-of-press"}}, {"dissolveOffice": {"office": "press-office"}}]},
        ),
        (
            "($post: String!, $day: DateTime)",
            'changes: [{ vacatePost: { post: $post } }, { dissolveOffice: { office: "press-office" } }]',
            {"post": "head-of-press"},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_imagined_change_costs_ten_however_it_is_given(
    asker: Asker, declared: str, given: str, variables: dict[str, Any]
) -> None:
    unused = "map(recordedAsOf: $day) { title }" if "$day" in declared else ""
    document = f"query {declared} {{ scenario({given}) {{ {COVERAGE} }} {unused} }}"
    assert cost(asker, document, **variables) == OF_TWO + (2 if unused else 0)


def test_a_single_change_without_brackets_is_one(asker: Asker) -> None:
    assert cost(asker, f"{{ scenario(changes: {TYPED}) {{ {COVERAGE} }} }}") == 1 + 3 + 10


def test_each_field_that_is_asked_of_it_pays_for_all_changes(asker: Asker) -> None:
    fields = "imagined offices(first: 3) { nodes { key name } } __typename"
    expected = 1 + (1 + 20) + (1 + 3 * 3 + 20) + 1
    assert cost(asker, f"{{ scenario(changes: {BOTH}) {{ {fields} }} }}") == expected
    in_fragments = (
        f"{{ scenario(changes: {BOTH}) {{ ...F ... {{ imagined }} }} a: scenario(changes: {TYPED}) {{ ...F }} }}"
    )
    fragment = f"fragment F on ScenarioMap {{ {COVERAGE} }}"
    assert cost(asker, f"{in_fragments} {fragment}") == OF_TWO + 21 + (1 + 3 + 10)
    assert cost(asker, f"{{ {COVERAGE} }}") == 3


def test_a_question_that_imagines_pays_for_its_own_changes(asker: Asker) -> None:
    losses = "losses(scenario: { %s }) { answer }"
    assert cost(asker, f"{{ {losses % f'changes: {BOTH}'} }}") == 2 + 20
    assert cost(asker, "{ %s }" % (losses % 'key: "two-changes"')) == 2 + 20
    by_variable = "query ($of: ScenarioInput!) { losses(scenario: $of) { answer } }"
    assert cost(asker, by_variable, of={"text": TWO}) == 2 + 20
    on_top = f"{{ scenario(changes: {TYPED}) {{ {losses % f'changes: {BOTH}'} }} }}"
    assert cost(asker, on_top) == 1 + 2 + 10 + 20


def test_a_kept_scenario_counts_as_it_is_now_and_one_removed_since_as_the_most_there_can_be(asker: Asker) -> None:
    earlier = 'coverage(recordedAsOf: "2100-01-01T00:00:00Z") { open firm }'
    assert cost(asker, f'{{ scenario(key: "two-changes") {{ {earlier} }} }}') == OF_TWO
    assert cost(asker, f"{{ scenario(changes: {BOTH}) {{ {earlier} }} }}") == OF_TWO
    unsaid = 'query ($at: DateTime) { scenario(key: "two-changes") { coverage(recordedAsOf: $at) { open firm } } }'
    assert cost(asker, unsaid) == cost(asker, unsaid, at=None) == OF_TWO

    gone = 'query ($at: DateTime) { scenario(key: "gone") { coverage(recordedAsOf: $at) { open firm } } }'
    assert cost(asker, gone) == 1 + 3
    assert cost(asker, gone, at="2100-01-01T00:00:00Z") == 1 + 3 + 10 * MOST_CHANGES


@pytest.mark.parametrize("given", [f"changes: {BOTH}", 'key: "two-changes"', "text: $text"])
def test_a_scenario_is_refused_beyond_the_limit_and_let_through_at_it(given: str) -> None:
    door = a_door()
    document = f"query ($text: String) {{ scenario({given}) {{ {COVERAGE} }} map(asOf: null) {{ title }} }}"
    if "$text" not in given:
        document = document.replace("query ($text: String) ", "")
    within = Asker(door, Limits(cost=OF_TWO + 2)).body(document, text=TWO)
    assert "errors" not in within
    assert Asker(door, Limits(cost=OF_TWO + 1)).error(document, text=TWO) == (
        "LIMIT_EXCEEDED",
        f"The operation costs {OF_TWO + 2}; at most {OF_TWO + 1} is allowed. Ask for fewer fields, or smaller pages.",
    )


def test_a_kept_scenario_costs_what_it_says_when_it_is_asked() -> None:
    door = a_door()
    asker, document = Asker(door), f'{{ scenario(key: "two-changes") {{ {COVERAGE} }} }}'
    assert cost(asker, document) == OF_TWO

    shorter = SaveScenario(name="Two changes", key="two-changes", changes=ONE, expected_version=1)
    save(door, shorter)

    assert cost(asker, document) == OF_TWO - 10


def test_what_is_no_scenario_costs_no_change(asker: Asker) -> None:
    for given in ('key: "nothing"', 'key: "press-office"', 'text: ""', "changes: []", ""):
        arguments = f"({given})" if given else ""
        assert cost(asker, f"{{ scenario{arguments} {{ {COVERAGE} }} }}") == 4


SAVE = "mutation ($input: SaveScenarioInput!) { saveScenario(input: $input) { __typename } }"
APPLY = "mutation ($input: ApplyChangesInput!) { applyChanges(input: $input) { __typename } }"
OF_SAVING = 1 + 1 + 10
"""The field, what is shown of it, and ten for the change."""


def test_each_line_of_a_scenario_that_is_saved_costs_what_an_imagined_change_does() -> None:
    asker = Asker(a_door())
    one, two = {"name": "One", "changes": ONE}, {"name": "Two", "changes": TWO}
    told = [{"saveScenario": one}, {"saveScenario": two}]

    assert cost(asker, SAVE, input={**two, "validateOnly": True}) == OF_SAVING + 20
    assert cost(asker, f'mutation {{ saveScenario(input: {{ name: "A", changes: "{ONE}" }}) {{ __typename }} }}') == (
        OF_SAVING + 10
    )
    assert cost(asker, APPLY, input={"changes": told, "validateOnly": True}) == 2 * OF_SAVING + 30
    assert cost(asker, APPLY, input={"changes": told[1], "validateOnly": True}) == OF_SAVING + 20
    assert cost(asker, APPLY, input={"changes": [{"deleteScenario": {"key": "a", "expectedVersion": 1}}]}) == OF_SAVING


def test_saving_too_much_is_refused_before_anything_is_written() -> None:
    asker = Asker(a_door(), Limits(cost=OF_SAVING + 19))
    before = asker.door.store.revision()

    code, _ = asker.error(SAVE, input={"name": "Two", "changes": TWO})

    assert (code, asker.door.store.revision()) == ("LIMIT_EXCEEDED", before)
