from dataclasses import replace
from typing import Any

import pytest

from graph.editing.draft import Author
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.records import Evidence, Sensitivity, SubjectType
from tests.maps import World, a_map
from tests.schema.asking import door_to
from tests.schema.mutations.writing import Writer

RESTRICTED = Sensitivity.RESTRICTED
MERGE = {"survivor": "the-press", "expectedVersion": 1, "merged": "media", "mergedExpectedVersion": 1}
DELETE = {"key": "media", "expectedVersion": 1}
FORBIDDEN = ("Forbidden", "input", "something hangs on it that Bo may not see")


@pytest.fixture
def world() -> World:
    made = a_map(("Press Office", ENGAGES, "The Press"))
    made.add("Media", "stakeholder")
    made.add("Mandates", "document")
    return made


def hide(world: World, key: str) -> None:
    """Make an entity too secret for Bo."""
    entity = world.entities[key]
    world.entities[key] = replace(entity, sensitivity=RESTRICTED)


def bo(world: World) -> Writer:
    return Writer(door_to(world), author=Author("Bo", ceiling=Sensitivity.INTERNAL))


def a_secret_tie(world: World) -> None:
    world.tie("Press Office", TARGETS, "Media", sensitivity=RESTRICTED)


def a_tie_to_something_secret(world: World) -> None:
    world.tie("Cabinet", TARGETS, "Media")
    hide(world, "cabinet")


def secret_evidence(world: World) -> None:
    world.quote(world.entities["media"], "Mandates", sensitivity=RESTRICTED)


def evidence_in_a_secret_document(world: World) -> None:
    world.quote(world.entities["media"], "Memo")
    hide(world, "memo")


def a_secret_decision(world: World) -> None:
    decision = world.decide(DecisionEffect.ACCEPT_GAP, about="Media", on="2017-01-01")
    hide(world, decision.key)


@pytest.mark.parametrize(
    "hidden",
    [
        a_secret_tie,
        a_tie_to_something_secret,
        secret_evidence,
        evidence_in_a_secret_document,
        a_secret_decision,
    ],
    ids=lambda each: each.__name__,
)
@pytest.mark.parametrize(("mutation", "given"), [("deleteEntity", DELETE), ("mergeEntities", MERGE)])
def test_nobody_deletes_or_moves_what_they_may_not_see(
    world: World, hidden: Any, mutation: str, given: dict[str, Any]
) -> None:
    hidden(world)

    assert bo(world).refused(mutation, **given) == FORBIDDEN


@pytest.mark.parametrize(("mutation", "given"), [("deleteEntity", DELETE), ("mergeEntities", MERGE)])
def test_where_nothing_is_hidden_it_is_done(world: World, mutation: str, given: dict[str, Any]) -> None:
    world.quote(world.entities["media"], "Mandates", locator="page 1")

    bo(world).done(mutation, "written", **given)


def test_nobody_deletes_a_relationship_with_what_they_may_not_see_of_it(world: World) -> None:
    tie = world.relationships["press-office--engages--the-press"]
    world.quote(tie, "Mandates", sensitivity=RESTRICTED)

    assert bo(world).refused("deleteRelationship", key=tie.key, expectedVersion=1) == FORBIDDEN


def test_a_decision_on_a_relationship_that_is_hidden_keeps_it(world: World) -> None:
    tie = world.relationships["press-office--engages--the-press"]
    decision = world.decide(DecisionEffect.CONFIRM, relationship=tie, on="2017-01-01")
    hide(world, decision.key)

    assert bo(world).refused("deleteRelationship", key=tie.key, expectedVersion=1) == FORBIDDEN


def test_a_tie_is_not_folded_into_one_that_is_hidden(world: World) -> None:
    world.tie("Press Office", ENGAGES, "Media")
    tie = world.relationships["press-office--engages--the-press"]
    world.relationships[tie.key] = replace(tie, sensitivity=RESTRICTED)

    assert bo(world).refused("mergeEntities", **MERGE) == FORBIDDEN


def test_what_speaks_of_something_hidden_is_not_there(world: World) -> None:
    hide(world, "media")
    world.evidence["said"] = Evidence(
        key="said", subject_type=SubjectType.ENTITY, subject="media", document="mandates", locator="page 1", version=1
    )

    assert bo(world).refused("removeEvidence", key="said", expectedVersion=1) == (
        "NotFound",
        "input.key",
        "there is no evidence 'said'",
    )
    assert bo(world).refused("removeEvidence", key="sayd", expectedVersion=1)[2] == "there is no evidence 'sayd'"
