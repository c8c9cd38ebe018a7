from dataclasses import replace

import pytest

from graph.analyses import coverage
from graph.analyses.coverage import Coverage, CoverageFlag, CoverageReport, CoverageState
from graph.analyses.findings import OwnershipBasis
from graph.map_view import MapView
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES, SERVES, TARGETS
from graph.ontology.types.partners import COVERS, MAINTAINS
from graph.ontology.types.priority import OWNED_BY
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS, IMPLEMENTS
from graph.ontology.types.structure import BELONGS_TO, DEPUTIZES_FOR, HEADS, HOLDS, PART_OF
from graph.records import Basis, Sensitivity
from tests.maps import World, a_map, lasting, slug


def row(view: MapView, name: str, roster: str | None = None) -> Coverage:
    report = coverage.run(view, roster)
    return next(each for each in report.rows if each.subject.key == slug(name))


def state(world: World, name: str, day: str | None = None) -> CoverageState:
    return row(world.as_of(day), name).state


def figures(report: CoverageReport) -> tuple[int, int, int]:
    return report.firm, report.hangs, report.open


def the_worked_example() -> World:
    world = a_map(
        ("Unit A", ENGAGES, "Press"),
        ("Unit A", ENGAGES, "Members"),
        ("The house", TARGETS, "Donors"),
        bodies=["The house"],
    )
    world.add("Friends", "stakeholder")
    world.add("Staff", "stakeholder")
    world.read_as("Friends", "Members")
    world.roster(["Press", "Donors", "Friends", "Staff"])
    return world


def test_the_worked_example_of_the_definition() -> None:
    report = coverage.run(the_worked_example().as_of())

    assert figures(report) == (1, 1, 2)
    assert {each.subject.name: each.state for each in report.rows} == {
        "Press": CoverageState.NAMED,
        "Friends": CoverageState.BY_READING,
        "Donors": CoverageState.COLLECTIVE,
        "Staff": CoverageState.NONE,
    }
    assert report.headline == "2 of 4 have no unit; 1 more hangs on 1 decision; 0 confirmed"


def test_accepting_the_reading_makes_the_two_names_one_subject() -> None:
    world = the_worked_example()
    reading = world.relationships["friends--read-as--members"]
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading, on="2017-11-01")

    assert figures(coverage.run(world.as_of("2017-12-01"))) == (2, 0, 2)
    assert figures(coverage.run(world.as_of("2017-10-31"))) == (1, 1, 2)


def test_vacating_the_post_moves_nothing_and_flags_it() -> None:
    world = the_worked_example()
    world.tie("Head of A", HEADS, "Unit A")
    world.tie("Ada", HOLDS, "Head of A", validity=lasting("2010-01-01", "2017-06-30"))

    before, after = world.as_of("2017-06-30"), world.as_of("2017-07-01")

    assert figures(coverage.run(before)) == figures(coverage.run(after)) == (1, 1, 2)
    assert CoverageFlag.POST_VACANT not in row(before, "Press").flags
    assert CoverageFlag.POST_VACANT in row(after, "Press").flags


def test_a_post_whose_holder_is_not_on_record_is_not_called_vacant() -> None:
    world = the_worked_example()
    world.tie("Head of A", HEADS, "Unit A")

    assert CoverageFlag.POST_VACANT not in row(world.as_of(), "Press").flags


def test_dissolving_the_unit_opens_all_it_had() -> None:
    world = the_worked_example()
    world.office("Unit A", validity=lasting("2010", "2017-06-30"))

    report = coverage.run(world.as_of("2017-07-01"))

    assert figures(report) == (0, 0, 4)
    assert state(world, "Press", "2017-07-01") is CoverageState.NONE


def test_a_subject_whose_only_unit_left_is_open() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists"])
    world.retire("Press Office", ENGAGES, "Journalists", on="2017-06-30")

    assert state(world, "Journalists", "2017-06-29") is CoverageState.NAMED
    assert state(world, "Journalists", "2017-06-30") is CoverageState.NONE


