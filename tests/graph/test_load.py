from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.errors import Conflict, Invalid
from graph.interchange.template import write_template
from graph.load import load_folder
from graph.records import ChangeSet, DocumentText, Entity, MapSettings, Put, Relationship, Remove
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.folders import SMALL, a_folder, and_row, swapped


@pytest.fixture
def the_map() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    yield door
    door.close()


def rename(door: RelationshipMap, key: str, name: str, note: str | None = None) -> None:
    known = door.snapshot().entities[key]
    door.apply(ChangeSet(changes=(Put(replace(known, name=name, note=note), known.version),), actor="a curator"))


def test_a_folder_becomes_one_revision_with_actor_and_reason(the_map: RelationshipMap, tmp_path: Path) -> None:
    stages: list[str] = []
    report = load_folder(the_map, a_folder(tmp_path), "me", progress=stages.append)

    assert report.revision is not None
    assert (report.revision.number, report.revision.actor, report.revision.reason) == (1, "me", "load of a-map")
    assert stages == ["reading", "comparing", "writing"]
    assert {each.file: (each.rows, each.created) for each in report.files} == {
        "entities.csv": (5, 5),
        "relationships.csv": (2, 2),
        "rosters.csv": (1, 1),
        "roster_members.csv": (2, 2),
        "evidence.csv": (1, 1),
        "documents.csv": (1, 1),
        "sources": (0, 1),
    }
    assert the_map.text("mandate-txt") == SMALL["sources/mandate.txt"]


def test_the_same_files_again_make_no_revision(the_map: RelationshipMap, tmp_path: Path) -> None:
    folder = a_folder(tmp_path, map_toml='title = "A map"\n')
    load_folder(the_map, folder, "me")
    report = load_folder(the_map, folder, "me")

    assert (report.revision, report.created, report.amended, report.unchanged) == (None, 0, 0, 14)
    assert the_map.store.revision().number == 1


def test_a_changed_row_is_amended_and_may_be_again(the_map: RelationshipMap, tmp_path: Path) -> None:
    load_folder(the_map, a_folder(tmp_path), "me")
    for number, name in enumerate(("The media", "All media"), 2):
        changed = a_folder(tmp_path, entities=swapped("entities.csv", "Media", name))
        report = load_folder(the_map, changed, "me")

        media = the_map.snapshot().entities["media"]
        assert (report.amended, media.name, media.version) == (1, name, number)


def test_a_row_that_is_gone_is_reported_and_kept(the_map: RelationshipMap, tmp_path: Path) -> None:
    load_folder(the_map, a_folder(tmp_path), "me")
    fewer = a_folder(tmp_path, relationships=swapped("relationships.csv", ",HEADS,head,press-office,\n", ""))
    report = load_folder(the_map, fewer, "me")

    assert (report.revision, report.gone) == (None, (("relationship", "head--heads--press-office"),))
    assert "head--heads--press-office" in the_map.snapshot().relationships


def test_a_text_that_is_gone_is_reported_and_kept(the_map: RelationshipMap, tmp_path: Path) -> None:
    folder = a_folder(tmp_path, evidence=None)
    load_folder(the_map, folder, "me")
    (folder / "sources/mandate.txt").unlink()

    assert load_folder(the_map, folder, "me").gone == (("text", "mandate-txt"),)
    assert the_map.text("mandate-txt") == SMALL["sources/mandate.txt"]

    (folder / "documents.csv").unlink()

    assert load_folder(the_map, folder, "me").gone == (("entity", "mandate-txt"), ("text", "mandate-txt"))


def test_a_text_that_somebody_else_attached_is_not_missed(the_map: RelationshipMap, tmp_path: Path) -> None:
    folder = a_folder(tmp_path, evidence=None)
    (folder / "sources/mandate.txt").unlink()
    load_folder(the_map, folder, "me")
    the_map.apply(ChangeSet(changes=(Put(DocumentText(key="mandate-txt", text="Attached."), 0),), actor="me"))

    assert load_folder(the_map, folder, "me").gone == ()


def test_a_second_period_gives_both_rows_new_keys_and_the_old_one_is_kept(
    the_map: RelationshipMap, tmp_path: Path
) -> None:
    load_folder(the_map, a_folder(tmp_path, evidence=None), "me")
    two = "type,source,target,role,start,end\nENGAGES,press-office,media,mandated,2010,2012\n"
    more = a_folder(tmp_path, relationships=two + "ENGAGES,press-office,media,mandated,2015,\n")
    (more / "evidence.csv").unlink()
    report = load_folder(the_map, more, "me")

    assert report.created == 2
    assert report.gone == (
        ("relationship", "head--heads--press-office"),
        ("relationship", "press-office--engages--media"),
    )


