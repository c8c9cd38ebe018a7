import pytest

from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import PART_OF
from tests.maps import World, lasting
from tests.schema.asking import Asker


@pytest.fixture(scope="module")
def asker() -> Asker:
    world = World()
    world.tie("East Team", PART_OF, "House")
    world.tie("West Team", PART_OF, "House", validity=lasting("2010", "2015"))
    world.tie("East Team", ENGAGES, "Donors")
    world.tie("West Team", ENGAGES, "Donors")
    return Asker(world)


def test_paths_tell_each_step_and_which_way_it_runs(asker: Asker) -> None:
    found = asker.data(
        """{ paths(from: "house", to: "donors") { complete source { key } target { key } paths { length hops {
             near { key } far { name } ties { forward relationship { type } } } } } }"""
    )["paths"]
    assert found == {
        "complete": True,
        "source": {"key": "house"},
        "target": {"key": "donors"},
        "paths": [
            {
                "length": 2,
                "hops": [
                    {
                        "near": {"key": "house"},
                        "far": {"name": "East Team"},
                        "ties": [{"forward": False, "relationship": {"type": "PART_OF"}}],
                    },
                    {
                        "near": {"key": "east-team"},
                        "far": {"name": "Donors"},
                        "ties": [{"forward": True, "relationship": {"type": "ENGAGES"}}],
                    },
                ],
            }
        ],
    }


def test_lenses_types_and_lengths_are_kept_to(asker: Asker) -> None:
    found = asker.data(
        """{ then: paths(from: "house", to: "donors", asOf: "2012-01-01") { paths { length } }
             one: paths(from: "house", to: "donors", asOf: "2012-01-01", first: 1) { paths { length } }
             short: paths(from: "house", to: "donors", longest: 1) { paths { length } }
             parts: paths(from: "house", to: "donors", types: [PART_OF]) { paths { length } } }"""
    )
    assert {name: len(each["paths"]) for name, each in found.items()} == {"then": 2, "one": 1, "short": 0, "parts": 0}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ('from: "hous", to: "donors"', "There is no entity 'hous' on the map. Did you mean 'house'"),
        ('from: "house", to: "house"', "paths: 'house' is where it starts and where it leads to (name two)."),
        ('from: "house", to: "donors", longest: 9', "paths, longest: 9 is no length (ask for 1 to 8)."),
        ('from: "house", to: "donors", first: -1', "first: -1 is negative. Ask for 0 to 100."),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(asker: Asker, arguments: str, message: str) -> None:
    code, words = asker.error(f"{{ paths({arguments}) {{ complete }} }}")
    assert code == "BAD_USER_INPUT"
    assert words.startswith(message)
