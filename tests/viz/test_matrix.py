from graph.analyses.coverage import Coverage, run
from graph.map_view import MapView
from graph.ontology.types.engagement import ENGAGES
from tests.maps import World
from tests.viz.pictures import HOSTILE, crowded, hostile, ministry, shown, texts
from viz.matrix import matrix
from viz.rows import MOST_ROWS
from viz.scene import Box, Scene, Text


def drawn(view: MapView) -> Scene:
    return matrix(view, run(view))


def rows_of(scene: Scene, names: list[str]) -> list[str]:
    return [text.content for text in sorted(texts(scene), key=lambda text: text.y) if text.content in names]


def cells(scene: Scene, subject: str) -> list[str]:
    """The letters in the row of a subject, from left to right."""
    found = [text for text in texts(scene) if subject in text.of and len(text.of) > 1]
    return [text.content for text in sorted(found, key=lambda text: text.x)]


def test_open_subjects_come_first_in_a_band_of_their_own_then_what_hangs_then_what_is_firm() -> None:
    scene = drawn(ministry().as_of())
    names = [row.subject.name for row in run(ministry().as_of()).rows]

    assert rows_of(scene, names) == names
    assert names[:3] == ["Schools", "Donors", "Guests"]
    heads = [text.content for text in texts(scene) if " · " in text.content and text.x == 60 and text.y < 800]
    assert heads[:3] == ["Open · 3", "Hangs · 1", "Firm · 4"]


def test_letters_say_how_a_unit_has_a_subject() -> None:
    scene = drawn(ministry().as_of())

    assert cells(scene, "media") == ["M"]
    assert cells(scene, "public") == ["M", "M", "W"]
    assert cells(scene, "companies") == ["~"]
    assert cells(scene, "neighbours") == ["D"]
    assert cells(scene, "donors") == ["W"]
    assert cells(scene, "guests") == []


def test_a_unit_that_only_assists_has_one_column() -> None:
    world = World()
    world.tie("Press Office", ENGAGES, "Media")
    world.tie("Web Office", ENGAGES, "Media", role="assisting")
    world.tie("Web Office", ENGAGES, "Readers")
    world.roster(["Media", "Readers"])
    scene = drawn(world.as_of())

    assert cells(scene, "media") == ["M", "W"]
    assert [text.content for text in texts(scene)].count("Web Office") == 1


def test_a_cell_that_rests_on_inference_is_hatched() -> None:
    scene = drawn(ministry().as_of())
    hatched = {mark.of for mark in scene.marks if isinstance(mark, Box) and mark.hatched and mark.of}

    assert hatched == {("media", "press-office")}


def test_the_legend_has_what_occurs_and_nothing_else() -> None:
    said = [text.content for text in texts(drawn(ministry().as_of()))]
    plain = World()
    plain.office("Press Office")
    plain.add("Media", "stakeholder")
    plain.roster(["Media"])
    bare = [text.content for text in texts(drawn(plain.as_of()))]

    assert {"in the unit's mandate", "given to the unit by a decision", "would have it, if so decided"} <= set(said)
    assert {"named by a body as a whole", "hatched: inferred, not stated"} <= set(said)
    assert "by a class it belongs to" not in said
    assert "in the unit's mandate" not in bare


def test_each_row_says_in_few_words_why() -> None:
    table = {row[0]: row[-1] for row in drawn(ministry().as_of()).table.rows}

    assert table["Schools"] == "named only: Public engagement and Schooling"
    assert table["Donors"] == "as a whole: The Ministry"
    assert table["Guests"] == "none on record in the sources loaded"
    assert table["Companies"] == "if it means “Industry”"
    assert table["Public"] == "2 units, no lead agreed"
    assert table["Media"] == "mandate: Press Office"
    assert table["Neighbours"] == "decision: Protocol"


def test_every_subject_of_a_long_roster_has_a_row() -> None:
    view = crowded(60, 6)
    scene = drawn(view)

    assert {row.subject.key for row in run(view).rows} <= shown(scene)
    assert not any("Folded" in note for note in scene.notes)


def test_a_roster_too_long_to_read_folds_what_is_alike_and_loses_nobody() -> None:
    view = crowded(MOST_ROWS + 200, 40)
    scene = drawn(view)

    assert len(scene.table.rows) == MOST_ROWS + 200
    assert any(note.startswith("Folded: ") for note in scene.notes)
    assert _counted(scene) == MOST_ROWS + 200
    open_rows = [row for row in run(view).rows if row.figure.name == "OPEN"]
    assert f"Open · {len(open_rows)}" in {text.content for text in texts(scene)}


def test_what_a_folded_row_says_is_true_of_each_of_its_subjects() -> None:
    view = crowded(MOST_ROWS + 200, 40)
    scene = drawn(view)
    by_id = _folded(run(view).rows)

    for text in texts(scene):
        if text.of and text.of[0] in by_id and len(text.of) > 1:
            members, columns = by_id[text.of[0]], set(text.of[1:])
            holding = [
                row
                for row in members
                if columns & {each.unit.key for each in row.units} or columns & {body.key for body in row.bodies}
            ]
            assert text.content == str(len(holding))


def test_units_beyond_seven_share_a_column_that_says_how_many_they_are() -> None:
    scene = drawn(crowded(60, 12))

    assert "5 other units" in {text.content for text in texts(scene)}
    assert "Units and bodies beyond those shown share a column; the table names each." in scene.notes


def test_hostile_names_are_drawn_as_they_are_less_what_cannot_be_drawn() -> None:
    view = hostile().as_of()
    scene = drawn(view)

    assert {row.subject.key for row in run(view).rows} <= shown(scene)
    assert HOSTILE[0] in {text.content for text in texts(scene)}
    assert any("not in the font" in note for note in scene.notes)


def test_an_empty_roster_says_so() -> None:
    scene = drawn(World().as_of())

    assert "Nobody is on this list yet." in {text.content for text in texts(scene)}


def _folded(rows: tuple[Coverage, ...]) -> dict[str, list[Coverage]]:
    """The members of each folded row, by its name."""
    groups: dict[tuple[object, ...], list[Coverage]] = {}
    for row in rows:
        groups.setdefault((row.state, row.subject.kind), []).append(row)
    return {f"{members[0].subject.key}+{len(members) - 1}": members for members in groups.values() if len(members) > 1}


def _counted(scene: Scene) -> int:
    """How many subjects the labels of the rows add up to."""
    labels = {mark.of[0] for mark in scene.marks if isinstance(mark, Text) and mark.x == 60 and len(mark.of) == 1}
    return sum(int(label.split("+")[1]) + 1 if "+" in label else 1 for label in labels)
