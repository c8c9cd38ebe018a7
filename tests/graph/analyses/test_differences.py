from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.analyses import differences
from graph.analyses.coverage import CoverageState
from graph.analyses.differences import Difference, DifferenceKind, Differences, Figures
from graph.analyses.differences.compare import Comparison
from graph.analyses.differences.phrases import IN_THE_WORLD
from graph.errors import Unanswerable
from graph.map_view import Lenses, MapView
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES, SERVES
from graph.ontology.types.purpose import CONCERNS
from graph.ontology.types.structure import BELONGS_TO, HEADS, MEMBER_OF, SUCCEEDS
from graph.records import Entity, Evidence, LoggedChange, Sensitivity, SubjectType
from graph.scenarios import imagine, read_changes
from graph.snapshot import Snapshot
from graph.when import Truth
from tests.maps import World, a_map, lasting


def between(world: World, since: str, until: str) -> Differences:
    return differences.run(world.as_of(until), since=date.fromisoformat(since))


def said(found: Differences) -> list[tuple[DifferenceKind, str]]:
    return [(row.kind, row.text) for row in found.rows]


ADDED, REMOVED, CHANGED = DifferenceKind.ADDED, DifferenceKind.REMOVED, DifferenceKind.CHANGED
FOLLOWS_ON, CONTINUES = DifferenceKind.FOLLOWS_ON, DifferenceKind.CONTINUES

MANDATE_CHANGED = (
    "Press Office engages Media, to inform: role was “mandated”, is “assisting”; "
    "purpose was not given, is “to inform”; period was undated, is from 1990 until 1991."
)
SOURCES_CHANGED = (
    "Press engages Media: accountable was nobody, is Press; 1 more source says otherwise; 1 more source bears it out."
)


def test_what_began_and_ended_between_two_dates_has_a_sentence_each_and_moves_coverage() -> None:
    world = World()
    world.tie("Press", ENGAGES, "Media", validity=lasting(end="2017-06-30"))
    world.tie("Press", ENGAGES, "Donors", validity=lasting("2017-09"))
    world.roster(["Media", "Donors"])

    found = between(world, "2017-01-01", "2017-12-01")

    assert said(found) == [
        (REMOVED, "Ended on 30 June 2017: Press engages Media."),
        (ADDED, "Began in September 2017: Press engages Donors."),
    ]
    assert found.answer == (
        "Between 1 January 2017 and 1 December 2017, 1 gone and 1 new. "
        "The coverage of 2 subjects is the same: 1 firm, 0 hanging, 1 open."
    )
    assert [(each.subject.name, each.before, each.after) for each in found.shifts] == [
        ("Donors", CoverageState.NONE, CoverageState.NAMED),
        ("Media", CoverageState.NAMED, CoverageState.NONE),
    ]
    assert found.shifts[0].text == "Donors: none before, named after."


def test_what_goes_only_because_an_end_of_it_goes_is_told_with_that_end() -> None:
    world = a_map(("Press", ENGAGES, "Media"), ("Head", HEADS, "Press"), roster=["Media"])
    world.tie("Press", ENGAGES, "Donors", validity=lasting(end="2017-03-31"))
    world.office("Press", validity=lasting(end="2017-06-30"))

    found = between(world, "2017-01-01", "2017-12-01")

    assert said(found) == [
        (REMOVED, "Office “Press” ended on 30 June 2017, and 2 relationships with it."),
        (REMOVED, "Ended on 31 March 2017: Press engages Donors."),
    ]
    assert [tie.key for reason in found.rows[0].reasons for tie in reason.relationships] == [
        "head--heads--press",
        "press--engages--media",
    ]
    assert (found.before, found.after) == (Figures(1, 0, 0), Figures(0, 0, 1))
    assert found.answer.endswith(
        "The coverage of 1 subject went from 1 firm, 0 hanging, 0 open to 0 firm, 0 hanging, 1 open."
    )


def test_dates_that_are_not_exact_are_never_sharpened() -> None:
    world = World()
    world.office("Old", validity=lasting("2000", "2018"))
    world.office("New", validity=lasting("2017-12~"))

    assert said(between(world, "2017-06-01", "2017-12-15")) == [
        (ADDED, "Office “New” may have begun in about December 2017.")
    ]
    assert said(between(world, "2017-12-15", "2018-06-01")) == [
        (CHANGED, "Office “New”: has begun for certain."),
        (CHANGED, "Office “Old”: may have ended."),
    ]
    assert said(between(world, "2018-06-01", "2019-01-01")) == [(REMOVED, "Office “Old” ended in 2018.")]


