from typing import Any

from graph.analyses import mandates
from graph.analyses.mandates import Mismatch, MismatchKind
from graph.ontology.types.engagement import ENGAGES, SERVES
from graph.ontology.types.priority import OWNED_BY
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS, IMPLEMENTS
from graph.ontology.types.structure import DEPUTIZES_FOR, HEADS, HOLDS, REPRESENTS
from graph.records import Basis
from tests.maps import World, a_map, lasting


def rows(world: World, kind: MismatchKind, day: str = "2017-12-01", **lenses: Any) -> list[Mismatch]:
    return [row for row in mandates.run(world.as_of(day, **lenses)).rows if row.kind is kind]


def concerning(*subjects: str) -> World:
    """Press Office with a duty that concerns these."""
    world = a_map(("Press Office", CHARGED_WITH, "Answer letters"))
    for name in subjects:
        world.add(name, "stakeholder")
        world.tie("Answer letters", CONCERNS, name)
    return world


def test_a_duty_that_concerns_nobody_is_told() -> None:
    (row,) = rows(concerning(), MismatchKind.DUTY_WITHOUT_SUBJECT)

    assert row.text == ("Press Office is charged with Answer letters. What or whom that concerns is not on record.")
    assert [each.name for each in row.offices] == ["Press Office"]


def test_a_duty_that_concerns_a_subject_is_not() -> None:
    assert rows(concerning("Readers"), MismatchKind.DUTY_WITHOUT_SUBJECT) == []


def test_a_duty_that_concerns_what_is_too_general_reaches_no_subject() -> None:
    world = concerning()
    world.add("Everybody", "stakeholder", generic=True)
    world.tie("Answer letters", CONCERNS, "Everybody")

    (row,) = rows(world, MismatchKind.DUTY_WITHOUT_SUBJECT)
    assert row.text.endswith("It concerns Everybody, too general to be counted.")

    world.add("Style", "topic")
    world.tie("Answer letters", CONCERNS, "Style")
    (row,) = rows(world, MismatchKind.DUTY_WITHOUT_SUBJECT)
    assert row.text.endswith("It concerns Everybody and Style, and no subject that is counted.")


def test_a_duty_reaches_the_subjects_of_a_goal_that_carries_out_the_same_programme() -> None:
    world = concerning()
    world.add("Opening policy", "programme")
    world.tie("Answer letters", IMPLEMENTS, "Opening policy")
    (row,) = rows(world, MismatchKind.DUTY_WITHOUT_SUBJECT)
    assert row.text.endswith("It carries out Opening policy, as no goal that is for a subject does.")

    world.add("Open up", "goal")
    world.tie("Open up", IMPLEMENTS, "Opening policy")
    world.tie("Open up", SERVES, "Readers")

    assert rows(world, MismatchKind.DUTY_WITHOUT_SUBJECT) == []


def test_a_subject_in_a_mandate_that_no_duty_of_the_same_office_concerns_is_told() -> None:
    world = concerning("Readers")
    world.tie("Press Office", ENGAGES, "Readers")
    world.tie("Press Office", ENGAGES, "Journalists")
    world.tie("Web Team", ENGAGES, "Readers")

    assert [row.text for row in rows(world, MismatchKind.SUBJECT_WITHOUT_DUTY)] == [
        "Press Office engages Journalists. No duty of Press Office on record concerns Journalists.",
        "Web Team engages Readers. No duty of Web Team on record concerns Readers.",
    ]


def test_an_assisting_office_needs_no_duty() -> None:
    world = a_map()
    world.tie("Press Office", ENGAGES, "Readers", role="assisting")

    assert rows(world, MismatchKind.SUBJECT_WITHOUT_DUTY) == []


def test_an_agreement_that_an_office_owns_is_in_its_mandate() -> None:
    world = a_map(("Pact", OWNED_BY, "Legal Service"))
    world.office("Legal Service")

    (row,) = rows(world, MismatchKind.SUBJECT_WITHOUT_DUTY)

    assert (row.about.name, [each.name for each in row.offices]) == ("Pact", ["Legal Service"])


def test_what_no_longer_holds_is_not_compared() -> None:
    world = concerning("Readers")
    world.tie("Press Office", ENGAGES, "Readers")
    world.retire("Answer letters", CONCERNS, "Readers", on="2017-07-01")

    assert [len(rows(world, kind, "2017-06-30")) for kind in list(MismatchKind)[:2]] == [0, 0]
    assert [len(rows(world, kind, "2017-07-01")) for kind in list(MismatchKind)[:2]] == [1, 1]


def test_stated_only_compares_only_what_is_stated() -> None:
    world = concerning("Readers")
    world.tie("Press Office", ENGAGES, "Journalists", basis=Basis.ORDER)

    assert len(rows(world, MismatchKind.SUBJECT_WITHOUT_DUTY)) == 1
    assert rows(world, MismatchKind.SUBJECT_WITHOUT_DUTY, stated_only=True) == []


def test_a_post_whose_last_holder_left_is_vacant() -> None:
    world = a_map(("Head of Press", HEADS, "Press Office"))
    world.tie("Ada", HOLDS, "Head of Press", validity=lasting("2014", "2017-06-30"))

    assert rows(world, MismatchKind.POST_VACANT, "2017-06-30") == []
    (row,) = rows(world, MismatchKind.POST_VACANT, "2017-07-01")
    assert row.text == "Head of Press heads Press Office. Nobody is in the post on that day."


def test_a_post_without_any_holder_on_record_is_unknown_and_not_vacant() -> None:
    found = mandates.run(a_map(("Head of Press", HEADS, "Press Office")).as_of())

    assert (found.posts, found.posts_without_record, found.rows) == (1, 1, ())
    assert found.answer == "Of 1 post 0 are vacant, and 1 has no holder on record."


def test_a_vacant_post_that_leads_nothing_is_told_too() -> None:
    world = a_map(("Ada", HOLDS, "Adviser"))
    world.retire("Ada", HOLDS, "Adviser", on="2017-07-01")

    (row,) = rows(world, MismatchKind.POST_VACANT)
    assert row.text == "Adviser: nobody is in the post on that day."


def delegating(first: str | None, second: str | None) -> list[Mismatch]:
    world = a_map()
    for name, matter in (("Press Office", first), ("Legal Service", second)):
        world.tie(name, REPRESENTS, "The house", qualifier=matter)
    return rows(world, MismatchKind.TWO_DELEGATIONS)


def test_two_who_speak_for_one_on_one_matter_are_told_as_certain() -> None:
    (row,) = delegating("on  Budgets", "on budgets")

    assert row.certain
    assert row.text.endswith("That is one matter in more than one hand.")


def test_two_different_matters_are_told_as_what_may_overlap() -> None:
    (row,) = delegating("on budgets", "on treaties")

    assert not row.certain
    assert row.text.endswith("As written these are different matters; whether they overlap is not on record.")


def test_a_delegation_without_limit_has_every_matter() -> None:
    (row,) = delegating("on budgets", None)

    assert row.certain


def test_a_head_and_the_office_it_heads_are_one_hand() -> None:
    world = a_map(("Head of Press", HEADS, "Press Office"))
    world.add("Director", "post")
    world.tie("Head of Press", DEPUTIZES_FOR, "Director")
    world.tie("Press Office", DEPUTIZES_FOR, "Director")

    assert rows(world, MismatchKind.TWO_DELEGATIONS) == []


def test_an_empty_map_answers_in_words() -> None:
    assert mandates.run(World().as_of()).answer == (
        "No mandate and no post is on record: none on record in the sources loaded."
    )
