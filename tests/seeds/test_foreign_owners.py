"""Who has what on two maps from other fields, who holds the same, and what hangs on one unit, post or person."""

from datetime import date

import pytest

from graph.analyses import concentration, mandates, overlaps, owners
from graph.analyses.findings import OwnershipBasis
from graph.analyses.mandates import MismatchKind
from graph.analyses.overlaps import OverlapKind, Purposes
from tests.seeds.foreign_maps import MAPS, expected, keys, named, seen

SUBJECTS = [(name, key) for name in MAPS for key in expected(name)["owners"]]


@pytest.mark.parametrize(("name", "key"), SUBJECTS)
def test_owners_are_as_worked_out_by_hand(name: str, key: str) -> None:
    told = expected(name)["owners"][key]
    found = owners.run(seen(name), key)
    people = {
        "posts": keys(each for held in found.units for each in held.posts),
        "holders": keys(each for held in found.units for each in held.holders),
        "stand_ins": keys(each for held in found.units for each in held.stand_ins),
    }

    assert keys(each.unit for each in found.units) == sorted(told["units"])
    assert {what: of for what, of in people.items() if what in told} == {
        what: named(told[what]) for what in people if what in told
    }
    beside = {*told.get("bodies", ()), *named(told.get("assisting", ()))}
    assert beside <= set(keys(found.coverage.bodies))
    assert told.get("qualifier") in {None, *(each.qualifier for each in found.units)}
    if not told["units"]:
        assert found.answer.startswith("Nobody on record has")
        assert bool(found.nearest) == ("nearest" in told)


def test_the_basis_and_days_of_what_is_held() -> None:
    cities, protocol = owners.run(seen("harbour"), "farrow-bay").units
    (coastal,) = owners.run(seen("harbour"), "coastal-lines").units
    (donors,) = owners.run(seen("ensemble"), "private-donors").units

    assert (cities.basis, cities.validity.earliest) == (OwnershipBasis.DECISION, date(2025, 4, 1))
    assert (protocol.basis, protocol.validity.earliest) == (OwnershipBasis.MANDATE, date(2026, 2, 10))
    assert coastal.decision is not None
    assert (coastal.is_assigned, coastal.decision.validity.earliest) == (False, date(2025, 5, 10))
    assert (donors.is_assigned, donors.validity.latest) == (True, date(2025, 12, 31))


@pytest.mark.parametrize("name", MAPS)
def test_overlaps_are_as_worked_out_by_hand(name: str) -> None:
    for day, told in expected(name)["overlaps"].items():
        rows = [each for each in overlaps.run(seen(name, day)).rows if each.kind is OverlapKind.SUBJECT]

        must = set(named(told["must"]))
        assert must <= {each.thing.key for each in rows} <= must | set(named(told.get("accept_also", ())))
        for row in rows:
            (words,) = (each for each in told["must"] if each.startswith(row.thing.key))
            assert all(unit.key in words for unit in row.units)
            assert (row.lead is not None) == ("lead " in words and "not agreed" not in words)
    (radio,) = overlaps.run(seen("ensemble")).rows
    assert radio.purposes is Purposes.DIFFERENT


@pytest.mark.parametrize("name", MAPS)
def test_mandates_and_the_map_differ_where_worked_out_by_hand(name: str) -> None:
    told = expected(name)["mandates"]
    rows = mandates.run(seen(name)).rows
    about = {kind: {each.about.key for each in rows if each.kind is kind} for kind in MismatchKind}

    assert about[MismatchKind.POST_VACANT] == set(named(told["vacant posts"]))
    assert about[MismatchKind.TWO_DELEGATIONS] == set(told["two delegations"])
    assert about[MismatchKind.DUTY_WITHOUT_SUBJECT] <= set(told["duty without subject"])
    must = set(told["subject without duty"])
    assert must <= about[MismatchKind.SUBJECT_WITHOUT_DUTY] <= must | set(told["accept_also"])


