"""Rules about what ends, about confirmations, registers and posts."""

from graph.analyses.policy import Verdict
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.partners import COVERS, PARTICIPATES_IN
from graph.ontology.types.priority import OWNED_BY
from graph.ontology.types.structure import DEPUTIZES_FOR, HEADS, HOLDS
from tests.graph.analyses.policy.checking import check, text_of, verdicts
from tests.maps import World, a_map, lasting

BROKEN, UNKNOWN, KEPT = Verdict.BROKEN, Verdict.UNKNOWN, Verdict.KEPT


def agreements() -> World:
    world = World()
    world.add("Pact", "agreement", lasting("2013-06-01", "2018-05-31"))
    world.add("Charter", "agreement", lasting("2013-06-01", "2018"))
    world.add("Letter", "agreement", lasting("2015"))
    world.add("Treaty", "agreement", lasting("2008-06-01"), term="P5Y", renewal="explicit")
    return world


def test_what_surely_ends_without_an_owner_breaks_the_rule_and_what_may_end_is_unknown() -> None:
    found = check(agreements(), "endings-owned", days=365, kinds='["agreement"]')

    assert verdicts(found) == {"Pact": BROKEN, "Charter": UNKNOWN, "Letter": UNKNOWN, "Treaty": UNKNOWN}
    assert found.findings[0].text == "Pact ends on 31 May 2018. Nobody on record is on it."
    assert found.text == (
        "Nothing ends within 365 days without an owner: "
        "broken by 1 of 4 (Agreements that end or may end), unknown for 3."
    )


def test_whoever_is_on_it_keeps_the_rule_and_a_body_as_a_whole_only_where_the_rule_says_so() -> None:
    world = agreements()
    world.office("Legal Service", "service")
    world.office("The Sector", "sector")
    world.tie("Pact", OWNED_BY, "Legal Service")
    world.tie("Charter", OWNED_BY, "The Sector")

    found = verdicts(check(world, "endings-owned", days=365, kinds='["agreement"]'))
    assert (found["Pact"], found["Charter"]) == (KEPT, UNKNOWN)
    found = verdicts(check(world, "endings-owned", "2018-01-01", days=400, kinds='["agreement"]'))
    assert (found["Pact"], found["Charter"]) == (KEPT, BROKEN)
    found = verdicts(check(world, "endings-owned", "2018-01-01", days=400, body_is_enough="true"))
    assert (found["Pact"], found["Charter"]) == (KEPT, KEPT)


def test_an_owner_who_may_be_gone_is_neither() -> None:
    world = agreements()
    world.tie("Pact", OWNED_BY, "Legal Service", validity=lasting("2013", "2017"))

    found = check(world, "endings-owned", "2017-06-01", days=365, kinds='["agreement"]')

    assert verdicts(found)["Pact"] is UNKNOWN


def test_nothing_that_ends_is_kept_only_where_something_could_end() -> None:
    world = World()
    world.add("Pact", "agreement", lasting("2013-06-01", "2018-05-31"))

    found = check(world, "endings-owned", days=30)
    assert (found.verdict, found.text) == (
        KEPT,
        "Nothing ends within 30 days without an owner: kept; nothing that it is about ends in these days.",
    )
    assert check(World(), "endings-owned", days=30).text == (
        "Nothing ends within 30 days without an owner: unknown; nothing that could end is on record, "
        "so it cannot be told (none on record in the sources loaded)."
    )
    assert check(world, "endings-owned", days=30, kinds='["event"]').verdict is UNKNOWN


def mandated() -> World:
    return a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists", "Donors"])


def test_a_mandate_that_nobody_has_confirmed_breaks_the_rule() -> None:
    found = check(mandated(), "mandates-confirmed", days=365)

    assert found.verdict is BROKEN
    assert text_of(found) == "Press Office engages Journalists. Nobody has confirmed it."
    assert found.findings[0].relationship is not None


def test_a_confirmation_is_good_for_so_many_days() -> None:
    world = mandated()
    mandate = world.relationships["press-office--engages--journalists"]
    world.decide(DecisionEffect.CONFIRM, relationship=mandate, on="2017-01-01", by="Board")

    assert text_of(check(world, "mandates-confirmed", days=365)) == (
        "Press Office engages Journalists. It was last confirmed on 1 January 2017, 334 days ago."
    )
    assert [check(world, "mandates-confirmed", days=days).verdict for days in (333, 334)] == [BROKEN, KEPT]


