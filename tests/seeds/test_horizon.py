"""What ends on the sample maps, worked out from their rows.

The priorities of 2017 stand in the list of one year and end with it: seven, all of them of the entire Sector. The two
agreements of the three documents are classes without dates. Of the public facts, two agreements and one status have an
end after the middle of 2024: Belarus (27 June 2024), the Russian Federation (30 November 2024), and Estonia, which is a
member from 30 August 2024 and was associated until the day before.
"""

from collections.abc import Iterator
from datetime import date

import pytest

import seeds
from graph.analyses import horizon
from graph.map_view import Lenses
from graph.relationship_map import RelationshipMap
from graph.stores import open_store


@pytest.fixture(scope="module")
def documents() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "ir-map", "me")
    yield door
    door.close()


@pytest.fixture(scope="module")
def participation() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "participation", "me")
    yield door
    door.close()


def test_the_seven_priorities_of_2017_end_with_their_year(documents: RelationshipMap) -> None:
    found = horizon.run(documents.view())

    assert {row.thing.key[:6] for row in found.due} == {"p2017-"}
    assert len(found.due) == 7
    assert {row.latest for row in found.due} == {date(2017, 12, 31)}
    assert all([owner.key for owner in row.owners] == ["ir-sector"] and row.as_a_whole for row in found.due)
    quotes = [each.quote for each in found.due[0].reasons[0].evidence]
    assert quotes == ["continuing targeted enlargement effort", "IR Strategic priorities 2017"]


def test_whether_the_agreements_of_the_documents_lapse_is_unknown(documents: RelationshipMap) -> None:
    found = horizon.run(documents.view())

    assert {row.thing.key: [owner.key for owner in row.owners] for row in found.unknown} == {
        "cooperation-agreements-nms": ["international-relations-office"],
        "cooperation-agreements-io": ["relations-with-international-organizations-office"],
    }
    assert found.answer.endswith(
        "Of 2 agreements on record, 2 have no end that could be told: whether one of them lapses is unknown."
    )


def test_what_ended_in_the_year_from_june_2024(participation: RelationshipMap) -> None:
    found = horizon.run(participation.view(Lenses(as_of=date(2024, 6, 1))))

    assert [(row.what, row.latest) for row in found.due] == [
        ("International Co-operation Agreement with Belarus", date(2024, 6, 27)),
        ("Estonia belongs to Associate Member States", date(2024, 8, 29)),
        ("International Co-operation Agreement with Russian Federation of 2019", date(2024, 11, 30)),
    ]


def test_no_lens_sharpens_a_year_into_a_day(participation: RelationshipMap) -> None:
    found = horizon.run(participation.view(Lenses(as_of=date(2017, 12, 1))), 800)

    (row,) = [row for row in found.due if row.thing.key == "russian-federation-ica-1"]
    assert row.earliest is not None
    assert row.earliest < date(2017, 12, 1)
    assert row.may_be_outside