def test_two_units_are_several_and_say_whether_a_lead_is_agreed() -> None:
    world = a_map(("Press", ENGAGES, "Public"), roster=["Public"])
    shared = world.tie("Education", ENGAGES, "Public")

    found = row(world.as_of(), "Public")

    assert found.state is CoverageState.SEVERAL
    assert CoverageFlag.NO_LEAD_AGREED in found.flags

    world.answer("Education", shared)

    assert CoverageFlag.LEAD_AGREED in row(world.as_of(), "Public").flags


def test_the_same_unit_twice_is_one_unit() -> None:
    world = a_map(("Press", ENGAGES, "Public"), roster=["Public"])
    world.answer("Press", world.relationships["press--engages--public"])

    found = row(world.as_of(), "Public")

    assert found.state is CoverageState.NAMED
    assert len(found.units) == 1


def test_an_assisting_office_is_a_body_for_this_subject() -> None:
    world = World()
    world.tie("Press", ENGAGES, "Public", role="assisting")
    world.roster(["Public"])

    assert state(world, "Public") is CoverageState.COLLECTIVE


def test_a_parent_is_a_unit_only_for_what_none_of_its_parts_names() -> None:
    world = a_map(
        ("Team", PART_OF, "Office"),
        ("Office", ENGAGES, "Public"),
        ("Office", ENGAGES, "Media"),
        ("Team", ENGAGES, "Media"),
        roster=["Public", "Media"],
        offices={"Office": "office", "Team": "team"},
    )

    assert [each.unit.name for each in row(world.as_of(), "Public").units] == ["Office"]
    assert [each.unit.name for each in row(world.as_of(), "Media").units] == ["Team"]
    assert [each.name for each in row(world.as_of(), "Media").bodies] == ["Office"]


def test_the_parent_stays_a_body_when_its_parts_mandate_has_ended() -> None:
    world = a_map(
        ("Team", PART_OF, "Office"),
        ("Office", ENGAGES, "Media"),
        ("Team", ENGAGES, "Media"),
        roster=["Media"],
        offices={"Office": "office", "Team": "team"},
    )
    world.retire("Team", ENGAGES, "Media", on="2017-01-01")

    assert state(world, "Media", "2017-12-01") is CoverageState.COLLECTIVE


def test_an_agreement_names_by_its_owner() -> None:
    world = World()
    world.tie("The accord", OWNED_BY, "Legal")
    world.roster(["The accord"])

    found = row(world.as_of(), "The accord")

    assert found.state is CoverageState.NAMED
    assert found.units[0].unit.name == "Legal"


def test_an_accountable_post_counts_as_the_unit_it_heads() -> None:
    world = a_map(("The house", TARGETS, "Donors"), roster=["Donors"], bodies=["The house"])
    world.tie("Head of Funds", HEADS, "Funds")
    world.answer("Head of Funds", world.relationships["the-house--targets--donors"])

    found = row(world.as_of(), "Donors")

    assert found.state is CoverageState.NAMED
    assert [each.unit.name for each in found.units] == ["Funds"]
    assert [post.name for post in found.units[0].posts] == ["Head of Funds"]


def test_a_person_counts_as_the_unit_of_the_post_held() -> None:
    world = a_map(("Head of Funds", HEADS, "Funds"), ("Ada", HOLDS, "Head of Funds"))
    tie = world.tie("The house", TARGETS, "Donors")
    world.roster(["Donors"])
    world.answer("Ada", tie)

    found = row(world.as_of(), "Donors")

    assert [each.unit.name for each in found.units] == ["Funds"]


def test_a_responsible_post_alone_names_nothing() -> None:
    world = a_map(("The house", TARGETS, "Donors"), roster=["Donors"], bodies=["The house"])
    world.add("Funds", "office", unit_type="team")
    world.answer("Funds", world.relationships["the-house--targets--donors"], role="responsible")

    assert state(world, "Donors") is CoverageState.COLLECTIVE


def test_assigning_a_unit_names_the_subject_until_the_decision_is_withdrawn() -> None:
    world = a_map(roster=())
    world.add("Donors", "stakeholder")
    world.office("Funds")
    world.roster(["Donors"])
    decision = world.decide(DecisionEffect.ASSIGN, about="Donors", assigns="Funds", on="2017-03-01")
    world.decide(DecisionEffect.WITHDRAW, about=decision.name, on="2017-09-01")

    assert state(world, "Donors", "2017-02-28") is CoverageState.NONE
    found = row(world.as_of("2017-03-01"), "Donors")
    assert found.state is CoverageState.NAMED
    assert found.units[0].basis is OwnershipBasis.DECISION
    assert CoverageFlag.DECIDED in found.flags
    assert state(world, "Donors", "2017-09-01") is CoverageState.NONE


