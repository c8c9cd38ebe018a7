import io
from dataclasses import replace
from datetime import date

import networkx as nx

from graph.interchange.graphml import graphml
from graph.map_view import MapView
from graph.ontology import ONTOLOGY
from graph.records import Sensitivity
from tests.maps import World, lasting

ENGAGES = ONTOLOGY.type["ENGAGES"]


def read(view: MapView) -> "nx.MultiDiGraph[str]":
    found = nx.read_graphml(io.BytesIO(graphml(view)), force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    return found


def press() -> World:
    world = World()
    world.tie("Press Office", ENGAGES, "Media", validity=lasting("2015", "2016-06"), purpose="to inform")
    world.tie("Press Office", ENGAGES, "Media", validity=lasting("2017-03~"), key="again")
    return world


def test_every_entity_and_relationship_is_there_with_its_type() -> None:
    graph = read(press().as_of())

    assert set(graph.nodes) == {"press-office", "media"}
    assert graph.nodes["press-office"]["kind"] == "office"
    assert graph.nodes["press-office"]["name"] == "Press Office"
    assert graph.nodes["media"]["evidence"] == 0


def test_two_relationships_between_the_same_two_keep_their_keys_and_dates() -> None:
    edges = read(press().as_of())["press-office"]["media"]

    assert set(edges) == {"again", "press-office--engages--media"}
    first = edges["press-office--engages--media"]
    assert (first["start"], first["end"], first["earliest"], first["latest"]) == (
        "2015",
        "2016-06",
        "2015-01-01",
        "2016-06-30",
    )
    assert (first["purpose"], first["holds"], edges["again"]["holds"]) == ("to inform", "no", "yes")
    assert "end" not in edges["again"]
    assert "latest" not in edges["again"]


def test_the_header_says_as_of_when_and_of_which_revision() -> None:
    header = read(press().as_of("2018-02-03")).graph

    assert header["title"] == "A test map"
    assert header["as_of"] == "2018-02-03"
    assert header["revision"] == 1
    assert header["committed_at"] == "2017-01-01T00:00:00+00:00"
    assert header["stated_only"] is False


def test_numbers_and_truths_keep_their_types_and_what_is_not_known_is_left_out() -> None:
    world = press()
    world.add("Goal seven", "goal", number=7)
    world.add("Everybody", "stakeholder", generic=True)
    graph = read(world.as_of())

    assert graph.nodes["goal-seven"]["number"] == 7
    assert graph.nodes["everybody"]["generic"] is True
    assert "note" not in graph.nodes["media"]
    assert "aliases" not in graph.nodes["media"]


def test_characters_that_xml_forbids_are_left_out() -> None:
    world = press()
    harmful = "a\x00b\x1b[1m \ud800 </data><node id='x'/> & \ufffe é"
    world.entities["media"] = replace(world.entities["media"], name=harmful)

    assert read(world.as_of()).nodes["media"]["name"] == "ab[1m  </data><node id='x'/> &  é"


def test_what_the_viewer_may_not_see_is_not_written() -> None:
    world = press()
    plain = graphml(world.as_of(ceiling=Sensitivity.INTERNAL))
    secret = world.tie("Press Office", ENGAGES, "Spies")
    world.entities["spies"] = replace(world.entities["spies"], sensitivity=Sensitivity.CONFIDENTIAL)

    assert graphml(world.as_of(ceiling=Sensitivity.INTERNAL)) == plain
    assert secret.key in read(world.as_of())["press-office"]["spies"]


def test_the_same_view_gives_the_same_bytes() -> None:
    assert graphml(press().as_of()) == graphml(press().as_of())


def test_an_empty_map_is_an_empty_graph() -> None:
    graph = read(World().as_of(date(2018, 1, 1)))

    assert len(graph) == 0