BY_CLASS = {"harbour": {"brackwater"}, "ensemble": {"east-river", "south-river"}}
"""Whom a class gives a unit on the reference date; the key leaves open whether they hang on it."""


@pytest.mark.parametrize("name", MAPS)
def test_what_hangs_on_one_unit_or_post_is_as_worked_out_by_hand(name: str) -> None:
    told = expected(name)["concentration"]
    whole = concentration.run(seen(name), "everything-named")
    roster = next(iter(expected(name)["coverage"]))
    listed = {each.unit.key: set(keys(each.alone)) - BY_CLASS[name] for each in concentration.run(seen(name)).units}

    for each in whole.units:
        wanted = set(named(told["one unit only, whole map"][each.unit.key]))
        assert set(keys(each.alone)) - BY_CLASS[name] | listed.get(each.unit.key, set()) == wanted
    assert {each.unit.key for each in whole.units} == set(told["one unit only, whole map"])
    for unit, number in told[f"one unit only, {roster}"].items():
        most = number[-1] if isinstance(number, list) else number
        assert len(listed.get(unit, ())) == most, unit


def test_what_hangs_on_one_post_and_on_one_person() -> None:
    harbour = concentration.run(seen("harbour"), "everything-named")
    ensemble = concentration.run(seen("ensemble"), "everything-named")
    kira = [each for each in ensemble.posts if "kira-moss" in keys(each.holders)]

    assert {each.post.key: keys(each.alone) for each in harbour.posts if each.alone} == {
        post: sorted(subjects) for post, subjects in expected("harbour")["concentration"]["per post"].items()
    }
    hangs = {subject for each in kira for subject in keys(each.alone)} - BY_CLASS["ensemble"]
    assert len(hangs) == expected("ensemble")["concentration"]["per person"]["kira-moss"]


def between(found: concentration.Concentration) -> set[frozenset[str]]:
    """Each bridge between a unit and a subject, as the two; who holds it by decision or role stands for the tie."""
    holding = {
        "assign-dunmere": "protocol-service",
        "assign-private-donors": "members-desk",
        "donors-circle": "donor-envoy",
    }
    units = {each.unit.key for each in found.units}
    ties = [{each.relationship.source, each.relationship.target} for each in found.bridges]
    pairs = [frozenset(holding.get(key, key) for key in tie) for tie in ties]
    posts = {key for each in found.posts for key in (each.post.key, *keys(each.holders))} - units
    return {pair for pair in pairs if pair & units and not pair & posts}


def test_the_ownership_network_of_the_harbour_falls_apart_where_worked_out_by_hand() -> None:
    told = expected("harbour")["concentration"]["ownership network (units and the subjects they name, on the day)"]
    found = concentration.run(seen("harbour"), "everything-named")

    assert between(found) == {frozenset(each.split()) for each in told["bridges"]}
    cut = {each.thing.key for each in found.cut_vertices if each.thing.kind not in ("post", "person")}
    assert cut - {"international-office"} == set(told["cut_vertices"]), "only its post makes it one"


def test_every_tie_of_the_ensemble_is_a_bridge() -> None:
    told = expected("ensemble")["concentration"]
    found = concentration.run(seen("ensemble"), "everything-named")
    ties = {(unit, each) for unit, subjects in told["one unit only, whole map"].items() for each in named(subjects)}
    ties |= {("press-desk", "radio-nine"), ("touring-desk", "radio-nine")}

    by_reading = ("press-desk", "season-holders")
    assert between(found) == {frozenset(each) for each in ties - {by_reading}}
    cut = {each.thing.key for each in found.cut_vertices if each.thing.kind not in ("post", "person")}
    network = told["ownership network (units and the subjects they name, on the day)"]
    assert cut - {"archive-team", "learning-studio"} == set(network["cut_vertices"]), "only their posts make them ones"