def test_a_decision_counts_again_once_its_withdrawal_is_withdrawn() -> None:
    world = a_map(roster=())
    world.add("Donors", "stakeholder")
    world.office("Funds")
    world.roster(["Donors"])
    decision = world.decide(DecisionEffect.ASSIGN, about="Donors", assigns="Funds", on="2017-03-01")
    withdrawal = world.decide(DecisionEffect.WITHDRAW, about=decision.name, on="2017-06-01")
    again = world.decide(DecisionEffect.WITHDRAW, about=withdrawal.name, on="2017-09-01")

    assert state(world, "Donors", "2017-06-01") is CoverageState.NONE
    assert state(world, "Donors", "2017-09-01") is CoverageState.NAMED

    world.decide(DecisionEffect.WITHDRAW, about=again.name, on="2017-11-01")

    assert state(world, "Donors", "2017-11-01") is CoverageState.NONE


def test_a_decision_names_nobody_where_the_unit_or_the_subject_is_no_more() -> None:
    world = World()
    world.add("Donors", "stakeholder", lasting(end="2019"))
    world.add("Friends", "stakeholder")
    world.office("Funds", validity=lasting(end="2018"))
    world.office("Gifts")
    world.roster(["Donors", "Friends"])
    world.decide(DecisionEffect.ASSIGN, about="Donors", assigns="Gifts", on="2017-03-01")
    world.decide(DecisionEffect.ASSIGN, about="Friends", assigns="Funds", on="2017-03-01")

    assert figures(coverage.run(world.as_of("2018-12-31"))) == (2, 0, 0)
    assert state(world, "Friends", "2019-01-01") is CoverageState.NONE
    assert state(world, "Donors", "2019-01-01") is CoverageState.NAMED
    assert state(world, "Donors", "2020-01-01") is CoverageState.NONE


def test_a_confirmed_mandate_is_decided() -> None:
    world = a_map(("Press", ENGAGES, "Media"), roster=["Media"])
    world.decide(DecisionEffect.CONFIRM, relationship=world.relationships["press--engages--media"], on="2017-03-01")

    assert CoverageFlag.FROM_TEXT in row(world.as_of("2017-02-01"), "Media").flags
    report = coverage.run(world.as_of("2017-04-01"))
    assert report.confirmed == 1
    assert CoverageFlag.DECIDED in report.rows[0].flags


def test_by_class_holds_on_the_days_of_membership_only() -> None:
    world = a_map(("Bilateral", ENGAGES, "Members"))
    for name in ("Members", "Spain"):
        world.add(name, "state")
    world.tie("Spain", BELONGS_TO, "Members", validity=lasting("1961-01-01", "1968-12-31"))
    world.roster(["Spain"])

    assert state(world, "Spain", "1968-12-31") is CoverageState.BY_CLASS
    assert state(world, "Spain", "1969-01-01") is CoverageState.NONE


def test_a_class_that_hangs_or_is_open_gives_its_members_nothing() -> None:
    world = a_map(("Bilateral", ENGAGES, "Partners"))
    for name in ("Members", "Partners", "Spain"):
        world.add(name, "state")
    world.read_as("Members", "Partners")
    world.tie("Spain", BELONGS_TO, "Members")
    world.roster(["Spain", "Members"])

    assert state(world, "Members") is CoverageState.BY_READING
    assert state(world, "Spain") is CoverageState.NONE


def test_in_part_counts_the_parts_that_are_firm() -> None:
    world = a_map(("Schools", ENGAGES, "Teachers"))
    world.add("Teachers and students", "stakeholder", subtype="combined-group")
    for part in ("Teachers", "Students"):
        world.add(part, "stakeholder")
        world.tie(part, PART_OF, "Teachers and students")
    world.roster(["Teachers and students"])

    found = row(world.as_of(), "Teachers and students")

    assert found.state is CoverageState.IN_PART
    assert (found.parts_firm, found.parts) == (1, 2)
    assert found.rule == "1 of 2 parts are firm; the whole is not named."


