"""The same questions, asked of the same map in every store, have the same answer to the byte."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
import pytest

from api.cli.documents import document_for
from graph.analyses import ANALYSES, Analysis
from graph.analyses.declare import Takes
from graph.policy.template import template
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.build import compiled_schema
from schema.limits import Limits
from seeds import load
from tests.graph.stores.grounds import GROUNDS, NEED_A_SERVER, marked
from tests.schema.asking import Asker

ROW = """
  subject { key name kind } item state figure flags pull partsFirm parts rule
  units { unit { key } posts { key } holders { key } standIns { key } basis purpose qualifier condition
          relationship { key type validity { text start { edtf earliest latest } current } evidence { quote start } } }
  bodies { key } namedBy { key } nearest { text } toDecide { kind text subject { key } unit { key } reading { key } }
  reasons { text relationships { key } reading { key } evidence { quote locator knownOn { edtf } document { key } } }
"""
COVERAGE = """query ($roster: String, $asOf: Date, $statedOnly: Boolean!) {
  coverage(roster: $roster, asOf: $asOf, statedOnly: $statedOnly) {
    headline definition size items firm hangs open decisions confirmed states { state count }
    rows(first: 60) { totalCount edges { cursor node { ROW } } }
  }
}""".replace("ROW", ROW)
OWNERS = "query ($key: String!) { owners(subject: $key) { answer units { unit { key } } nearest { text } } }"
ENTITIES = """{
  entities(first: 100, orderBy: [{name: DESC}]) { totalCount pageInfo { endCursor } edges { node {
    id key name aliases note certainty basis version validity { start { edtf } end { edtf } extent text current }
    evidence { quote start end document { key } }
  } } }
}"""
STATES = """{
  states(asOf: "2011-06-01", where: {name: {startsWith: "I"}}) { edges { node { key relationships(first: 20) {
    edges { node { key role type validity { current } target { key } } }
  } } } }
}"""
SEARCH = "query ($text: String!) { search(text: $text) { entity { key } score matched } }"
CHANGES = """query ($order: Sort!) { changes(first: 60, order: $order) { pageInfo { hasNextPage endCursor } nodes {
  revision actor reason what record key entity { key } relationship { key } fields { name before after } } } }"""
HISTORY = """{ entity(key: "media") { changes { edges { cursor node { revision what fields { name after } } } } }
  relationships(first: 40) { nodes { changes { nodes { revision what fields { name after } } } } } }"""
PATHS = """query ($to: String!) { paths(from: "media", to: $to, first: 20) { complete paths { length hops {
  near { key } far { key } ties { forward relationship { key } } } } } }"""
THE_MAP = "{ map { title referenceDate defaultRoster { key } } revision { number entities relationships } }"


SCENARIO = "vacate-post head-of-education\ndissolve-office communications-team\nmerge-bodies media general-public"
ASKED_WITH: Mapping[Takes, Any] = {Takes.SCENARIO: {"text": "dissolve-office education-team"}, Takes.POLICY: template()}


def _asked(analysis: Analysis, key: str, *, on_scenario: bool = False) -> tuple[str, Mapping[str, Any]]:
    """A question with everything it answers with; *key* is whom it is about, where it asks for one."""
    given: dict[str, Any] = {
        each.name: ASKED_WITH.get(each.takes, key) for each in analysis.parameters if each.required
    }
    document = document_for(compiled_schema(), analysis.name, given, on_scenario=on_scenario)
    return document, {**given, "laidText": SCENARIO} if on_scenario else given


QUESTIONS: list[tuple[str, Mapping[str, Any]]] = [
    *(
        (COVERAGE, {"roster": roster, "asOf": day, "statedOnly": stated})
        for roster in ("target-groups", "goal-audiences", "focus-states-2017", "register-parties", "everything-named")
        for day in (None, "2018-02-02", "1961-01-01")
        for stated in (False, True)
    ),
    *((OWNERS, {"key": key}) for key in ("media", "member-states", "korea", "spain", "cern-alumni")),
    *(_asked(analysis, key) for analysis in ANALYSES for key in ("media", "korea")),
    *(_asked(analysis, "media", on_scenario=True) for analysis in ANALYSES),
    *((SEARCH, {"text": text}) for text in ("media", "Koera", "teach")),
    (ENTITIES, {}),
    (STATES, {}),
    *((CHANGES, {"order": order}) for order in ("ASC", "DESC")),
    (HISTORY, {}),
    *((PATHS, {"to": key}) for key in ("member-states", "korea", "cern-alumni")),
    (THE_MAP, {}),
]


def answers(door: RelationshipMap) -> list[bytes]:
    """What the map behind *door* says to every question, as bytes."""
    load(door, "participation", actor="a test")
    asker = Asker(door, Limits(cost=1_000_000))
    return [orjson.dumps(asker.data(document, **variables)) for document, variables in QUESTIONS]


@pytest.fixture(scope="module")
def expected() -> Iterator[list[bytes]]:
    """What the embedded store says."""
    door = RelationshipMap(open_store("sqlite://"))
    yield answers(door)
    door.close()


@pytest.mark.parametrize("name", marked(sorted(NEED_A_SERVER)))
def test_both_stores_give_the_same_bytes(request: pytest.FixtureRequest, name: str, expected: list[bytes]) -> None:
    ground = GROUNDS[name](request)
    found = answers(RelationshipMap(ground.empty()))
    ground.clear()

    for question, here, there in zip(QUESTIONS, found, expected, strict=True):
        assert here == there, question
