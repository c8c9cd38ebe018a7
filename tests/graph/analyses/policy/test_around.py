from graph.analyses.policy.around import Around
from graph.analyses.policy.report import Verdict
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS
from graph.ontology.types.structure import BELONGS_TO, PART_OF
from tests.graph.analyses.policy.checking import check, text_of
from tests.maps import World, lasting


def ends(world: World, subject: str) -> set[str]:
    return {end for tie in Around(world.as_of()).ties(subject) for end in (tie.source, tie.target)}


def test_who_else_belongs_to_a_class_is_not_looked_at() -> None:
    world = World()
    for name in ("Norway", "Chile"):
        world.add(name, "state")
        world.tie(name, BELONGS_TO, "Club")
    world.tie("Press Office", ENGAGES, "Club")
    world.tie("Legal Service", ENGAGES, "Chile")

    assert ends(world, "norway") == {"norway", "club", "press-office"}


def test_a_gap_begins_where_the_class_lost_its_unit_or_the_subject_its_class() -> None:
    world = World()
    world.add("Norway", "state")
    world.add("Club", "state", subtype="class-of-states")
    world.tie("Norway", BELONGS_TO, "Club", validity=lasting("1990", "2017-11-20"))
    world.tie("Press Office", ENGAGES, "Club", validity=lasting("1990", "2017-10-31"))
    world.roster(["Norway"])

    assert "since 1 November 2017, 30 days" in text_of(check(world, "no-old-gap", days=10))
    world.tie("Press Office", ENGAGES, "Club")
    assert "since 21 November 2017, 10 days" in text_of(check(world, "no-old-gap", days=5))


def test_a_gap_begins_where_a_duty_or_a_part_by_which_it_hung_has_ended() -> None:
    world = World()
    world.add("Norway", "state")
    world.tie("Press Office", CHARGED_WITH, "Duty", validity=lasting("1990", "2017-10-31"))
    world.tie("Duty", CONCERNS, "Norway")
    world.roster(["Norway"])
    assert "since 1 November 2017, 30 days" in text_of(check(world, "no-old-gap", days=10))

    world.tie("Bavaria", PART_OF, "Norway", key="part")
    world.add("Bavaria", "state")
    world.tie("Press Office", ENGAGES, "Bavaria", validity=lasting("1990", "2017-11-20"))
    assert "since 21 November 2017, 10 days" in text_of(check(world, "no-old-gap", days=5))


def test_with_hanging_it_begins_where_the_last_unit_went_whatever_it_hung_on_since() -> None:
    world = World()
    world.add("Norway", "state")
    world.tie("Press Office", CHARGED_WITH, "Duty")
    world.tie("Duty", CONCERNS, "Norway")
    world.tie("Press Office", ENGAGES, "Norway", validity=lasting("1990", "2017-10-31"))
    world.roster(["Norway"])

    assert check(world, "no-old-gap", days=10).verdict is Verdict.KEPT
    assert "since 1 November 2017, 30 days" in text_of(check(world, "no-old-gap", days=10, hanging="true"))