def test_readings_do_not_chain() -> None:
    world = a_map(("Press", ENGAGES, "C"))
    world.add("A", "stakeholder")
    world.add("B", "stakeholder")
    world.read_as("A", "B")
    world.read_as("B", "C")
    world.roster(["A", "B"])

    assert state(world, "A") is CoverageState.NONE
    assert state(world, "B") is CoverageState.BY_READING


def test_an_accepted_reading_does_not_chain_either() -> None:
    world = a_map(("Press", ENGAGES, "C"))
    world.add("A", "stakeholder")
    world.add("B", "stakeholder")
    world.decide(DecisionEffect.ACCEPT_READING, relationship=world.read_as("A", "B"))
    world.decide(DecisionEffect.ACCEPT_READING, relationship=world.read_as("B", "C"))
    world.roster(["A", "B"])

    assert state(world, "A") is CoverageState.NONE
    assert state(world, "B") is CoverageState.NAMED


def test_a_rejected_reading_removes_the_possibility() -> None:
    world = the_worked_example()
    reading = world.relationships["friends--read-as--members"]
    world.decide(DecisionEffect.REJECT_READING, relationship=reading, on="2017-11-01")

    assert figures(coverage.run(world.as_of("2017-12-01"))) == (1, 0, 3)


def test_a_withdrawn_acceptance_leaves_the_reading_undecided() -> None:
    world = the_worked_example()
    reading = world.relationships["friends--read-as--members"]
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading, on="2017-03-01")
    world.decide(DecisionEffect.WITHDRAW, relationship=reading, on="2017-06-01")

    assert state(world, "Friends", "2017-05-31") is CoverageState.NAMED
    assert state(world, "Friends", "2017-06-01") is CoverageState.BY_READING


def test_an_acceptance_counts_again_once_its_withdrawal_by_the_reading_is_withdrawn() -> None:
    world = the_worked_example()
    reading = world.relationships["friends--read-as--members"]
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading, on="2017-03-01")
    for _ in range(2):  # the second of the day withdraws the first, and whatever that withdrew
        withdrawal = world.decide(DecisionEffect.WITHDRAW, relationship=reading, on="2017-06-01")

    assert state(world, "Friends", "2017-06-01") is CoverageState.BY_READING

    world.decide(DecisionEffect.WITHDRAW, about=withdrawal.name, on="2017-09-01")

    assert state(world, "Friends", "2017-08-31") is CoverageState.BY_READING
    assert state(world, "Friends", "2017-09-01") is CoverageState.BY_READING, "the first of that day stands again"


def test_by_duty_three_ways() -> None:
    world = a_map(
        ("Unit", CHARGED_WITH, "Duty"), ("Keeper", MAINTAINS, "Register"), ("Unit", CHARGED_WITH, "Policy duty")
    )
    for name in ("Charged", "Recorded", "Aimed at"):
        world.add(name, "organization")
    world.tie("Duty", CONCERNS, "Charged")
    world.add("Register", "programme", subtype="register")
    world.tie("Register", COVERS, "Recorded")
    world.add("Policy", "programme", subtype="policy")
    world.tie("Policy duty", IMPLEMENTS, "Policy")
    world.add("Goal", "goal")
    world.tie("Goal", IMPLEMENTS, "Policy")
    world.tie("Goal", SERVES, "Aimed at")
    world.roster(["Charged", "Recorded", "Aimed at"])

    report = coverage.run(world.as_of())

    assert {each.subject.name: [own.unit.name for own in each.units] for each in report.rows} == {
        "Charged": ["Unit"],
        "Recorded": ["Keeper"],
        "Aimed at": ["Unit"],
    }
    assert {each.state for each in report.rows} == {CoverageState.BY_DUTY}
    assert CoverageFlag.REGISTER_EMPTY in row(world.as_of(), "Recorded").flags


def test_keeping_a_register_is_no_relationship_with_whom_it_records() -> None:
    world = World()
    world.add("Register", "programme", subtype="register")
    world.add("Recorded", "organization")
    world.tie("Register", COVERS, "Recorded")
    world.roster(["Recorded"])

    found = row(world.as_of(), "Recorded")

    assert found.state is CoverageState.NAMED_ONLY
    assert found.pull == 0


