"""Who was what on which day, what ends, and how complete the register is, held against the independent answer key."""

import csv
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import seeds.participation
from graph.analyses import completeness, coverage, horizon
from graph.analyses.coverage import CoverageFlag
from graph.analyses.horizon import DueAction
from graph.analyses.horizon.ends import Terms, ending
from graph.map_view import MapView
from graph.records import Entity, Relationship
from graph.when import Truth
from tests.seeds.independent import key
from tests.seeds.samples import sample

PAIRS: list[Mapping[str, Any]] = key("participation")
HORIZON: Mapping[str, Any] = key("horizon")
COMPLETENESS: Mapping[str, Any] = key("completeness")
ROWS = Path(seeds.participation.__file__).parent / "rows"
NON_MEMBERS = "non-member-states"

windows = pytest.mark.parametrize(
    ("day", "days"), [(day, days) for day, told in HORIZON["ends"].items() for days in told]
)
tables = pytest.mark.parametrize(
    ("table", "name"),
    [
        ("participation", "participation"),
        ("agreements", "cooperation_agreements"),
        ("relations", "organization_relations"),
    ],
)


def on(day: str) -> MapView:
    return sample("participation", as_of=date.fromisoformat(day))


def rows(name: str) -> list[dict[str, str]]:
    with (ROWS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told_by(view: MapView, row: Mapping[str, str]) -> Entity | Relationship:
    """What the map has of a row: what is named after it or, of an observer told twice, the standing."""
    found = view.find(row["id"]) or view.find_relationship(row["id"])
    return found or next(
        tie for tie in view.outgoing(row["org_id"], "MEMBER_OF") if (tie.target, tie.role) == ("cern", "observer")
    )


def held(view: MapView, party: str, type_: str) -> dict[str, str]:
    """The statuses or classes of *party*, each with whether it holds for certain."""
    found: dict[str, Truth] = {}
    for tie in view.outgoing(party, type_):
        name = tie.target if type_ == "BELONGS_TO" else status(tie)
        if type_ == "BELONGS_TO" or tie.target == "cern":
            found[name] = found.get(name, Truth.NO) | view.holds(tie)
    return {name: truth.value for name, truth in found.items() if truth is not Truth.NO}


def status(tie: Relationship) -> str:
    name = {"contact": "scientific-contact"}.get(str(tie.role), str(tie.role))
    return f"{name} (suspended mark)" if tie.qualifier == "suspended" else name


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['party']} {pair['day']}")
def test_the_status_and_class_of_a_party_on_a_day(pair: Mapping[str, Any]) -> None:
    view = on(pair["day"])

    assert held(view, pair["party"], "MEMBER_OF") == pair["status"]
    assert held(view, pair["party"], "BELONGS_TO") == pair["class"]


@windows
def test_everything_that_ends_on_a_day_on_record(day: str, days: str) -> None:
    view = on(day)
    expected = [(thing_of(view, each["id"]), each["last_day"]) for each in HORIZON["ends"][day][days]]
    expected += [(party, last_day) for party, last_day in HORIZON["leave_the_non_members"].get(day, {}).get(days, [])]
    found = [row for row in horizon.run(view, int(days)).due if not row.may_be_outside]

    assert sorted((row.thing.key, str(row.latest)) for row in found) == sorted(expected)
    assert {row.action for row in found} <= {DueAction.ENDS}
    for each in HORIZON["ends"][day][days]:
        assert (date.fromisoformat(each["last_day"]) - view.as_of).days == each["days"]


@windows
def test_everything_that_may_end_because_its_end_is_known_no_better(day: str, days: str) -> None:
    found = [row.thing.key for row in horizon.run(on(day), int(days)).due if row.may_be_outside]

    assert sorted(found) == sorted(HORIZON["may_end"].get(day, {}).get(days, []))


def thing_of(view: MapView, row: str) -> str:
    tie = view.find_relationship(row)
    return tie.source if tie else view.entity(row).key


@pytest.mark.parametrize("day", HORIZON["undated"])
def test_everything_that_has_no_end_on_record(day: str) -> None:
    view = on(day)
    expected = HORIZON["undated"][day]
    unknown = {row.thing.key for row in horizon.run(view, 365).unknown}
    agreements = {row["id"]: row["lifecycle"] for row in rows("cooperation_agreements") if row["id"] in unknown}
    lasting = [row for row in rows("organization_relations") if row["lifecycle"] in {"in-force", "suspended"}]

    lifecycles = Counter(agreements.values())
    assert lifecycles["in-force"] == expected["agreements_in_force_without_end"]
    assert lifecycles["unknown"] == expected["agreements_unknown"]
    uncertain = [each for each in agreements if view.exists(view.entity(each)) is Truth.MAYBE]
    assert [each for each in uncertain if agreements[each] == "in-force"] == expected["of_which_start_only_maybe"]
    open_ended = [each for each in lasting if is_open_ended(view, told_by(view, each), unknown)]
    assert len(open_ended) == expected["relations_in_force_or_suspended_without_end"]
    standings = [told_by(view, row) for row in rows("participation")]
    assert sum(is_open_ended(view, each, unknown) for each in standings) == expected["participation_open_ended"]
    for each in expected["relations_unknown"]:
        tie = view.find_relationship(each)
        assert view.holds(tie) is Truth.MAYBE if tie else each in unknown