def test_a_confirmation_known_to_the_year_or_not_dated_is_not_sharpened() -> None:
    for on, day in (("2016", "2017-06-01"), (None, "2017-06-01")):
        world = mandated()
        mandate = world.relationships["press-office--engages--journalists"]
        world.decide(DecisionEffect.CONFIRM, relationship=mandate, on=on, by="Board")
        assert check(world, "mandates-confirmed", day, days=300).verdict is UNKNOWN


def test_what_was_assigned_by_decision_is_confirmed_on_that_day() -> None:
    world = mandated()
    world.decide(DecisionEffect.ASSIGN, about="Donors", assigns="Press Office", on="2017-11-01", by="Board")

    assert verdicts(check(world, "mandates-confirmed", days=30)) == {"Donors": KEPT, "Journalists": BROKEN}


def test_without_a_mandate_there_is_nothing_to_confirm_and_that_is_unknown() -> None:
    assert check(a_map(roster=["Journalists"]), "mandates-confirmed", days=365).text == (
        "Every mandate was confirmed within 365 days: unknown; no unit has anybody of The roster by a mandate, "
        "so there is nothing to confirm (none on record in the sources loaded)."
    )


def a_register() -> World:
    world = World()
    world.add("The register", "programme", subtype="register")
    world.add("Club", "state", subtype="class-of-states")
    world.add("Programme", "programme")
    for name in ("Norway", "Chile", "Peru"):
        world.add(name, "state", subtype="country")
        world.tie("The register", COVERS, name)
        world.tie(name, PARTICIPATES_IN, "Programme")
    return world


def test_a_register_is_as_fresh_as_its_oldest_entry() -> None:
    world = a_register()
    for name, known_on in (("norway", "2017-11-01"), ("chile", "2015-01-01")):
        (tie,) = (each for each in world.relationships.values() if each.source == name)
        world.quote(tie, f"Minutes on {name}", known_on=known_on)

    found = check(world, "registers-fresh", days=365)

    assert found.verdict is BROKEN
    assert text_of(found) == (
        "Of 3 entries of The register, 1 was not confirmed within 365 days, for 1 it cannot be told and "
        "1 was confirmed within 365 days."
    )
    assert [reason.text.split(": ")[-1] for reason in found.findings[0].reasons] == [
        "last confirmed 2015-01-01.",
        "never confirmed.",
    ]
    assert check(world, "registers-fresh", days=3650, register='"the-register"').verdict is UNKNOWN


def test_an_empty_register_and_no_register_are_unknown() -> None:
    world = World()
    world.add("The register", "programme", subtype="register")

    assert check(world, "registers-fresh", days=365).verdict is UNKNOWN
    assert check(World(), "registers-fresh", days=365).verdict is UNKNOWN


def posts() -> World:
    world = World()
    world.tie("Head of Press", HEADS, "Press Office")
    world.tie("Ada", HOLDS, "Head of Press", validity=lasting("2010-01-01", "2017-06-30"))
    return world


def test_a_vacant_post_breaks_the_rule_unless_somebody_stands_in() -> None:
    world = posts()
    assert check(world, "no-vacant-post", "2017-06-30").verdict is KEPT
    assert text_of(check(world, "no-vacant-post")) == "Head of Press is vacant, and nobody stands in."
    assert check(world, "no-vacant-post").verdict is BROKEN

    world.tie("Deputy head", DEPUTIZES_FOR, "Head of Press")

    assert verdicts(check(world, "no-vacant-post"))["Head of Press"] is KEPT


def test_whether_a_post_is_vacant_that_nobody_was_ever_on_record_in_is_unknown() -> None:
    world = World()
    world.tie("Head of Press", HEADS, "Press Office")

    assert text_of(check(world, "no-vacant-post")) == (
        "Whether Head of Press is vacant is not on record; nobody stands in."
    )
    assert check(world, "no-vacant-post").verdict is UNKNOWN


def test_a_holder_who_may_have_left_is_neither() -> None:
    world = posts()
    world.tie("Ada", HOLDS, "Head of Press", validity=lasting("2010-01-01", "2017"))

    assert check(world, "no-vacant-post", "2017-06-01").verdict is UNKNOWN


def test_posts_of_a_roster_are_those_that_answer_for_it() -> None:
    world = posts()
    world.add("Head of nothing", "post")
    world.tie("Press Office", ENGAGES, "Journalists")
    world.roster(["Journalists"])

    assert verdicts(check(world, "no-vacant-post", roster='"the-roster"')) == {"Head of Press": BROKEN}
    assert verdicts(check(world, "no-vacant-post")) == {"Head of Press": BROKEN, "Head of nothing": UNKNOWN}
