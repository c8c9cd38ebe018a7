from hypothesis import given
from hypothesis import strategies as st

from graph.analyses import coverage, losses
from graph.analyses.coverage import CoverageState
from graph.analyses.losses import Losses, LossKind
from graph.ontology.types.engagement import ENGAGES, SERVES
from graph.ontology.types.priority import OWNED_BY
from graph.ontology.types.purpose import CHARGED_WITH
from graph.ontology.types.structure import BELONGS_TO, DEPUTIZES_FOR, HEADS, HOLDS, REPRESENTS
from graph.scenarios import imagine, read_changes
from tests.graph.analyses.test_coverage_laws import worlds
from tests.maps import World, a_map


def lost(world: World, text: str, day: str | None = None) -> Losses:
    view = world.as_of(day)
    return losses.run(view, imagine(view, read_changes(text)))


def a_house() -> World:
    return a_map(
        ("Press Office", ENGAGES, "Journalists"),
        ("Press Office", ENGAGES, "Readers"),
        ("Web Team", ENGAGES, "Readers"),
        ("Head of Press", HEADS, "Press Office"),
        ("Ada", HOLDS, "Head of Press"),
        ("Press Office", CHARGED_WITH, "Answer the press"),
        ("Be known", SERVES, "Journalists"),
        ("Be known", SERVES, "Readers"),
        roster=("Journalists", "Readers", "Donors"),
    )


def test_a_dissolved_office_loses_what_it_alone_had_and_leaves_the_rest_with_others() -> None:
    found = lost(a_house(), "dissolve-office press-office")

    assert [(row.kind, row.subject.name, [each.name for each in row.left]) for row in found.rows] == [
        (LossKind.LOST, "Journalists", []),
        (LossKind.FEWER, "Readers", ["Web Team"]),
    ]
    assert (found.before.firm, found.before.open, found.after.firm, found.after.open) == (2, 1, 1, 2)
    assert [fallen.text for fallen in found.falls] == [
        "“Be known” has a unit for every subject it names, and would have a unit for some subjects it names.",
        "Duty “Answer the press” is with nobody any more, after Press Office.",
    ]
    assert found.answer == (
        "1 subject loses its only unit and 1 keeps fewer units; 1 goal and 1 other thing fall with it. "
        "Imagined: Press Office is dissolved."
    )


def test_a_vacant_post_leaves_its_subjects_unattended_and_not_lost() -> None:
    found = lost(a_house(), "vacate-post head-of-press")

    assert [(row.kind, row.subject.name) for row in found.rows] == [
        (LossKind.UNATTENDED, "Journalists"),
        (LossKind.UNATTENDED, "Readers"),
    ]
    assert found.before == found.after
    assert found.falls == ()
    assert found.rows[0].text == (
        "“Journalists” stays with Press Office, and nobody is in the post (Head of Press): "
        "nobody is on record as standing in."
    )


def test_who_would_stand_in_is_told() -> None:
    world = a_house()
    world.tie("Deputy Head", DEPUTIZES_FOR, "Head of Press")

    row = lost(world, "vacate-post head-of-press").rows[0]

    assert [each.name for each in row.stand_ins] == ["Deputy Head"]
    assert row.text.endswith("Deputy Head would stand in.")


def test_whoever_stands_in_for_a_vacant_post_leaves_its_subjects_unattended() -> None:
    world = a_house()
    world.retire("Ada", HOLDS, "Head of Press", on="2017-01-01")
    world.add("Deputy Head", "post")
    world.tie("Deputy Head", DEPUTIZES_FOR, "Head of Press")
    world.tie("Ben", HOLDS, "Deputy Head")

    found = lost(world, "vacate-post deputy-head")

    assert [(row.kind, row.subject.name) for row in found.rows] == [
        (LossKind.UNATTENDED, "Journalists"),
        (LossKind.UNATTENDED, "Readers"),
    ]
    assert found.rows[0].text == (
        "“Journalists” stays with Press Office, and nobody is in the post (Head of Press): "
        "nobody is on record as standing in."
    )


def test_a_subject_that_loses_a_unit_and_whoever_was_in_a_post_for_it_is_told_both() -> None:
    world = a_house()
    world.tie("Head of Web", HEADS, "Web Team")
    world.tie("Ben", HOLDS, "Head of Web")
    world.retire("Ben", HOLDS, "Head of Web", on="2017-01-01")

    found = lost(world, "dissolve-office press-office")

    assert [(row.kind, row.text) for row in found.rows if row.subject.name == "Readers"] == [
        (
            LossKind.UNATTENDED,
            (
                "“Readers” loses Press Office and stays with Web Team, and nobody is in the post (Head of Web): "
                "nobody is on record as standing in."
            ),
        ),
        (LossKind.FEWER, "“Readers” loses Press Office and keeps Web Team."),
    ]
    assert found.answer.startswith(
        "1 subject loses its only unit, 1 is left unattended and 1 keeps fewer units; 1 goal and 1 other thing fall"
    )