def test_a_later_class_role_or_period_is_told_as_one_change() -> None:
    world = World()
    for name in ("Observers", "Members", "Spain"):
        world.add(name, "state")
    world.add("The house", "organization")
    world.tie("Spain", BELONGS_TO, "Observers", validity=lasting("2010", "2016-12-31"))
    world.tie("Spain", BELONGS_TO, "Members", validity=lasting("2017-01-01"))
    for number, (role, start, end) in enumerate((("observer", "2010", "2016-12-31"), ("member", "2017-01-01", None))):
        world.tie("Spain", MEMBER_OF, "The house", key=f"role-{number}", role=role, validity=lasting(start, end))
    for number, (start, end) in enumerate((("2010", "2015"), ("2017-05-01", None))):
        world.tie("Press", ENGAGES, "Media", key=f"period-{number}", validity=lasting(start, end))

    assert said(between(world, "2015-06-01", "2017-12-01")) == [
        (CHANGED, "Since 1 January 2017: Spain belongs to Members; before: Observers."),
        (CHANGED, "Since 1 January 2017: Spain is a member of The house; role was “observer”, is “member”."),
        (CONTINUES, "Since 1 May 2017: Press engages Media, in a new period."),
    ]


def test_what_takes_the_place_of_something_that_ended_follows_on_from_it() -> None:
    world = World()
    world.office("Old", validity=lasting(end="2016-12-31"))
    for name in ("North", "South"):
        world.office(name, validity=lasting("2017-01-01"))
        world.tie(name, SUCCEEDS, "Old")

    found = between(world, "2016-01-01", "2017-12-01")

    assert said(found) == [
        (FOLLOWS_ON, "Office “North” follows on from Old."),
        (FOLLOWS_ON, "Office “South” follows on from Old."),
    ]
    assert [each.name for each in found.rows[0].earlier] == ["Old"]


def test_what_one_heir_goes_on_with_is_told_as_taken_over() -> None:
    world = World()
    world.office("Old", validity=lasting(end="2016-12-31"))
    world.office("New", validity=lasting("2017-01-01"))
    world.tie("New", SUCCEEDS, "Old")
    world.tie("Old", ENGAGES, "Media", purpose="to inform")
    world.tie("New", ENGAGES, "Media", purpose="to please")
    world.tie("Old", ENGAGES, "Donors")

    assert said(between(world, "2016-01-01", "2017-12-01")) == [
        (REMOVED, "Ended with Old: Old engages Donors."),
        (FOLLOWS_ON, "Office “New” follows on from Old."),
        (
            CONTINUES,
            "New engages Media, to please, taken over from Old; purpose was “to inform”, is “to please”.",
        ),
    ]


def test_the_earlier_day_is_before_whichever_way_it_is_asked() -> None:
    world = World()
    world.office("New", validity=lasting("2017"))

    assert between(world, "2018-06-01", "2016-01-01") == between(world, "2016-01-01", "2018-06-01")


def test_without_a_comparison_a_year_before_is_taken_on_a_leap_day_too() -> None:
    world = World()
    world.office("New", validity=lasting("2017-03-01"))

    assert differences.run(world.as_of("2018-02-28")).answer.startswith(
        "Between 28 February 2017 and 28 February 2018, 1 new"
    )
    assert differences.run(world.as_of("2016-02-29")).answer.startswith(
        "Between 28 February 2015 and 29 February 2016,"
    )
    assert differences.run(world.as_of(date.min)).rows == ()


def test_nothing_is_said_with_what_is_undated() -> None:
    found = between(a_map(("Press", ENGAGES, "Media")), "2016-01-01", "2017-01-01")

    assert found.answer == (
        "Between 1 January 2016 and 1 January 2017, nothing on record begins, ends or changes. "
        "The coverage of 1 subject is the same: 1 firm, 0 hanging, 0 open."
    )
    assert found.compared.endswith("1 of 1 relationship on record has no dates of its own.")
    assert differences.run(World().as_of()).answer.endswith("Nobody is on the roster.")


def recorded(world: World, before: MapView) -> list[tuple[DifferenceKind, str]]:
    return said(differences.run(world.as_of(), known=before))