def test_a_record_edited_since_is_a_conflict_that_names_overwrite(the_map: RelationshipMap, tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    load_folder(the_map, folder, "me")
    rename(the_map, "media", "Media, edited", "by hand")
    (folder / "entities.csv").write_text(swapped("entities.csv", "Public engagement", "Engagement"))

    with pytest.raises(Conflict) as raised:
        load_folder(the_map, folder, "me")

    assert str(raised.value) == (
        "1 conflict; nothing was written.\n"
        "  entities.csv row 3, id: 'media' was edited on the map since it was loaded (name, note) "
        "(--overwrite replaces it)"
    )
    assert the_map.snapshot().entities["engagement"].name == "Public engagement"

    report = load_folder(the_map, folder, "me", overwrite=True)

    assert report.amended == 2
    assert the_map.snapshot().entities["media"].name == "Media"
    assert load_folder(the_map, folder, "me").revision is None


def test_an_edit_that_says_what_the_files_say_is_no_conflict(the_map: RelationshipMap, tmp_path: Path) -> None:
    load_folder(the_map, a_folder(tmp_path), "me")
    rename(the_map, "media", "The media")
    report = load_folder(the_map, a_folder(tmp_path, entities=swapped("entities.csv", "Media", "The media")), "me")

    assert report.revision is None


def test_a_record_removed_since_is_a_conflict_until_it_is_brought_back(
    the_map: RelationshipMap, tmp_path: Path
) -> None:
    folder = a_folder(tmp_path)
    load_folder(the_map, folder, "me")
    removal = Remove("relationship", "head--heads--press-office", 1)
    the_map.apply(ChangeSet(changes=(removal,), actor="a curator"))

    with pytest.raises(Conflict) as raised:
        load_folder(the_map, folder, "me")
    assert [str(problem) for problem in raised.value.problems] == [
        (
            "relationships.csv row 3, id: 'head--heads--press-office' was removed from the map in revision 2 "
            "(--overwrite brings it back)"
        )
    ]

    assert load_folder(the_map, folder, "me", overwrite=True).created == 1
    assert load_folder(the_map, folder, "me").revision is None


def test_a_key_that_another_source_has_is_a_conflict_unless_the_rows_are_the_same(
    the_map: RelationshipMap, tmp_path: Path
) -> None:
    load_folder(the_map, a_folder(tmp_path), "me")
    same = load_folder(the_map, a_folder(tmp_path, "copy"), "me")
    assert (same.revision, same.shared) == (None, 13)

    with pytest.raises(Conflict) as raised:
        load_folder(the_map, a_folder(tmp_path, "other", entities=swapped("entities.csv", "Media", "Radio")), "me")
    assert [str(problem) for problem in raised.value.problems] == [
        (
            "entities.csv row 3, id: the map has another 'media' from a-map "
            "(give it a key of its own; --overwrite replaces it)"
        )
    ]


def test_a_record_made_by_hand_is_in_the_way_too(the_map: RelationshipMap, tmp_path: Path) -> None:
    by_hand = Entity(key="media", kind="topic", name="Media")
    the_map.apply(ChangeSet(changes=(Put(by_hand, 0),), actor="a curator"))

    with pytest.raises(Conflict) as raised:
        load_folder(the_map, a_folder(tmp_path), "me")
    assert raised.value.problems[0].fact == "the map has another 'media' from somebody who made it there"


def test_a_second_folder_may_rest_on_what_the_map_has(the_map: RelationshipMap, tmp_path: Path) -> None:
    load_folder(the_map, a_folder(tmp_path), "me")
    more = tmp_path / "more"
    more.mkdir()
    (more / "entities.csv").write_text("id,kind,name\nradio,stakeholder,Radio\n")
    (more / "relationships.csv").write_text("type,source,target,role\nENGAGES,press-office,radio,mandated\n")
    (more / "evidence.csv").write_text(
        "subject_type,subject,document,quote,char_start,char_end\nentity,radio,mandate.txt,speaks,17,23\n"
    )
    report = load_folder(the_map, more, "me")

    evidence = next(each for each in the_map.snapshot().evidence.values() if each.subject == "radio")
    assert (report.created, evidence.document) == (3, "mandate-txt")


def test_any_problem_keeps_everything_off_the_map(the_map: RelationshipMap, tmp_path: Path) -> None:
    folder = a_folder(tmp_path, relationships=and_row("relationships.csv", ",HEADS,head,nowhere,", "x,HEADS,,,"))

    with pytest.raises(Invalid) as raised:
        load_folder(the_map, folder, "me")

    assert str(raised.value) == (
        "4 problems; nothing was written.\n"
        "  relationships.csv row 4, target: there is no entity 'nowhere'\n"
        "  relationships.csv row 5, source: there is no entity ''\n"
        "  relationships.csv row 5, target: there is no entity ''\n"
        "  relationships.csv row 5, target: source and target are the same"
    )
    assert the_map.store.revision().number == 0


def test_the_first_source_names_the_map_and_later_ones_add_their_values(
    the_map: RelationshipMap, tmp_path: Path
) -> None:
    first = a_folder(tmp_path, map_toml='title = "First"\ndefault_roster = "the-roster"\n')
    load_folder(the_map, first, "me")
    second = tmp_path / "second"
    second.mkdir()
    (second / "entities.csv").write_text("id,kind,name,unit_type\nd,office,Desk,desk\n")
    (second / "relationships.csv").write_text("type,source,target\n")
    (second / "map.toml").write_text('title = "Second"\n[values]\nunit_type = ["desk"]\n')
    report = load_folder(the_map, second, "me")

    settings = the_map.snapshot().settings
    assert (settings.title, settings.values) == ("First", {"unit_type": ("desk",)})
    assert report.notes == (
        "the map keeps those of a-map: title (--overwrite replaces them)",
        "the setting unit_type gains 'desk'",
    )
    assert load_folder(the_map, first, "me").revision is None
    assert load_folder(the_map, second, "me").revision is None


def test_a_template_that_is_not_filled_in_leaves_the_settings_alone(the_map: RelationshipMap, tmp_path: Path) -> None:
    said = 'title = "First"\nreference_date = 2017-12-01\ndefault_roster = "the-roster"\nlanguages = ["en"]\n'
    load_folder(the_map, a_folder(tmp_path, map_toml=said), "me")
    before = the_map.snapshot().settings
    write_template(tmp_path / "ours")

    for overwrite in (False, True):
        report = load_folder(the_map, tmp_path / "ours", "me", overwrite=overwrite)
        assert (report.revision, report.notes) == (None, ())
    assert the_map.snapshot().settings == before


def test_a_setting_taken_out_of_the_file_is_kept(the_map: RelationshipMap, tmp_path: Path) -> None:
    load_folder(the_map, a_folder(tmp_path, map_toml='title = "First"\nreference_date = 2017-12-01\n'), "me")
    load_folder(the_map, a_folder(tmp_path, map_toml='title = "Second"\n'), "me")

    settings = the_map.snapshot().settings
    assert (settings.title, settings.reference_date) == ("Second", date(2017, 12, 1))


def test_settings_that_change_are_named_with_what_they_were(the_map: RelationshipMap, tmp_path: Path) -> None:
    first = load_folder(the_map, a_folder(tmp_path, map_toml='title = "First"\nlanguages = ["en"]\n'), "me")
    said = 'title = "Other"\nreference_date = 2017-12-01\nlanguages = ["en", "fr"]\n'
    other = a_folder(tmp_path, "other", map_toml=said)
    report = load_folder(the_map, other, "me", overwrite=True)

    assert first.notes == ()
    assert report.notes == (
        "the setting title changes from 'First' to 'Other'",
        "the setting reference_date changes from nothing to 2017-12-01",
        "the setting languages changes from 'en' to 'en' and 'fr'",
    )


def test_settings_edited_since_are_a_conflict(the_map: RelationshipMap, tmp_path: Path) -> None:
    folder = a_folder(tmp_path, map_toml='title = "First"\n')
    load_folder(the_map, folder, "me")
    known = the_map.snapshot().settings
    the_map.apply(ChangeSet(changes=(Put(replace(known, title="Edited"), known.version),), actor="a curator"))

    with pytest.raises(Conflict) as raised:
        load_folder(the_map, folder, "me")
    assert [str(problem) for problem in raised.value.problems] == [
        "map.toml: the map was edited since a-map was loaded (title) (--overwrite replaces what was edited)"
    ]
    load_folder(the_map, folder, "me", overwrite=True)
    assert isinstance(the_map.snapshot().settings, MapSettings)
    assert the_map.snapshot().settings.title == "First"


def test_an_overlap_with_what_the_map_has_from_elsewhere_is_a_problem(the_map: RelationshipMap, tmp_path: Path) -> None:
    load_folder(the_map, a_folder(tmp_path), "me")
    more = tmp_path / "more"
    more.mkdir()
    (more / "entities.csv").write_text("id,kind,name\n")
    (more / "relationships.csv").write_text(
        "id,type,source,target,role,start\nmine,ENGAGES,press-office,media,mandated,2017\n"
    )

    with pytest.raises(Invalid) as raised:
        load_folder(the_map, more, "me")
    assert raised.value.problems[0].fact == "its period overlaps that of press-office--engages--media"


def test_a_load_keeps_the_relationship_s_origin(the_map: RelationshipMap, tmp_path: Path) -> None:
    load_folder(the_map, a_folder(tmp_path), "me")
    found = the_map.store.get(Relationship.table, ["press-office--engages--media"])[0]

    assert found.origin is not None
    assert (found.origin.source, found.origin.version, found.version) == ("a-map", 1, 1)