def test_a_subject_that_keeps_a_unit_only_through_its_class_has_fewer() -> None:
    world = a_map(("Press Office", ENGAGES, "Norway"), ("States Team", ENGAGES, "States"), roster=["Norway"])
    world.tie("Norway", BELONGS_TO, "States")

    (row,) = lost(world, "dissolve-office press-office").rows

    assert (row.kind, row.before, row.after) == (LossKind.FEWER, CoverageState.NAMED, CoverageState.BY_CLASS)
    assert row.text == "“Norway” loses Press Office and keeps States Team."


def test_an_agreement_that_nobody_owns_any_more_falls() -> None:
    world = a_house()
    world.add("Charter", "agreement")
    world.tie("Charter", OWNED_BY, "Press Office")

    found = lost(world, "dissolve-office press-office")

    assert "Agreement “Charter” is with nobody any more, after Press Office." in [each.text for each in found.falls]


def test_a_delegation_in_one_matter_falls_though_another_speaks_in_other_matters() -> None:
    world = a_house()
    world.add("The House", "organization")
    world.tie("Press Office", REPRESENTS, "The House", qualifier="in matters of the press")
    world.tie("Web Team", REPRESENTS, "The House", qualifier="in matters of the web")

    found = lost(world, "dissolve-office press-office")

    (fallen,) = [each for each in found.falls if each.thing.name == "The House"]
    assert fallen.text == (
        "Organization “The House” is with nobody any more in matters of the press, after Press Office."
    )
    assert [each.name for each in fallen.holders] == ["Press Office"]


def test_a_delegation_goes_on_with_whoever_has_the_same_matter_or_every_one() -> None:
    world = a_house()
    world.add("The House", "organization")
    world.tie("Press Office", REPRESENTS, "The House", qualifier="in matters of the press")
    world.tie("Web Team", REPRESENTS, "The House")

    found = lost(world, "dissolve-office press-office")

    assert "The House" not in {each.thing.name for each in found.falls}


def test_a_subject_too_general_to_be_counted_is_lost_beside_the_roster() -> None:
    world = a_house()
    world.office("Dialogue Office")
    world.add("Stakeholders", "stakeholder", generic=True)
    world.tie("Dialogue Office", ENGAGES, "Stakeholders")

    found = lost(world, "dissolve-office dialogue-office")

    assert [(row.kind, row.subject.name, row.on_roster) for row in found.rows] == [
        (LossKind.LOST, "Stakeholders", False)
    ]


def test_each_loss_rests_on_the_sentence_that_is_lost() -> None:
    world = a_house()
    world.quote(world.relationships["press-office--engages--journalists"])

    row = lost(world, "dissolve-office press-office").rows[0]

    assert [each.text for each in row.reasons] == ["Press Office engages Journalists."]
    assert [each.quote for each in row.reasons[0].evidence] == ["A sentence of A document."]


def test_what_nobody_had_is_not_lost() -> None:
    found = lost(a_house(), "dissolve-office web-team")

    assert [(row.kind, row.subject.name) for row in found.rows] == [(LossKind.FEWER, "Readers")]
    assert found.answer == (
        "No subject loses its only unit and 1 keeps fewer units; nothing else falls with it. "
        "Imagined: Web Team is dissolved."
    )


def test_a_change_that_moves_nothing_loses_nothing() -> None:
    world = a_house()
    world.office("Archive")

    assert lost(world, "dissolve-office archive").answer == (
        "No subject loses its only unit; nothing else falls with it. Imagined: Archive is dissolved."
    )


@given(worlds(), st.data())
def test_what_is_lost_is_firm_before_and_not_after_and_nothing_else_is(world: World, data: st.DataObject) -> None:
    offices = sorted(key for key, each in world.entities.items() if each.kind == "office")
    if not offices:
        return
    office = data.draw(st.sampled_from(offices))
    view = world.as_of()
    if not view.exists(view.entity(office)).counts:
        return
    imagined = imagine(view, read_changes(f"dissolve-office {office}"))

    found = losses.run(view, imagined)

    before = {row.subject.key: row.figure.name for row in coverage.run(view).rows}
    after = {row.subject.key: row.figure.name for row in coverage.run(imagined).rows}
    told = {row.subject.key for row in found.rows if row.kind is LossKind.LOST and row.on_roster}
    assert before.keys() == after.keys(), "no scenario moves the base"
    assert told == {key for key in before if before[key] == "FIRM" and after[key] != "FIRM"}
    assert found.size == found.after.firm + found.after.hangs + found.after.open == len(before)


def test_what_is_imagined_to_end_itself_is_not_what_falls_with_it() -> None:
    world = a_house()
    world.add("Plan 2017", "priority", year=2017)
    world.add("Charter", "agreement")
    for name in ("Plan 2017", "Charter"):
        world.tie(name, OWNED_BY, "Press Office")

    dropped, lapsed = lost(world, "drop-priority plan-2017"), lost(world, "lapse-agreement charter")

    assert (dropped.falls, lapsed.falls) == ((), ())
    assert dropped.answer == (
        "No subject loses its only unit; nothing else falls with it. Imagined: The priority “Plan 2017” is dropped."
    )