def test_between_two_records_every_field_that_differs_is_told_whatever_the_dates() -> None:
    world = a_map(("Press", ENGAGES, "Media"), ("Press", ENGAGES, "Donors"))
    before = world.as_of()
    tie = world.relationships["press--engages--media"]
    world.relationships[tie.key] = replace(
        tie, purpose="to inform", role="assisting", validity=lasting("1990", "1991"), version=2
    )
    del world.relationships["press--engages--donors"]
    world.tie("Press", ENGAGES, "Friends")
    press = world.entities["press"]
    world.entities["press"] = replace(press, name="Press Office", properties={"unit_type": "service"}, version=2)

    assert recorded(world, before) == [
        (REMOVED, "Was taken off the record: Press engages Donors."),
        (ADDED, "Stakeholder “Friends” was recorded."),
        (ADDED, "Was recorded: Press Office engages Friends."),
        (CHANGED, "Office “Press Office”: name was “Press”, is “Press Office”; unit type was “team”, is “service”."),
        (CHANGED, MANDATE_CHANGED),
    ]


def test_on_record_a_tie_written_anew_is_one_gone_and_one_recorded() -> None:
    world = a_map(("Press", ENGAGES, "Media"))
    before = world.as_of()
    del world.relationships["press--engages--media"]
    world.tie("Press", ENGAGES, "Media", key="anew")

    assert recorded(world, before) == [
        (REMOVED, "Was taken off the record: Press engages Media."),
        (ADDED, "Was recorded: Press engages Media."),
    ]


def test_roles_and_sources_that_come_and_go_are_changes_of_their_relationship() -> None:
    world = a_map(("Press", ENGAGES, "Media"))
    tie = world.relationships["press--engages--media"]
    before = world.as_of()
    world.answer("Press", tie)
    document = world.add("Report", "document")
    for key, contradicts in (("for", False), ("against", True)):
        world.evidence[key] = Evidence(
            key=key,
            subject_type=SubjectType.RELATIONSHIP,
            subject=tie.key,
            document=document.key,
            contradicts=contradicts,
        )

    assert recorded(world, before) == [
        (ADDED, "Document “Report” was recorded."),
        (CHANGED, SOURCES_CHANGED),
    ]


def test_a_roster_that_was_recorded_since_had_nobody_on_it_before() -> None:
    world = World()
    world.add("Media", "stakeholder")
    before = world.as_of()
    world.roster(["Media"])

    added, dropped = differences.run(world.as_of(), known=before), differences.run(before, known=world.as_of())

    assert dropped.answer.endswith("Nobody is on the roster any more.")
    assert added.answer.endswith("Nobody was on the roster before; of 1 subject, 0 firm, 0 hanging, 1 open.")
    assert [(each.before, each.after) for each in added.shifts] == [(None, CoverageState.NONE)]


def test_the_older_record_is_before_whichever_is_asked_about() -> None:
    world = a_map(("Press", ENGAGES, "Media"))
    older, newer = world.as_of(), world.as_of()
    newer.snapshot.revision = replace(newer.snapshot.revision, number=2)

    assert differences.run(older, revision=newer).answer.startswith(
        "Between revision 1 and revision 2, nothing changed"
    )


def years() -> World:
    world = World()
    lists = {2017: ("Plan", "Serve", "Drop"), 2018: ("Build", "Meet", "New")}
    for year, listed in lists.items():
        for number, name in enumerate(listed, 1):
            world.add(name, "priority", year=year, number=number)
    world.add("The house", "organization", generic=True)
    for name in ("Bridge", "Reunion"):
        world.add(name, "programme")
    for name in ("Plan", "Build"):
        world.tie(name, CONCERNS, "Bridge")
    world.tie("Serve", SERVES, "Alumni")
    world.tie("Meet", CONCERNS, "Reunion")
    world.tie("Reunion", SERVES, "Alumni")
    for name in ("Drop", "New"):
        world.tie(name, CONCERNS, "The house")
    return world


def test_a_year_continues_follows_on_adds_and_drops() -> None:
    found = differences.run(years().as_of(), year=2018)

    assert said(found) == [
        (REMOVED, "“Drop” is not carried on in 2018."),
        (ADDED, "“New” carries on nothing of 2017."),
        (FOLLOWS_ON, "“Meet” follows on from “Serve” (both serve Alumni)."),
        (CONTINUES, "“Build” continues “Plan” (both concern Bridge)."),
    ]
    assert found.answer == (
        "Of 3 priorities of 2017, 1 is not carried on in 2018. "
        "Of 3 priorities of 2018, 1 continues an earlier one, 1 follows on from one and 1 is new."
    )
    assert (found.before, found.after, found.shifts) == (None, None, ())
    assert said(differences.run(years().as_of(), year=2017, previous=2018)) == said(found)


