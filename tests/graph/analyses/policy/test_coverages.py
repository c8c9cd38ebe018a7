from graph.analyses.policy import Verdict
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import BELONGS_TO, HEADS, HOLDS
from tests.graph.analyses.policy.checking import check, text_of, verdicts
from tests.maps import World, a_map, lasting

BROKEN, UNKNOWN, KEPT = Verdict.BROKEN, Verdict.UNKNOWN, Verdict.KEPT


def a_press_office() -> World:
    return a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists", "Donors"])


def test_a_subject_with_a_unit_keeps_the_rule_and_one_without_breaks_it() -> None:
    found = check(a_press_office(), "has-units")

    assert verdicts(found) == {"Donors": BROKEN, "Journalists": KEPT}
    assert [each.text for each in found.findings] == [
        "Donors has no unit. Nothing names it: none on record in the sources loaded.",
        "Journalists has 1 unit: Press Office. What it rests on has no dates: assumed to hold.",
    ]
    assert found.text == "Each has at least 1 unit by mandate or decision: broken by 1 of 2 (The roster)."


def test_what_breaks_a_rule_rests_on_the_sentences_of_documents() -> None:
    world = a_press_office()
    world.quote(world.relationships["press-office--engages--journalists"], "Mandates")

    found = check(world, "has-units", least=2)

    (journalists,) = (each for each in found.findings if each.about.name == "Journalists")
    assert journalists.verdict is BROKEN
    assert [each.quote for reason in journalists.reasons for each in reason.evidence] == ["A sentence of Mandates."]


def test_only_a_decision_counts_where_the_rule_says_so() -> None:
    world = a_press_office()
    assert verdicts(check(world, "has-units", decided="true"))["Journalists"] is BROKEN

    world.decide(DecisionEffect.ASSIGN, about="Donors", assigns="Press Office", on="2017-01-01", by="Board")

    assert verdicts(check(world, "has-units", decided="true")) == {"Donors": KEPT, "Journalists": BROKEN}


def test_a_mandate_that_may_have_ended_neither_keeps_nor_breaks_the_rule() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists"])
    world.tie("Press Office", ENGAGES, "Journalists", validity=lasting("2015-01-01", "2017"))

    assert text_of(check(world, "has-units", "2017-06-01")) == (
        "Journalists has 1 unit: Press Office. What it rests on may or may not hold on the day."
    )
    found = [check(world, "has-units", day).verdict for day in ("2016-12-31", "2017-06-01", "2018-01-01")]
    assert found == [KEPT, UNKNOWN, BROKEN]


def test_two_named_posts_are_two() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists"])
    world.tie("Head of Press", HEADS, "Press Office")
    assert text_of(check(world, "has-posts", least=2)) == "Journalists has 1 named post: Head of Press."

    world.tie("Deputy head of Press", HEADS, "Press Office")

    assert check(world, "has-posts", least=2).verdict is KEPT


def test_a_post_that_led_the_unit_on_other_days_does_not_count() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists"])
    world.tie("Head of Press", HEADS, "Press Office", validity=lasting("2010-01-01", "2016-12-31"))

    assert check(world, "has-posts").verdict is BROKEN
    assert check(world, "has-posts", "2016-06-01").verdict is KEPT


def test_a_post_that_nobody_holds_does_not_count_where_the_rule_says_so() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists"])
    world.tie("Head of Press", HEADS, "Press Office")
    assert text_of(check(world, "has-posts", filled="true")) == "Journalists has no post that somebody holds."

    world.tie("Ada", HOLDS, "Head of Press")

    assert check(world, "has-posts", filled="true").verdict is KEPT


def test_a_number_or_a_share_is_a_limit() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists", "Donors", "Staff", "Friends"])

    found = check(world, "at-most", number=2)
    assert found.text == "At most 2 are open: broken; of 4 (The roster), 3 are open."
    assert verdicts(found) == {"Donors": BROKEN, "Friends": BROKEN, "Staff": BROKEN, "Journalists": KEPT}
    assert check(world, "at-most", number=3).verdict is KEPT
    assert [check(world, "at-most", percent=each).verdict for each in (74, 75)] == [BROKEN, KEPT]


def test_what_hangs_is_counted_where_the_rule_says_so() -> None:
    world = a_map(("Press Office", ENGAGES, "Members"), roster=["Friends"])
    world.read_as("Friends", "Members")

    found = {
        each: check(world, "at-most", number=0, figure=f'"{each}"').verdict for each in ("open", "hanging", "not-firm")
    }

    assert found == {"open": KEPT, "hanging": BROKEN, "not-firm": BROKEN}


def test_a_limit_that_what_may_hold_decides_is_unknown() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists", "Donors"])
    world.tie("Press Office", ENGAGES, "Journalists", validity=lasting("2015-01-01", "2017"))

    found = check(world, "at-most", "2017-06-01", number=1)

    assert (found.verdict, found.text) == (
        UNKNOWN,
        "At most 1 is open: unknown; of 2 (The roster), 1 to 2 are open.",
    )


def states() -> World:
    world = World()
    world.add("Members of the club", "state", subtype="class-of-states")
    for name in ("Norway", "Chile", "Peru"):
        world.add(name, "state", subtype="country")
    world.tie("Norway", BELONGS_TO, "Members of the club", validity=lasting("1990"))
    world.tie("Chile", BELONGS_TO, "Members of the club", validity=lasting("2017", "2017-06"))
    world.tie("Peru", BELONGS_TO, "Members of the club", validity=lasting("1990", "2010"))
    return world


def test_a_class_has_those_who_belong_to_it_on_the_day_and_who_may_do_cannot_break_a_rule() -> None:
    found = check(states(), "has-units", "2017-06-10", class_='"members-of-the-club"')

    assert verdicts(found) == {"Chile": UNKNOWN, "Norway": BROKEN}
    assert found.findings[1].text.endswith("Whether it belongs to Members of the club on the day is not certain.")


def test_kinds_and_properties_narrow_whom_a_rule_is_about() -> None:
    world = states()
    world.add("Bavaria", "state", subtype="subdivision")
    world.add("Everybody", "state", generic=True)

    assert verdicts(check(world, "has-units", kinds='["state"]')).keys() == {"Norway", "Chile", "Peru", "Bavaria"}
    narrowed = check(world, "has-units", kinds='["state"]', where='{ subtype = "subdivision" }')
    assert verdicts(narrowed).keys() == {"Bavaria"}
    both = check(world, "has-units", kinds='["state"]', class_='"members-of-the-club"')
    assert verdicts(both).keys() == {"Norway"}


def test_a_rule_about_nobody_is_unknown_and_says_how_far_one_has_looked() -> None:
    found = check(states(), "has-posts", kinds='["agreement"]')

    assert (found.verdict, found.text) == (
        UNKNOWN,
        (
            "Each has at least 1 named post: unknown; nobody of Agreements is on record, so it cannot be told "
            "(none on record in the sources loaded)."
        ),
    )
