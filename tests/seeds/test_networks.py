"""The network of the sample, built from the rows without the product and computed by networkx.

On 1 December 2017 the priorities of 2018, the events of 2018 and 2019 and the steps of October and November do not
hold; "mid-December 2017" may.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

import seeds
from graph.analyses import centrality, communities
from graph.relationship_map import RelationshipMap
from graph.stores import open_store

ROWS = Path(seeds.__file__).parent / "ir_map"
DAY = "2017-12-01"


def rows(name: str) -> list[dict[str, str]]:
    with (ROWS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def holds(row: dict[str, str]) -> bool:
    if row.get("kind") == "priority" and row["year"]:
        return row["year"] == "2017"
    start, end = (row[each].rstrip("~") for each in ("start", "end"))
    return start <= DAY[: len(start)] and (not end or DAY[: len(end)] <= end)


@pytest.fixture(scope="module")
def expected() -> "nx.Graph[str]":
    there = {row["id"] for row in rows("entities.csv") if holds(row)}
    graph: nx.Graph[str] = nx.Graph()
    for row in rows("relationships.csv"):
        if holds(row) and row["source"] in there and row["target"] in there:
            number = graph.get_edge_data(row["source"], row["target"], {"weight": 0})["weight"]
            graph.add_edge(row["source"], row["target"], weight=number + 1)
    return graph


@pytest.fixture(scope="module")
def door() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "ir-map", "me")
    yield door
    door.close()


def test_the_sector_connects_the_map(door: RelationshipMap, expected: "nx.Graph[str]") -> None:
    found = centrality.run(door.view(), most=1_000)

    share = nx.betweenness_centrality(expected)
    assert (found.things, found.pairs) == (len(expected), expected.size())
    assert [row.thing.key for row in found.rows[:2]] == ["ir-sector", "stakeholder-relations-office"]
    assert {row.thing.key: row.betweenness for row in found.rows} == pytest.approx(
        {key: share[key] for key in (row.thing.key for row in found.rows)}
    )
    assert all(row.neighbours == expected.degree[row.thing.key] for row in found.rows)
    assert {"cern", "key-stakeholder-groups"} <= set(expected) - {row.thing.key for row in found.rows}


def test_a_band_told_from_pairs_holds_the_exact_share_of_the_sector(
    door: RelationshipMap, expected: "nx.Graph[str]"
) -> None:
    found = centrality.run(door.view(), pairs=300)

    top = found.rows[0]
    assert top.thing.key == "ir-sector"
    assert top.betweenness_low <= nx.betweenness_centrality(expected)["ir-sector"] <= top.betweenness_high


def test_the_groups_are_as_good_as_those_of_networkx(door: RelationshipMap, expected: "nx.Graph[str]") -> None:
    found = communities.run(door.view())

    theirs = nx.community.louvain_communities(expected, seed=1)
    assert found.modularity >= nx.community.modularity(expected, theirs) - 0.01
    offices = {straddler.office.key: straddler for straddler in found.straddling}
    sector = offices["ir-sector"]
    assert sector.inside + sector.outside == expected.degree("ir-sector", weight="weight")
    assert next(iter(offices)) == "ir-sector"
