import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

import seeds
from graph.errors import Unusable
from graph.interchange.folder import read_folder
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from graph.stores import open_store
from graph.verify import QuoteState, verify
from tests.folders import a_folder

SEEDS = Path(seeds.__file__).parent


@pytest.fixture(scope="module")
def both() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "participation", "me")
    yield door
    door.close()


@pytest.fixture(scope="module")
def snapshot(both: RelationshipMap) -> Snapshot:
    return both.snapshot()


def rows(folder: str, file: str) -> list[dict[str, str]]:
    with (SEEDS / folder / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_participation_brings_the_map_it_needs_first() -> None:
    door = RelationshipMap(open_store("sqlite://"))
    report = seeds.load(door, "participation", "me")

    assert [each.source for each in report.before] == ["ir-map"]
    assert report.revision is not None
    assert (report.revision.number, report.shared) == (2, 3)
    assert seeds.load(door, "participation", "me").before == ()
    assert [seeds.load(door, name, "me").revision for name in seeds.SEEDS] == [None, None]


def test_loading_again_with_overwrite_takes_no_state_from_the_other_map() -> None:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "participation", "me")
    report = seeds.load(door, "participation", "me", overwrite=True)

    assert (report.revision, report.shared) == (None, 3)


def test_every_row_of_the_sample_map_is_on_the_map() -> None:
    door = RelationshipMap(open_store("sqlite://"))
    report = seeds.load(door, "ir-map", "me")

    assert {each.file: (each.rows, each.created) for each in report.files} == {
        "entities.csv": (211, 211),
        "relationships.csv": (377, 377),
        "responsibilities.csv": (2, 2),
        "rosters.csv": (4, 4),
        "roster_members.csv": (37, 37),
        "readings.csv": (34, 34),
        "rules.csv": (12, 12),
        "evidence.csv": (793, 793),
        "documents.csv": (3, 3),
        "map.toml": (0, 1),
        "sources": (0, 3),
    }
    for count in report.files:
        if count.file.endswith(".csv"):
            assert len(rows("ir_map", count.file)) == count.rows
    on_the_map = door.snapshot()
    assert (len(on_the_map.entities), len(on_the_map.relationships)) == (211 + 4 + 12 + 3, 377 + 37 + 34)
    assert (len(on_the_map.evidence), len(on_the_map.responsibilities)) == (793, 2)
    assert door.store.check() == []


def test_every_quote_of_the_sample_map_is_at_its_span(both: RelationshipMap, snapshot: Snapshot) -> None:
    found = verify(snapshot, both.text)

    assert found.count(QuoteState.FOUND) == 793
    assert found.wrong == ()
    assert len(found.without_text) == len(rows("participation/rows", "sources.csv"))


def test_the_sample_map_says_what_it_is(snapshot: Snapshot) -> None:
    assert snapshot.settings.title == "International relations of CERN, in three documents"
    assert str(snapshot.settings.reference_date) == "2017-12-01"
    assert snapshot.settings.default_roster == "target-groups"


@pytest.mark.parametrize("seed", ["ir_map"])
def test_the_files_of_the_sample_map_have_no_problem_and_nothing_unread(seed: str) -> None:
    reading = read_folder(SEEDS / seed)

    assert (reading.problems, reading.notes) == ([], [])


def test_a_folder_is_loaded_by_its_path(tmp_path: Path) -> None:
    door = RelationshipMap(open_store("sqlite://"))

    assert seeds.load(door, a_folder(tmp_path), "me").source == "a-map"
    with pytest.raises(Unusable) as raised:
        seeds.load(door, "ir-mpa", "me")
    assert str(raised.value) == (
        "There is no folder 'ir-mpa', and no map of that name is shipped: ir-map, participation are. "
        "`sociogram template FOLDER` makes a folder to fill."
    )


@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("states.csv", 104),
        ("international_organizations.csv", 28),
        ("cooperation_agreements.csv", 63),
        ("council_decisions.csv", 6),
    ],
)
def test_every_party_agreement_and_decision_is_an_entity(snapshot: Snapshot, file: str, count: int) -> None:
    keys = {row["id"] for row in rows("participation/rows", file)}

    assert len(keys & snapshot.entities.keys()) == count == len(keys)


def test_every_status_is_a_relationship_with_its_sources_and_those_that_say_otherwise(snapshot: Snapshot) -> None:
    found = rows("participation/rows", "participation.csv")
    for row in found:
        evidence = snapshot.evidence_of(snapshot.relationships[row["id"]])
        said = {(each.document, each.contradicts) for each in evidence}
        expected = {(source, False) for source in row["source_ids"].split(";")}
        expected |= {(source, True) for source in row["conflicting_source_ids"].split(";") if source}
        assert said == expected
    assert len(found) == 74


def test_every_relation_with_an_organization_can_be_counted(snapshot: Snapshot) -> None:
    found = {}
    for row in rows("participation/rows", "organization_relations.csv"):
        if row["id"] in snapshot.relationships:
            found[row["id"]] = "relationship"
        elif row["id"] in snapshot.entities:
            found[row["id"]] = "agreement"
        else:
            evidence = {each.subject for key, each in snapshot.evidence.items() if key.startswith(f"{row['id']}--")}
            assert evidence == {f"{row['org_id']}-observer"}
            found[row["id"]] = "evidence"

    assert {what: list(found.values()).count(what) for what in set(found.values())} == {
        "relationship": 16,
        "agreement": 20,
        "evidence": 3,
    }


def test_every_source_is_a_document(snapshot: Snapshot) -> None:
    names = {each.name for each in snapshot.entities.values() if each.kind == "document"}
    sources = rows("participation/rows", "sources.csv")

    assert {row["title"] for row in sources} <= names
    assert snapshot.entities["latvia-ica"].kind == "agreement"
    assert snapshot.entities["latvia-ica-document"].kind == "document"


def test_the_reading_of_korea_is_on_the_map(snapshot: Snapshot) -> None:
    reading = snapshot.relationships["korea--read-as--republic-of-korea"]

    assert (reading.type, reading.properties) == ("READ_AS", {"status": "open", "strength": "uncertain"})


def test_a_shared_state_stays_as_the_sample_map_has_it_and_gains_evidence(snapshot: Snapshot) -> None:
    for key in ("australia", "canada", "ireland"):
        state = snapshot.entities[key]
        assert state.origin is not None
        assert state.origin.source == "ir-map"
        assert {each.document for each in snapshot.evidence_of(state)} >= {"pycountry-26"}


def test_what_was_not_verified_says_so(snapshot: Snapshot) -> None:
    assert snapshot.relationships["poland-observer"].note == (
        "Observer from the 1960s until membership; year not verified; end: became Member State; "
        "unverified: general knowledge"
    )