def test_two_names_link_years_only_once_they_are_decided_to_be_one() -> None:
    world = years()
    world.tie("New", SERVES, "Former staff")
    world.tie("Drop", SERVES, "Friends")
    reading = world.read_as("Friends", "Former staff")

    def kind(view: MapView) -> DifferenceKind:
        rows: tuple[Difference, ...] = differences.run(view, year=2018).rows
        return next(row.kind for row in rows if row.entity and row.entity.name == "New")

    assert kind(world.as_of()) is ADDED
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading)
    assert kind(world.as_of()) is FOLLOWS_ON


def test_a_priority_on_record_to_succeed_another_follows_on_from_it() -> None:
    world = years()
    world.tie("New", SUCCEEDS, "Drop")

    assert (FOLLOWS_ON, "“New” follows on from “Drop”.") in said(differences.run(world.as_of(), year=2018))


def test_a_year_without_priorities_is_said_so() -> None:
    assert differences.run(years().as_of(), year=2019).answer == (
        "Of 3 priorities of 2018, 3 are not carried on in 2019. No priority of 2019 is on record."
    )
    assert differences.run(World().as_of(), year=2019).answer == "No priority of 2018 or 2019 is on record."


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        (
            {"since": date(2017, 1, 1), "year": 2018},
            "since and year each ask for a comparison of their own (ask one at a time)",
        ),
        (
            {"previous": 2017},
            "previous says which year's priorities to compare with, and no year is given (give the later year too)",
        ),
        ({"year": 2018, "previous": 2018}, "2018 cannot be compared with itself (give another year)"),
    ],
)
def test_two_comparisons_at_once_and_a_year_with_itself_are_refused(given: dict[str, Any], fact: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        differences.run(years().as_of(), **given)

    assert str(caught.value) == f"differences: {fact}."


def test_what_may_not_be_seen_makes_no_difference() -> None:
    world = World()
    world.office("Secret", validity=lasting("2017-03-01"))
    world.entities["secret"] = replace(world.entities["secret"], sensitivity=Sensitivity.CONFIDENTIAL)

    assert between(world, "2017-01-01", "2017-12-01").rows
    hidden = differences.run(world.as_of("2017-12-01", ceiling=Sensitivity.INTERNAL), since=date(2017, 1, 1))
    assert hidden.rows == ()


class Imagined(MapView):
    """A view on which one entity does not exist."""

    def __init__(self, view: MapView, gone: str) -> None:
        super().__init__(view.snapshot, view.lenses)
        self.gone = gone

    def exists(self, entity: Entity) -> Truth:
        return Truth.NO if entity.key == self.gone else super().exists(entity)


def test_any_two_views_of_one_day_can_be_compared_whatever_is_laid_over_the_map() -> None:
    world = a_map(("Press", ENGAGES, "Media"), ("Head", HEADS, "Press"))
    view = world.as_of()

    rows = Comparison(view, Imagined(view, "press"), IN_THE_WORLD, on_the_day=True).differences()

    assert [(row.kind, row.text) for row in rows] == [(REMOVED, "Office “Press” ended, and 2 relationships with it.")]


def test_a_document_that_a_viewer_may_see_from_now_on_bears_out_what_it_says() -> None:
    world = a_map(("Unit", ENGAGES, "Press"))
    world.quote(world.relationships["unit--engages--press"], "Minutes")
    secret = replace(world.entities["minutes"], sensitivity=Sensitivity.CONFIDENTIAL)
    before = replace(world.contents(), entities=[world.entities["unit"], world.entities["press"], secret])
    opened = replace(secret, sensitivity=Sensitivity.INTERNAL, version=2)
    change = LoggedChange(revision=2, table="entity", key="minutes", before=secret, after=opened)
    old = Snapshot.build(before)
    lens = Lenses(as_of=date(2017, 12, 1), ceiling=Sensitivity.INTERNAL)

    found = differences.run(MapView(old.patched(old.revision, [change]), lens), known=MapView(old, lens))

    assert "Unit engages Press: 1 more source bears it out." in [row.text for row in found.rows]


def test_a_dropped_priority_is_not_counted_among_what_goes_with_it() -> None:
    world = a_map(("Press Office", ENGAGES, "Media"), roster=("Media",))
    world.add("Plan 2017", "priority", year=2017)
    world.tie("Plan 2017", CONCERNS, "Media")
    view = world.as_of("2017-12-01")

    found = differences.run(view, scenario=imagine(view, read_changes("drop-priority plan-2017")))

    assert found.answer.startswith("The priority “Plan 2017” is dropped. 1 gone. ")
    assert said(found) == [
        (REMOVED, "Priority “Plan 2017” would be gone."),
        (REMOVED, "Would be gone: Plan 2017 concerns Media."),
    ]
