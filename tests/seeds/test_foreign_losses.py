"""What is lost on two maps from other fields where an office is dissolved, a post falls vacant, or a person leaves."""

import pytest

from graph.analyses import coverage, losses
from graph.analyses.coverage import CoverageFlag
from graph.analyses.losses import Losses, LossKind
from graph.errors import Impossible
from graph.map_view import MapView
from graph.scenarios import imagine, read_changes
from tests.seeds.foreign_maps import MAPS, expected, named, seen

OFFICES = [(name, office) for name in MAPS for office in expected(name)["losses"]["office dissolved"]]
POSTS = [
    (name, post)
    for name in MAPS
    for post, told in expected(name)["losses"]["post vacant"].items()
    if isinstance(told, dict)
]
VACANT = [("harbour", "head-cities"), ("harbour", "head-maritime"), ("ensemble", "head-learning")]
ROSTERS = {"harbour": "partners", "ensemble": "counted"}


def lost(name: str, changes: str) -> Losses:
    view = seen(name)
    return losses.run(view, imagine(view, read_changes(changes)))


def unattended(found: Losses) -> set[str]:
    return {each.subject.key for each in found.rows if each.kind is LossKind.UNATTENDED}


def states(view: MapView) -> dict[str, str]:
    reports = [coverage.run(view, roster) for roster in (None, "everything-named")]
    return {each.subject.key: each.state.words for report in reports for each in report.rows}


@pytest.mark.parametrize(("name", "office"), OFFICES)
def test_a_dissolved_office_weakens_what_was_worked_out_by_hand(name: str, office: str) -> None:
    told = expected(name)["losses"]["office dissolved"][office]
    found = lost(name, f"dissolve-office {office}")

    assert {
        each.subject.key: [each.before.words, each.after.words] for each in found.rows if each.kind is not LossKind.LOST
    } == told.get("weakened", {})
    assert [found.after.firm, found.after.hangs, found.after.open] == told[ROSTERS[name]]
    falls = told.get("falls", {})
    assert {each.thing.key for each in found.falls} == {key for sort in falls.values() for key in sort}


def rows_of(view: MapView, roster: str | None) -> tuple[coverage.Coverage, ...]:
    return coverage.run(view, roster).rows


@pytest.mark.parametrize(("name", "office"), [("harbour", "harbour-forum"), ("ensemble", "donors-circle")])
def test_what_only_a_body_named_is_thinner_without_it_and_no_loss(name: str, office: str) -> None:
    told = expected(name)["losses"]["office dissolved"][office]["thinner, no loss"]
    before = seen(name)
    after = imagine(before, read_changes(f"dissolve-office {office}"))

    assert {key: [states(before)[key], states(after)[key]] for key in told} == told


@pytest.mark.parametrize(("name", "post"), POSTS)
def test_a_vacant_post_leaves_unattended_what_was_worked_out_by_hand(name: str, post: str) -> None:
    told = expected(name)["losses"]["post vacant"][post]
    found = lost(name, f"vacate-post {post}")

    assert set(told["unattended"]) - set(told.get("accept_without", ())) <= unattended(found)
    assert unattended(found) <= {*told["unattended"], *named(told.get("accept_also", ()))}
    assert {each.kind for each in found.rows} == {LossKind.UNATTENDED}
    assert found.before == found.after


@pytest.mark.parametrize(("name", "post"), VACANT)
def test_a_post_that_is_vacant_already_cannot_fall_vacant(name: str, post: str) -> None:
    with pytest.raises(Impossible, match="is vacant on"):
        lost(name, f"vacate-post {post}")


def test_where_a_head_is_missing_already_nobody_is_left_but_where_a_post_has_its_own_holder() -> None:
    rows = {each.subject.key: set(each.flags) for each in coverage.run(seen("harbour"), "partners").rows}
    people = {each.subject.key: set(each.flags) for each in coverage.run(seen("harbour"), "people").rows}

    assert {CoverageFlag.POST_VACANT, CoverageFlag.NO_STAND_IN} <= rows["deepsea-lines"] & people["crew-members"]
    assert CoverageFlag.POST_VACANT not in rows["coastal-lines"]


def test_a_person_in_two_posts_leaves_both() -> None:
    told = expected("ensemble")["losses"]["post vacant"]
    found = unattended(lost("ensemble", "vacate-post head-members\nvacate-post head-touring"))
    both = {*told["head-members"]["unattended"], *told["head-touring"]["unattended"]}

    assert both <= found <= both | {*told["head-members"]["accept_also"], "radio-nine"}
