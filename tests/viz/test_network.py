import json
from typing import Any

from graph.analyses.coverage import run
from graph.map_view import MapView
from tests.maps import World
from tests.viz.pictures import ENGAGES, HOSTILE, crowded, hostile, ministry
from viz.lettering import clean
from viz.network import network
from viz.ownership import MOST_MARKS


def data(view: MapView, known: dict[str, float] | None = None) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(json.dumps(network(view, run(view), "/?view=map", known)))
    return answer


def test_the_browser_gets_every_subject_at_a_fixed_place_and_computes_no_layout() -> None:
    view = ministry().as_of()
    found = data(view)

    assert {row.subject.key for row in run(view).rows} <= {node["id"] for node in found["nodes"]}
    assert all(node["fixed"] and {"x", "y"} <= node.keys() for node in found["nodes"])
    assert found["options"]["physics"] == {"enabled": False}
    assert found["options"]["layout"] == {"improvedLayout": False}


def test_it_says_what_was_measured_when_and_on_what() -> None:
    view = ministry().as_of()
    found = data(view)

    assert found["title"] == run(view).headline
    assert found["asOf"] == "2017-12-01"
    assert found["roster"] == {"key": "whom-we-serve", "name": "Whom we serve", "measured": "8 subjects"}
    assert (found["revision"], found["sensitivity"], found["address"]) == (1, "INTERNAL", "/?view=map")
    assert found["notes"] == ["5 mandates without dates assumed to hold."]


def test_lines_carry_their_sentences_and_relationships_and_no_arrows() -> None:
    edges = {(edge["from"], edge["to"]): edge for edge in data(ministry().as_of())["edges"]}
    media, companies = edges["press-office", "media"], edges["trade-office", "companies"]

    assert (media["label"], media["evidence"], media["inferred"]) == ("2", 2, True)
    assert media["relationships"] == ["press-office--engages--media"]
    assert (companies["label"], companies["style"]) == ("~ 0", "hangs")
    assert all(edge["arrows"] == "" for edge in edges.values())


def test_colours_are_those_of_the_units_and_open_subjects_stand_out() -> None:
    found = data(ministry().as_of())
    nodes = {node["id"]: node for node in found["nodes"]}

    assert len({nodes[key]["color"]["background"] for key in ("press-office", "trade-office", "protocol")}) == 3
    assert nodes["guests"]["borderWidth"] > nodes["media"]["borderWidth"]
    assert nodes["guests"]["figure"] == "OPEN"
    assert [(lane["name"], lane["count"]) for lane in found["lanes"]] == [
        ("Units", 3),
        ("Subjects", 8),
        ("Goals", 2),
        ("Open", 3),
    ]


def test_hostile_names_are_plain_text() -> None:
    found = data(hostile().as_of())
    first_lines = {node["label"].split("\n")[0] for node in found["nodes"]}

    assert {clean(HOSTILE[0]), clean(HOSTILE[9])} <= first_lines
    assert all(isinstance(each["title"], str) for each in (*found["nodes"], *found["edges"]))


def test_a_large_map_comes_folded_with_the_members_of_each_box() -> None:
    view = crowded(400, 30)
    found = data(view)
    subjects = [key for node in found["nodes"] if node["layer"] == "Subjects" for key in node["members"]]

    assert len(found["nodes"]) + len(found["edges"]) <= MOST_MARKS
    assert sorted(subjects) == sorted(row.subject.key for row in run(view).rows)
    assert any(note.startswith("Folded: ") for note in found["notes"])


def test_boxes_stay_where_they_were_when_their_places_are_handed_back() -> None:
    world = ministry()
    before = data(world.as_of())
    world.tie("Press Office", ENGAGES, "Guests")
    after = data(world.as_of(), before["tops"])

    assert after["tops"] == before["tops"]


def test_an_empty_map_is_an_empty_picture() -> None:
    found = data(World().as_of())

    assert (found["nodes"], found["edges"], found["lanes"], found["roster"]) == ([], [], [], None)
