from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

import seeds
from graph.map_view import Lenses, MapView
from graph.records import Basis, Certainty
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from graph.when import Truth


@pytest.fixture(scope="module")
def the_map() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "participation", "me")
    yield door
    door.close()


def on(door: RelationshipMap, day: str) -> MapView:
    return door.view(Lenses(as_of=date.fromisoformat(day)))


def classes(door: RelationshipMap, state: str, day: str) -> str:
    """The classes of a state on a day, each with "?" where it only may be in it."""
    view = on(door, day)
    held = [(each.target.removesuffix("-states"), view.holds(each)) for each in view.outgoing(state, "BELONGS_TO")]
    return ", ".join(
        sorted({name + ("" if truth is Truth.YES else "?") for name, truth in held if truth is not Truth.NO})
    )


@pytest.mark.parametrize(
    ("state", "day", "expected"),
    [
        ("spain", "1960-12-31", "non-member"),
        ("spain", "1968-12-31", "member"),
        ("spain", "1969-01-01", "non-member"),
        ("spain", "1982-12-31", "non-member"),
        ("spain", "1983-01-01", "member"),
        ("israel", "2010-12-31", "non-member"),
        ("israel", "2011-06-15", "associate-member?, non-member?"),
        ("israel", "2012-01-01", "associate-member"),
        ("israel", "2014-01-05", "associate-member"),
        ("israel", "2014-01-06", "member"),
        ("czechoslovakia", "1991-12-31", "non-member"),
        ("czechoslovakia", "1992-06-15", "member?, non-member?"),
        ("czechoslovakia", "1992-01-01", "member?, non-member?"),
        ("czechoslovakia", "1992-12-31", "member"),
        ("czechoslovakia", "1993-01-01", ""),
        ("czech-republic", "1993-06-30", "non-member"),
        ("czech-republic", "1993-07-01", "member"),
        ("serbia", "2012-03-14", "non-member"),
        ("serbia", "2019-03-23", "associate-member"),
        ("serbia", "2019-03-24", "member"),
        ("yugoslavia", "1961-12-31", "member"),
        ("yugoslavia", "1962-01-01", "non-member"),
        ("yugoslavia", "2003-07-22", "non-member"),
        ("yugoslavia", "2003-07-23", ""),
        ("chile", "2026-01-31", "non-member"),
        ("chile", "2026-03-01", "associate-member?, non-member?"),
        ("ireland", "2017-12-01", "non-member"),
        ("ireland", "2025-10-22", "associate-member"),
        ("canada", "2017-12-01", "non-member"),
        ("cyprus", "2017-12-01", "associate-member"),
        ("belgium", "1954-09-28", ""),
        ("belgium", "1954-09-29", "member"),
        ("hong-kong", "2017-12-01", ""),
        ("taiwan", "2017-12-01", ""),
    ],
)
def test_the_class_of_a_state_on_a_day(the_map: RelationshipMap, state: str, day: str, expected: str) -> None:
    assert classes(the_map, state, day) == expected


@pytest.mark.parametrize(
    ("key", "day", "expected"),
    [
        ("spain-member-1", "1968-12-31", Truth.YES),
        ("spain-member-1", "1969-01-01", Truth.NO),
        ("israel-associate-pre-stage", "2014-01-06", Truth.NO),
        ("israel-member", "2014-01-06", Truth.YES),
        ("chile-associate", "2025-12-31", Truth.NO),
        ("turkiye-observer", "1990-01-01", Truth.MAYBE),
        ("turkiye-observer", "2016-01-01", Truth.NO),
        ("turkiye-associate", "2017-12-01", Truth.YES),
        ("bahrain-scientific-contact", "1960-01-01", Truth.MAYBE),
        ("bahrain-scientific-contact", "2025-08-31", Truth.MAYBE),
        ("yugoslavia-observer", "2000-01-01", Truth.YES),
        ("yugoslavia-observer", "2017-12-01", Truth.NO),
        ("poland-observer", "1975-01-01", Truth.MAYBE),
        ("jinr-observer-status-of-cern", "2017-12-01", Truth.MAYBE),
        ("cern--party-to--belarus-ica", "2024-06-27", Truth.YES),
        ("cern--party-to--belarus-ica", "2024-06-28", Truth.NO),
        ("brazil--party-to--brazil-ica", "2017-12-01", Truth.MAYBE),
        ("brazil--party-to--brazil-ica", "1989-12-31", Truth.NO),
        ("unosat-hosted-at-cern", "2026-02-01", Truth.YES),
    ],
)
def test_whether_a_relationship_holds_on_a_day(the_map: RelationshipMap, key: str, day: str, expected: Truth) -> None:
    view = on(the_map, day)

    assert view.holds(view.relationship(key)) is expected