def test_a_programme_that_is_no_register_pulls_by_what_it_covers() -> None:
    world = World()
    world.add("Policy", "programme", subtype="policy")
    world.add("Covered", "organization")
    world.tie("Policy", COVERS, "Covered")
    world.roster(["Covered"])

    found = row(world.as_of(), "Covered")

    assert found.state is CoverageState.NAMED_ONLY
    assert found.pull == 1


def test_a_gap_accepted_until_a_day_comes_back_by_itself() -> None:
    world = World()
    world.add("Donors", "stakeholder")
    world.roster(["Donors"])
    world.decide(DecisionEffect.ACCEPT_GAP, about="Donors", on="2017-01-01", until="2017-06-30")

    assert CoverageFlag.GAP_ACCEPTED in row(world.as_of("2017-06-30"), "Donors").flags
    assert CoverageFlag.GAP_ACCEPTED not in row(world.as_of("2017-07-01"), "Donors").flags


def test_what_nobody_has_comes_first_and_what_pulls_more_before_it() -> None:
    world = a_map(("Unit", ENGAGES, "Firm"))
    for name in ("Quiet", "Wanted"):
        world.add(name, "stakeholder")
    world.add("Goal", "goal")
    world.tie("Goal", SERVES, "Wanted")
    world.roster(["Firm", "Quiet", "Wanted"])

    assert [each.subject.name for each in coverage.run(world.as_of()).rows] == ["Wanted", "Quiet", "Firm"]


def test_the_weakest_link_is_the_one_told() -> None:
    world = World()
    world.tie("Unit", ENGAGES, "Public", basis=Basis.ORDER)
    world.roster(["Public"])

    assert CoverageFlag.RESTS_ON_ORDER in row(world.as_of(), "Public").flags


def test_stated_only_drops_inference_and_keeps_the_roster() -> None:
    world = World()
    world.tie("Unit", ENGAGES, "Public", basis=Basis.ORDER)
    world.tie("Unit", ENGAGES, "Trusts", basis=Basis.LIST_SPLIT)
    world.roster(["Public", "Trusts"])

    report = coverage.run(world.as_of(stated_only=True))

    assert report.size == 2
    assert {each.subject.name: each.state for each in report.rows} == {
        "Public": CoverageState.NONE,
        "Trusts": CoverageState.NAMED,
    }


def test_what_may_hold_counts_as_holding_with_the_flag() -> None:
    world = World()
    world.tie("Unit", ENGAGES, "Public", validity=lasting("2017"))
    world.roster(["Public"])

    found = row(world.as_of("2017-06-01"), "Public")

    assert found.state is CoverageState.NAMED
    assert CoverageFlag.MAY_HOLD in found.flags


def test_no_stand_in_is_told_until_there_is_one() -> None:
    world = a_map(("Unit", ENGAGES, "Public"), ("Head", HEADS, "Unit"), roster=["Public"])

    assert CoverageFlag.NO_STAND_IN in row(world.as_of(), "Public").flags

    world.add("Deputy", "post")
    world.tie("Deputy", DEPUTIZES_FOR, "Head")

    found = row(world.as_of(), "Public")
    assert CoverageFlag.NO_STAND_IN not in found.flags
    assert [each.name for each in found.units[0].stand_ins] == ["Deputy"]


def test_a_deputy_whose_post_is_vacant_stands_in_for_nobody() -> None:
    world = a_map(("Unit", ENGAGES, "Public"), ("Head", HEADS, "Unit"), roster=["Public"])
    world.add("Deputy", "post")
    world.tie("Deputy", DEPUTIZES_FOR, "Head")
    world.tie("Ada", HOLDS, "Deputy", validity=lasting("2010-01-01", "2017-06-30"))

    assert CoverageFlag.NO_STAND_IN not in row(world.as_of("2017-06-30"), "Public").flags
    assert CoverageFlag.NO_STAND_IN in row(world.as_of("2017-07-01"), "Public").flags


