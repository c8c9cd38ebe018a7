import itertools

from graph.analyses.coverage import CoverageFigure, run
from graph.map_view import MapView
from tests.maps import World
from tests.viz.pictures import ENGAGES, crowded, hostile, ministry, shown, texts
from viz.frame import TOP
from viz.ownership import MOST_MARKS, Layer, OwnershipMap, TieStyle, ownership_map
from viz.ownership_layout import Layout, laid_out
from viz.ownership_scene import ownership_scene


def a_map(view: MapView) -> OwnershipMap:
    return ownership_map(view, run(view))


def a_layout(view: MapView, known: dict[str, float] | None = None) -> Layout:
    return laid_out(a_map(view), TOP, known)


def tops(layout: Layout) -> dict[str, float]:
    return {name: place.y for name, place in layout.places.items()}


def test_units_subjects_and_goals_stand_in_layers_and_every_subject_is_there() -> None:
    view = ministry().as_of()
    found = a_map(view)

    assert {node.id for node in found.layer(Layer.UNITS)} == {"press-office", "trade-office", "protocol"}
    assert {node.id for node in found.layer(Layer.SUBJECTS)} == {row.subject.key for row in run(view).rows}
    assert {node.id for node in found.layer(Layer.GOALS)} == {"public-engagement", "schooling"}


def test_lines_say_how_firm_they_are_and_on_how_many_sentences_they_rest() -> None:
    ties = {(tie.source, tie.target): tie for tie in a_map(ministry().as_of()).ties}

    assert ties["press-office", "media"].style is TieStyle.FIRM
    assert ties["press-office", "media"].evidence == 2
    assert ties["press-office", "media"].inferred
    assert ties["trade-office", "companies"].style is TieStyle.HANGS
    assert ties["protocol", "neighbours"].style is TieStyle.DECIDED
    assert ties["schools", "schooling"].style is TieStyle.SERVES
    assert len(ties) == 10


def test_open_subjects_stand_in_a_lane_above_all_others() -> None:
    layout = a_layout(ministry().as_of())
    lane = layout.lane()
    opened = {place.node.id for place in layout.places.values() if place.node.figure is CoverageFigure.OPEN}
    others = [
        place.y
        for place in layout.places.values()
        if place.node.layer is Layer.SUBJECTS and place.node.id not in opened
    ]

    assert opened == {"schools", "donors", "guests"}
    assert lane is not None
    assert lane[1] < min(others)


def test_boxes_do_not_touch() -> None:
    for view in (ministry().as_of(), hostile().as_of(), crowded(60, 6), crowded(400, 30)):
        layout = a_layout(view)
        for layer in Layer:
            column = sorted(
                (place.y, place.y + place.height) for place in layout.places.values() if place.node.layer is layer
            )
            assert all(top >= bottom for (_, bottom), (top, _) in itertools.pairwise(column))


def test_the_same_map_stands_in_the_same_places() -> None:
    assert a_layout(ministry().as_of()) == a_layout(ministry().as_of())


def test_a_new_subject_moves_nothing_where_earlier_places_are_known() -> None:
    world = ministry()
    before = tops(a_layout(world.as_of()))
    world.tie("Trade Office", ENGAGES, "Exporters")
    world.tie("Whom we serve", world.as_of().ontology.type["INCLUDES"], "Exporters")
    after = tops(a_layout(world.as_of(), before))

    assert {name: after[name] for name in before} == before
    assert "exporters" in after


def test_a_new_subject_of_the_last_unit_leaves_the_order_of_the_others() -> None:
    world = ministry()
    before = sorted(tops(a_layout(world.as_of())).items(), key=lambda item: item[1])
    world.add("Zoologists", "stakeholder")
    world.tie("Whom we serve", world.as_of().ontology.type["INCLUDES"], "Zoologists")
    after = tops(a_layout(world.as_of()))
    subjects = {row.subject.key for row in run(ministry().as_of()).rows}

    old = [name for name, _ in before if name in subjects]
    assert sorted(old, key=lambda name: after[name]) == old


def test_a_map_with_too_many_marks_is_folded_says_so_and_loses_nobody() -> None:
    view = crowded(400, 30)
    found = a_map(view)
    members = [key for node in found.layer(Layer.SUBJECTS) for key in node.members]

    assert len(found.nodes) + len(found.ties) <= MOST_MARKS
    assert sorted(members) == sorted(row.subject.key for row in run(view).rows)
    assert any(note.startswith("Folded: ") and "subjects" in note for note in found.notes)
    assert any("units stand in one box" in note for note in found.notes)


def test_open_subjects_are_folded_last() -> None:
    found = a_map(crowded(150, 7, goals=3))
    opened = [node for node in found.layer(Layer.SUBJECTS) if node.figure is CoverageFigure.OPEN]

    assert any(len(node.members) > 1 for node in found.layer(Layer.SUBJECTS))
    assert all(len(node.members) == 1 for node in opened)


def test_many_units_with_nothing_on_the_roster_share_a_box() -> None:
    world = ministry()
    for number in range(9):
        world.office(f"Archive {number}")
    found = {node.label: node for node in a_map(world.as_of()).layer(Layer.UNITS)}

    assert found["9 units"].detail == "nothing on this roster"
    assert len(found["9 units"].members) == 9


def test_goals_that_name_nobody_here_are_counted_in_a_note() -> None:
    world = ministry()
    world.add("World peace", "goal")

    assert "1 goal names nobody here and is not drawn." in a_map(world.as_of()).notes


def test_the_picture_shows_every_box_and_the_sentences_on_the_lines() -> None:
    view = ministry().as_of()
    scene = ownership_scene(view, run(view))
    said = {text.content for text in texts(scene)}

    assert {node.id for node in a_map(view).nodes} <= shown(scene)
    assert {"Open · 3", "Units · 3", "Subjects · 8", "Goals · 2", "sentences on record", "2"} <= said


def test_a_map_without_goals_gives_their_room_to_the_subjects() -> None:
    world = World()
    world.tie("Press Office", ENGAGES, "Media")
    world.roster(["Media"])
    layout = a_layout(world.as_of())

    assert layout.places["media"].right == 1540


def test_a_map_with_nothing_says_so() -> None:
    view = World().as_of()

    assert "Nothing to draw: no unit, and nobody on this list yet." in {
        text.content for text in texts(ownership_scene(view, run(view)))
    }