def test_every_current_state_has_a_class_on_the_day_of_the_map(the_map: RelationshipMap) -> None:
    view = the_map.view()
    current = [
        each
        for each in view.entities("state")
        if each.properties.get("subtype") == "country"
        and each.validity.end is None
        and each.key in {found.source for found in view.relationships("BELONGS_TO")}
    ]

    assert len(current) == 100
    assert all("?" not in classes(the_map, state.key, "2017-12-01") for state in current)


def test_a_class_is_inferred_from_a_status_and_rests_on_its_sources(the_map: RelationshipMap) -> None:
    snapshot = the_map.snapshot()
    belongs = snapshot.relationships["spain--belongs-to--member-states--1961-01-01"]

    assert (belongs.certainty, belongs.basis) == (Certainty.INFERRED, Basis.STATUS)
    assert {each.document for each in snapshot.evidence_of(belongs) if not each.contradicts} == {
        "cern-timeline-term91-2",
        "cern-timeline-spain-quits",
    }
    derived = [each for each in snapshot.relationships.values() if each.basis is Basis.STATUS]
    assert all(snapshot.evidence_of(each) for each in derived)


def test_a_suspended_status_holds_and_says_that_it_is_suspended(the_map: RelationshipMap) -> None:
    observer = the_map.snapshot().relationships["russian-federation-observer"]

    assert observer.qualifier == "suspended"
    assert observer.note is not None
    assert observer.note.startswith("suspended by Council Resolution of 8 March 2022")


def test_an_agreement_has_its_parties_at_their_stage(the_map: RelationshipMap) -> None:
    snapshot = the_map.snapshot()
    agreement = snapshot.entities["canada-statement-of-intent"]
    parties = snapshot.incoming("canada-statement-of-intent")

    assert (agreement.name, agreement.properties) == (
        "Statement of intent with Canada",
        {"subtype": "statement-of-intent"},
    )
    assert {(each.source, each.role, each.properties["stage"]) for each in parties} == {
        ("canada", "party", "in-force"),
        ("cern", "party", "in-force"),
    }
    assert snapshot.entities["china-ica-2"].name == "International Co-operation Agreement with China of 1997"


def test_unesco_keeps_the_convention(the_map: RelationshipMap) -> None:
    depositary = the_map.snapshot().relationships["unesco-depositary"]

    assert (depositary.source, depositary.target, depositary.role) == ("unesco", "cern-convention", "depositary")


def test_a_remark_is_a_note_and_never_the_place_of_a_sentence(the_map: RelationshipMap) -> None:
    snapshot = the_map.snapshot()
    records = (*snapshot.entities.values(), *snapshot.relationships.values())
    remarks = {remark for each in records if each.note for remark in (each.note, *each.note.split("; "))}
    places = Counter(
        "in ISO 3166" if (each.locator or "").startswith("ISO 3166: ") else each.locator
        for each in snapshot.evidence.values()
        if each.quote is None
    )

    assert places == {"place not recorded; the source is cited as a whole": 895, "in ISO 3166": 104}
    assert remarks.isdisjoint(places)
    assert snapshot.relationships["belgium-member"].note == (
        "founding Member State; start: convention entered into force"
    )


def test_what_a_source_says_otherwise_stands_in_the_note_of_what_it_contradicts(the_map: RelationshipMap) -> None:
    snapshot = the_map.snapshot()
    contradicted = [each.subject for each in snapshot.evidence.values() if each.contradicts]

    assert len(contradicted) == 31
    assert all(snapshot.relationships[key].note for key in contradicted)
    assert snapshot.relationships["bulgaria--belongs-to--member-states--1999-06-11"].note == (
        "Bulgarian news agency gives 11 March 1999: not followed"
    )


def test_two_rows_about_one_standing_keep_both_remarks(the_map: RelationshipMap) -> None:
    observers = [each for each in the_map.snapshot().relationships.values() if each.source == "jinr"]

    assert [each.note for each in observers if "suspended 25 March 2022" in (each.note or "")]