@pytest.mark.parametrize(
    ("purposes", "flags"),
    [
        (("news", "news"), {CoverageFlag.SAME_PURPOSE}),
        (("news", "visits"), {CoverageFlag.DIFFERENT_PURPOSE}),
        (("news", None), set()),
        ((None, None), set()),
    ],
)
def test_whether_several_have_it_for_the_same_purpose_is_told_where_all_say(
    purposes: tuple[str | None, str | None], flags: set[CoverageFlag]
) -> None:
    world = a_map(roster=["Public"])
    for office, purpose in zip(("Press", "Education"), purposes, strict=True):
        world.tie(office, ENGAGES, "Public", purpose=purpose)

    found = set(row(world.as_of(), "Public").flags)

    assert found & {CoverageFlag.SAME_PURPOSE, CoverageFlag.DIFFERENT_PURPOSE} == flags


def test_an_empty_map_answers_in_words() -> None:
    report = coverage.run(World().as_of())

    assert report.headline == "The map names nobody yet."
    assert (report.size, figures(report), report.rows) == (0, (0, 0, 0), ())


def test_a_map_without_offices_answers_in_words() -> None:
    world = World()
    world.add("Public", "stakeholder")
    world.roster(["Public"])

    report = coverage.run(world.as_of())

    assert report.headline == "No unit is on the map yet, so nobody has any of the 1."
    assert figures(report) == (0, 0, 1)


def test_a_map_without_a_roster_counts_everything_named_without_shares() -> None:
    world = a_map(("Unit", ENGAGES, "Public"), ("House", TARGETS, "Media"), bodies=["House"])

    report = coverage.run(world.as_of())

    assert report.roster is None
    assert report.headline == "1 has no unit; 0 confirmed by a person"
    assert report.size == 2


def test_everything_named_leaves_out_the_generic_and_groups_told_by_their_parts() -> None:
    world = a_map(("House", TARGETS, "All"), ("House", TARGETS, "Both"), bodies=["House"])
    world.add("All", "stakeholder", generic=True)
    world.add("Both", "stakeholder", subtype="combined-group")
    for part in ("One", "Other"):
        world.add(part, "stakeholder", subtype="group")
        world.tie(part, PART_OF, "Both")
        world.tie("House", TARGETS, part)

    report = coverage.run(world.as_of(), "everything-named")

    assert [each.subject.name for each in report.rows] == ["One", "Other"]


def test_a_status_that_no_reading_has_leaves_it_open() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Media"])
    world.read_as("Media", "Journalists", status="perhaps")

    assert coverage.run(world.as_of()).rows[0].state is CoverageState.BY_READING


@pytest.mark.parametrize("year", ["soon", "", -3, 0, 123_456])
def test_a_year_that_is_none_says_nothing_of_when_a_priority_holds(year: int | str) -> None:
    world = a_map(("Priority of the year", CONCERNS, "Media"), roster=["Media"])
    world.add("Priority of the year", "priority", lasting("2016", "2018"), year=year)

    (row,) = coverage.run(world.as_of("2017-06-01")).rows

    assert [each.key for each in row.named_by] == ["priority-of-the-year"]


def test_what_no_document_and_no_decision_says_is_flagged() -> None:
    world = a_map(("Press", ENGAGES, "Media"), ("Press", ENGAGES, "Guests"), roster=["Media", "Guests", "Donors"])
    world.quote(world.relationships["press--engages--media"], quote="The press office looks after the media.")
    world.decide(DecisionEffect.ASSIGN, about="Donors", assigns="Press", on="2017-03-01")

    rows = coverage.run(world.as_of()).rows

    assert [each.subject.name for each in rows if CoverageFlag.NO_SENTENCE in each.flags] == ["Guests"]
    assert {each.subject.name: len(each.reasons[0].unproven) for each in rows} == {"Donors": 0, "Guests": 1, "Media": 0}


def test_without_the_right_to_see_the_default_roster_the_map_has_none() -> None:
    world = a_map(("Unit", ENGAGES, "Press"), roster=["Press", "Donors"])
    world.entities["the-roster"] = replace(world.entities["the-roster"], sensitivity=Sensitivity.CONFIDENTIAL)

    found = coverage.run(world.as_of(ceiling=Sensitivity.INTERNAL))

    assert (found.roster, found.size) == (None, 1)
    assert "the-roster" not in str(found)
