"""What falls with each office and each post, held against the independent answer key.

Every office of the sample is dissolved and every post vacated, on each of the four rosters.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from graph.analyses import alignment, coverage, differences, losses, mandates, owners
from graph.analyses.coverage import CoverageFigure, CoverageState
from graph.analyses.losses import Fallen, LossKind
from graph.analyses.mandates import MismatchKind
from graph.map_view import MapView
from tests.seeds.independent import ROSTERS, imagined, key, keys
from tests.seeds.samples import sample

DISSOLVED: Mapping[str, Any] = key("losses")["offices_dissolved"]
VACATED: Mapping[str, Any] = key("losses")["posts_vacant"]

every_office = pytest.mark.parametrize("office", DISSOLVED)
every_post = pytest.mark.parametrize("post", VACATED)
every_roster = pytest.mark.parametrize("roster", ROSTERS)


def without(office: str, day: date | None = None) -> tuple[MapView, MapView]:
    view = sample(as_of=day)
    return view, imagined(view, f"dissolve-office {office}")


def vacated(post: str) -> tuple[MapView, MapView]:
    view = sample()
    return view, imagined(view, f"vacate-post {post}")


def state(word: str) -> CoverageState:
    return CoverageState[word.upper().replace(" ", "_")]


def covered(view: MapView, roster: str) -> dict[str, tuple[CoverageState, list[str]]]:
    """How each subject of *roster* is covered, and by which units."""
    return {
        row.subject.key: (row.state, sorted({held.unit.key for held in row.units}))
        for row in coverage.run(view, roster).rows
    }


def kind_of(row: Mapping[str, Any]) -> LossKind | None:
    """How the question about losses calls what the key says of a subject; None: another question tells it."""
    before, after = state(row["before"]).figure, state(row["after"]).figure
    if before is CoverageFigure.FIRM:
        return LossKind.LOST if row["lost"] else LossKind.FEWER
    return LossKind.WEAKER if before is CoverageFigure.HANGS and after is CoverageFigure.OPEN else None


def fallen_of(kind: str, falls: Iterable[Fallen]) -> list[str]:
    return keys(each.thing for each in falls if each.thing.kind == kind)


def test_every_office_and_every_post_stands_in_the_key() -> None:
    assert keys(sample().entities("office")) == sorted(DISSOLVED)
    assert keys(sample().entities("post")) == sorted(VACATED)
    assert sample().as_of.isoformat() == key("losses")["as_of"]


@every_roster
@every_office
def test_the_figures_before_and_after_an_office_is_dissolved(office: str, roster: str) -> None:
    found = losses.run(*without(office), roster)
    expected = DISSOLVED[office]["figures"][roster]

    assert [found.before.firm, found.before.hangs, found.before.open] == expected["before"]
    assert [found.after.firm, found.after.hangs, found.after.open] == expected["after"]


@every_roster
@every_office
def test_every_row_that_a_dissolved_office_moves_and_no_other(office: str, roster: str) -> None:
    view, then = without(office)
    before, after = covered(view, roster), covered(then, roster)

    assert {
        subject: (*before[subject], *after[subject]) for subject in before if before[subject] != after[subject]
    } == {
        subject: (state(row["before"]), row["units_before"], state(row["after"]), row["units_after"])
        for subject, row in DISSOLVED[office]["rows"][roster].items()
    }


@every_roster
@every_office
def test_what_the_roster_loses_with_a_dissolved_office(office: str, roster: str) -> None:
    view, then = without(office)
    found = losses.run(view, then, roster)
    rows = DISSOLVED[office]["rows"][roster]

    assert {row.subject.key: row.kind for row in found.rows if row.on_roster} == {
        subject: kind for subject, row in rows.items() if (kind := kind_of(row))
    }
    told = {row.subject.key: row.kind for row in found.rows if row.on_roster}
    lost = sorted(subject for subject, kind in told.items() if kind is LossKind.LOST)
    assert lost == sorted(DISSOLVED[office]["lost"][roster])
    assert lost == sorted(subject for subject, row in rows.items() if row["lost"])
    assert sorted(subject for subject, kind in told.items() if kind is LossKind.UNATTENDED) == sorted(
        DISSOLVED[office]["unattended"][roster]
    )
    shifts = {each.subject.key for each in differences.run(view, scenario=then, roster=roster).shifts}
    assert shifts == {subject for subject, row in rows.items() if row["before"] != row["after"]}


@every_office
def test_every_subject_that_loses_its_only_unit_on_a_roster_or_not(office: str) -> None:
    found = losses.run(*without(office))

    assert keys(row.subject for row in found.rows if row.kind is LossKind.LOST) == sorted(
        DISSOLVED[office]["lost_any_subject"]
    )
    assert keys(row.subject for row in found.rows if row.kind is LossKind.FEWER) == sorted(
        DISSOLVED[office]["several_to_named"]
    )
    lost = [row.subject for row in found.rows if row.kind is LossKind.LOST and row.subject.kind == "agreement"]
    assert keys(lost) == sorted(DISSOLVED[office]["agreements_lost"])


@every_office
def test_every_goal_whose_units_change(office: str) -> None:
    view, then = without(office)
    before, after = goals(view), goals(then)

    assert {goal: (before[goal], after[goal]) for goal in before if before[goal] != after[goal]} == {
        goal: (
            (row["before"], row["units_before"], row["units_hanging_before"]),
            (row["after"], row["units_after"], row["units_hanging_after"]),
        )
        for goal, row in DISSOLVED[office]["goals_changed"].items()
    }


@every_office
def test_every_goal_that_falls(office: str) -> None:
    changed = DISSOLVED[office]["goals_changed"]
    found = {each.thing.key: each for each in losses.run(*without(office)).falls if each.goal_before}

    assert found.keys() == {goal for goal, row in changed.items() if row["units_before"] != row["units_after"]} | {
        goal for goal, row in changed.items() if row["before"] != row["after"]
    }
    for goal, fallen in found.items():
        assert fallen.goal_before is not None
        assert fallen.goal_after is not None
        assert words(fallen.goal_before.name) == changed[goal]["before"]
        assert words(fallen.goal_after.name) == changed[goal]["after"]
    assert sorted(
        goal for goal in found if changed[goal]["units_before"] and not changed[goal]["units_after"]
    ) == sorted(DISSOLVED[office]["goals_losing_their_only_firm_unit"])


@every_office
def test_every_duty_register_and_delegation_that_falls(office: str) -> None:
    falls = losses.run(*without(office)).falls
    view = sample()

    assert fallen_of("duty", falls) == sorted(DISSOLVED[office]["duties"])
    assert [
        each for each in fallen_of("programme", falls) if view.entity(each).properties["subtype"] == "register"
    ] == DISSOLVED[office]["registers_without_maintainer"]
    delegations = {
        tie.key
        for each in falls
        for reason in each.reasons
        for tie in reason.relationships
        if tie.type in {"REPRESENTS", "DEPUTIZES_FOR"}
    }
    assert sorted(delegations) == sorted(DISSOLVED[office]["delegations"])


@pytest.mark.parametrize(("year", "day"), [("p2017", date(2017, 12, 1)), ("p2018", date(2018, 3, 15))])
@every_office
def test_every_priority_that_loses_its_owner_on_a_day_of_its_year(office: str, year: str, day: date) -> None:
    falls = losses.run(*without(office, day)).falls

    assert fallen_of("priority", falls) == sorted(
        each for each in DISSOLVED[office]["priorities_losing_owner"] if each.startswith(year)
    )


@every_office
def test_every_other_tie_of_a_dissolved_office_ends(office: str) -> None:
    view, then = without(office)

    for type_, others in DISSOLVED[office]["other_ties"].items():
        ties = [*view.outgoing(office, type_), *view.incoming(office, type_)]
        assert sorted(tie.target if tie.source == office else tie.source for tie in ties) == sorted(others)
        assert not any(then.holds(tie).counts for tie in [*then.outgoing(office, type_), *then.incoming(office, type_)])


@every_roster
@every_post
def test_a_vacant_post_leaves_subjects_unattended_and_the_figures_as_they_are(post: str, roster: str) -> None:
    found = losses.run(*vacated(post), roster)
    expected = VACATED[post]
    on_roster = [row for row in found.rows if row.on_roster]

    assert keys(row.subject for row in on_roster if row.kind is LossKind.LOST) == expected["lost"][roster]
    assert keys(row.subject for row in on_roster if row.kind is LossKind.UNATTENDED) == sorted(
        expected["unattended"][roster]
    )
    assert {row.kind for row in found.rows} <= {LossKind.LOST, LossKind.UNATTENDED}
    assert found.before == found.after
    if roster == "target-groups":
        assert [found.after.firm, found.after.hangs, found.after.open] == expected["figures_target_groups"]


@every_post
def test_every_subject_that_a_vacant_post_leaves_unattended(post: str) -> None:
    view, then = vacated(post)
    found = losses.run(view, then)

    assert keys(row.subject for row in found.rows if row.kind is LossKind.UNATTENDED) == sorted(
        VACATED[post]["unattended_any_subject"]
    )
    for subject in VACATED[post]["one_of_two_posts_vacant"]:
        assert coverage.CoverageFlag.POST_VACANT in owners.run(then, subject).coverage.flags
        assert subject not in {row.subject.key for row in found.rows}
    assert fallen_of("goal", found.falls) == sorted(VACATED[post]["goals_changed"])


@every_roster
@every_post
def test_what_hangs_on_an_office_without_anybody_in_its_post(post: str, roster: str) -> None:
    _, then = vacated(post)
    hanging = [row for row in coverage.run(then, roster).rows if row.figure is CoverageFigure.HANGS]

    assert keys(
        row.subject for row in hanging if {each.key for held in row.units for each in held.posts} == {post}
    ) == sorted(VACATED[post]["hanging_rows_whose_unit_has_no_post"][roster])
    for row in hanging:
        if any(each.key == post for held in row.units for each in held.posts):
            assert coverage.CoverageFlag.POST_VACANT in row.flags


@every_post
def test_what_a_vacant_post_leads_and_who_stands_in_for_it(post: str) -> None:
    _, then = vacated(post)
    vacant = [row for row in mandates.run(then).rows if row.kind is MismatchKind.POST_VACANT]
    offices = [each.key for row in vacant for each in row.offices]
    expected = VACATED[post]

    assert {row.about.key for row in vacant} == {post}
    assert offices == expected["heads"]
    for type_, name in (("MAINTAINS", "registers_unattended"), ("CHARGED_WITH", "duties_unattended")):
        held = [tie.target for office in offices for tie in then.outgoing(office, type_) if then.holds(tie).counts]
        assert sorted(held) == sorted(expected[name])
    resting = [tie.key for tie in then.outgoing(post, "REPRESENTS", "DEPUTIZES_FOR") if then.holds(tie).counts]
    assert sorted(resting) == sorted(expected["delegations_of_the_post_that_rest"])
    standing = [
        {"by": tie.source, "qualifier": tie.qualifier, "condition": tie.condition}
        for tie in then.incoming(post, "DEPUTIZES_FOR")
        if then.holds(tie).counts
    ]
    assert sorted(standing, key=str) == sorted(expected["stand_ins_for_the_post"], key=str)


@every_post
def test_every_tie_of_a_vacant_post_but_its_holder_stays(post: str) -> None:
    view, then = vacated(post)
    found: dict[str, list[str]] = {}
    for tie in (*view.outgoing(post), *view.incoming(post)):
        assert then.holds(then.relationship(tie.key)).counts
        found.setdefault(tie.type, []).append(tie.target if tie.source == post else tie.source)

    assert {type_: sorted(each) for type_, each in found.items()} == {
        type_: sorted(each) for type_, each in VACATED[post]["ties"].items()
    }


def goals(view: MapView) -> dict[str, tuple[str, list[str], list[str]]]:
    """Each goal's state, the units of its firm subjects, and the units that would have those that hang."""
    found = {}
    for row in alignment.run(view).goals:
        asked = [owners.run(view, each.subject.key) for each in row.subjects]
        firm = {held.unit.key for each in asked for held in each.units}
        hanging = {held.unit.key for each in asked for held in each.would_have}
        found[row.goal.key] = (words(row.state.name), sorted(firm), sorted(hanging))
    return found


def words(name: str) -> str:
    return name.lower().replace("_", " ")