def is_open_ended(view: MapView, found: Entity | Relationship, unknown: set[str]) -> bool:
    if isinstance(found, Entity):
        return found.key in unknown
    return found.validity.end is None and view.holds(found).counts


def test_no_agreement_has_a_term_on_record() -> None:
    agreements = sample("participation").entities("agreement")

    assert (
        sum(bool({"term", "renewal", "notice"} & each.properties.keys()) for each in agreements)
        == (HORIZON["terms_on_record"])
    )


@pytest.mark.parametrize("days", HORIZON["if_five_years_tacit_were_assumed"])
def test_what_would_renew_if_every_agreement_did_every_five_years(days: str) -> None:
    view = on("2026-01-31")
    terms = Terms.of({"term": "P5Y", "renewal": "tacit"})
    last = view.as_of + timedelta(days=int(days))
    found = []
    for row in rows("cooperation_agreements"):
        end = ending(view.validity(view.entity(row["id"])), terms, view.as_of)
        is_sharp = end.latest is not None and end.earliest == end.latest
        if row["lifecycle"] == "in-force" and is_sharp and end.latest and end.latest < last:
            found.append([row["id"], (end.latest + timedelta(days=1)).isoformat()])

    assert sorted(found) == sorted(HORIZON["if_five_years_tacit_were_assumed"][days])


def test_the_register_of_the_three_documents_has_a_keeper_and_nobody_on_it() -> None:
    (found,) = completeness.run(sample()).registers
    expected = COMPLETENESS["ir_map_alone"]
    (keeping,) = sample().incoming(found.register.key, "MAINTAINS")
    flags = {row.subject.key: row.flags for row in coverage.run(sample(), "register-parties").rows}

    assert found.register.key == expected["register"]
    assert [each.key for each in found.keepers] == [expected["maintained_by"]]
    assert [expected["quote"].startswith(each.quote or "-") for each in sample().evidence(keeping)] == [True]
    assert {each.party.key: each.on_record for each in found.parties} == {
        party: told["on_record"] for party, told in expected["party_kinds"].items()
    }
    for each in found.parties:
        told = expected["party_kinds"][each.party.key]
        assert (found.expected is None, each.oldest_days is None) == (told["expected"] is None, told["fresh"] is None)
        assert (CoverageFlag.REGISTER_EMPTY in flags[each.party.key]) is (told["register"] == "empty")


@pytest.mark.parametrize("day", COMPLETENESS["with_participation"]["statuses"])
def test_how_many_have_each_status_and_class_on_a_day(day: str) -> None:
    view = on(day)
    expected = COMPLETENESS["with_participation"]
    statuses: dict[str, Counter[str]] = {}
    for row in rows("participation"):
        statuses.setdefault(row["status"], Counter())[view.holds(view.relationship(row["id"])).value] += 1
    parties = {tie.source for tie in view.relationships("BELONGS_TO")}
    classes = Counter(f"{name} {truth}" for each in parties for name, truth in held(view, each, "BELONGS_TO").items())

    assert statuses == expected["statuses"][day]
    assert classes == expected["classes"][day]
    (register,) = completeness.run(view).registers
    assert register.expected is expected["expected"]
    on_record = {each.party.key: each.on_record for each in register.parties}
    assert on_record["member-states"] == expected["classes"][day]["member-states yes"]


@tables
def test_whose_start_is_not_on_record(table: str, name: str) -> None:
    view = sample("participation")
    dates = {row["id"]: told_by(view, row).validity.start for row in rows(name)}
    undated = [each for each, start in dates.items() if start is None or date.min == start.earliest or is_after(start)]

    assert sorted(undated) == sorted(COMPLETENESS["with_participation"]["undated_starts"][table])


def is_after(start: Any) -> bool:
    """Whether a start is only known not to have been before a day."""
    return bool(start.latest == date.max)


@tables
def test_what_bears_each_row_out(table: str, name: str) -> None:
    view = sample("participation")
    expected = COMPLETENESS["with_participation"]["sources"][table]
    found = {row["id"]: told_by(view, row) for row in rows(name)}
    named = {each: found[each] for each in found if each == found[each].key}
    documents = {
        each: {said.document for said in view.evidence(record) if not said.contradicts}
        for each, record in named.items()
    }
    notes = {each: record.note or "" for each, record in named.items()}

    assert len(found) == expected["rows"] == sum(expected["source_level"].values())
    assert sum(len(each) == 1 for each in documents.values()) == expected["single_source"]
    secondary = [each for each, note in notes.items() if "rests on a secondary source" in note]
    assert len(secondary) == expected["source_level"]["secondary"]
    unverified = [each for each, note in notes.items() if "general knowledge" in note]
    assert sorted(unverified) == sorted(expected["general_knowledge"])
    assert len(unverified) == expected["source_level"].get("none", 0)
