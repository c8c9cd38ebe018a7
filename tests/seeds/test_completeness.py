"""How complete the register of the sample is, worked out from the rows.

Document 001 asks for a complete and up-to-date record of four: the Member States, and collaborating states,
organizations and institutes. The three documents name not one single party. The public facts name the 22 members of
December 2017: the twelve of 1954 less Yugoslavia, Austria, Spain, Portugal, Finland, Poland, Hungary, the Czech
Republic, Slovakia, Bulgaria, Israel and Romania. Sources say otherwise of the beginnings of three: Germany (1955, not
1954), Portugal (1985, not 1986) and Bulgaria (March 1999, not June).
"""

from collections.abc import Iterator

import pytest

import seeds
from graph.analyses import completeness
from graph.relationship_map import RelationshipMap
from graph.stores import open_store

MEMBERS_2017 = {
    *("belgium", "denmark", "france", "germany", "greece", "italy", "netherlands", "norway", "sweden", "switzerland"),
    *("united-kingdom", "austria", "spain", "portugal", "finland", "poland", "hungary", "czech-republic", "slovakia"),
    *("bulgaria", "israel", "romania"),
}


@pytest.fixture(scope="module")
def door() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "participation", "me")
    yield door
    door.close()


def test_the_documents_alone_fill_no_line_of_the_register() -> None:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "ir-map", "me")
    (state,) = completeness.run(door.view(), roster="register-parties").registers
    door.close()

    assert (state.expected, state.found) == (4, 0)
    assert [each.key for each in state.keepers] == ["international-relations-office"]
    assert {each.party.key: each.on_record for each in state.parties} == {
        "member-states": 0,
        "collaborating-states": 0,
        "collaborating-organizations": 0,
        "collaborating-institutes": 0,
    }


def test_the_public_facts_fill_the_line_of_the_member_states(door: RelationshipMap) -> None:
    (state,) = completeness.run(door.view(), roster="register-parties").registers

    (members,) = [each for each in state.parties if each.on_record]
    assert {fact.party.key for fact in members.facts} == MEMBERS_2017
    assert {each.key for each in state.missing} == {
        "collaborating-states",
        "collaborating-organizations",
        "collaborating-institutes",
    }


def test_three_members_are_contradicted_by_another_source(door: RelationshipMap) -> None:
    found = completeness.run(door.view())

    members = next(each for each in found.registers[0].parties if each.on_record)
    contradicted = {fact.party.key for fact in members.facts if completeness.FactFlag.CONTRADICTED in fact.flags}
    assert contradicted == {"germany", "bulgaria", "portugal"}
    assert members.contradicted == 3
