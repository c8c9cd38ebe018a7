from contextlib import closing
from datetime import UTC, datetime

from graph.records import Entity
from graph.relationship_map import RelationshipMap
from graph.scenarios import IMAGININGS, usage
from graph.stores import open_store
from tests.api.cli.running import Terminal
from tests.schema.asking import write

VACANT = "vacate-post head-of-education"


def figures(terminal: Terminal, *words: str) -> tuple[int, int, int]:
    found = terminal.run("ask", "coverage", *words, "--json").json
    return found["firm"], found["hangs"], found["open"]


def test_every_question_is_asked_of_what_is_imagined(terminal: Terminal) -> None:
    assert figures(terminal) == (2, 9, 6)
    assert figures(terminal, "--if", "assign-unit media education-team") == (3, 9, 5)
    assert figures(terminal, "--if", "dissolve-office communications-team", "--if", VACANT) == (2, 6, 9)
    assert figures(terminal) == (2, 9, 6), "nothing was written"


def test_things_and_what_is_found_are_shown_as_imagined(terminal: Terminal) -> None:
    imagined = ("--if", "assign-unit media education-team")

    shown = terminal.run("show", "media", *imagined)
    assert "Media assigned to Education" in shown.out
    assert "Media assigned to Education" not in terminal.run("show", "media").out
    filled = ("--if", "fill-post head-of-education name='Grace Hopper'")
    assert "grace-hopper" in terminal.run("search", "Grace Hopper", *filled).out
    assert "grace-hopper" not in terminal.run("search", "Grace Hopper").out
    assert terminal.run("show", "media", *imagined, "--json").json["key"] == "media"


def test_losses_are_told_in_sentences_with_what_says_so(terminal: Terminal) -> None:
    told = terminal.run("ask", "losses", VACANT)

    assert told.code == 0
    assert told.out.startswith("No subject loses its only unit and 3 are left unattended")
    assert "“School teachers” stays with Education, and nobody is in the post (Head of Education)" in told.out
    assert "deepen knowledge of modern physics" in told.out


def test_what_begins_after_the_day_asked_about_is_told_to_be_too_late_for_it(terminal: Terminal) -> None:
    later = f"{VACANT} on=2018-06-01"
    said = (
        "Head of Education falls vacant on 1 June 2018 "
        "(not in force on 1 December 2017: ask as of 1 June 2018 or later)."
    )

    assert f"Imagined: {said}" in terminal.run("ask", "losses", later).out
    assert terminal.run("ask", "losses", later, "--json").json["imagined"] == [said]
    assert terminal.run("ask", "coverage", "--if", later).out.startswith(f"What if: {said} Nothing is written.")
    then = terminal.run("ask", "losses", later, "--as-of", "2018-06-01").out
    assert then.startswith("No subject loses its only unit and 3 are left unattended")
    assert "Imagined: Head of Education falls vacant." in then


def test_json_has_the_shape_of_the_field_on_a_scenario_too(terminal: Terminal) -> None:
    plain = terminal.run("ask", "losses", VACANT, "--json").json
    laid = terminal.run("ask", "losses", VACANT, "--if", "dissolve-office communications-team", "--json").json

    assert plain.keys() == laid.keys()
    assert laid["imagined"] == ["Head of Education falls vacant."]
    assert laid["before"] == {"firm": 2, "hangs": 6, "open": 9}


def test_a_scenario_is_kept_listed_asked_and_removed(terminal: Terminal) -> None:
    saved = terminal.run("scenario", "save", "If Education is without a head", VACANT, "--reason", "The Board asked.")
    assert (saved.code, saved.out.startswith("Kept as if-education-is-without-a-head.")) == (0, True)

    listed = terminal.run("scenario", "list", "--json").json
    assert [(each["key"], each["changes"], each["version"]) for each in listed] == [
        ("if-education-is-without-a-head", VACANT, 1)
    ]
    asked, plain = (terminal.run("ask", "losses", each).out for each in ("if-education-is-without-a-head", VACANT))
    assert asked == plain

    gone = terminal.run("scenario", "delete", "if-education-is-without-a-head", "--expected-version", "1")
    assert gone.code == 0
    assert terminal.run("scenario", "list").out.startswith("No scenario is kept.")


def test_a_kept_scenario_is_asked_for_by_its_name_too(terminal: Terminal) -> None:
    terminal.run("scenario", "save", "If Ada left", VACANT)

    assert terminal.run("ask", "losses", "if ada left").out == terminal.run("ask", "losses", VACANT).out
    by_name, by_key = (terminal.run("ask", "coverage", "--if", each).out for each in ("If Ada left", "if-ada-left"))
    assert by_name == by_key
    assert by_name.startswith("What if: Head of Education falls vacant.")
    assert terminal.run("search", "teachers", "--if", "If Ada left").code == 0
    assert terminal.run("scenario", "delete", "If Ada left", "--expected-version", "1").out == (
        "if-ada-left is removed.\n"
    )


def test_kept_scenarios_and_changes_are_imagined_together(terminal: Terminal) -> None:
    dissolved = "dissolve-office communications-team"
    terminal.run("scenario", "save", "If Ada left", f"# whoever it is\n{VACANT}")
    terminal.run("scenario", "save", "If Communications went", dissolved)
    written = ("--if", VACANT, "--if", dissolved)

    for kept in (
        ("--if", "if-ada-left", "--if", dissolved),
        ("--if", "If Ada left", "--if", "if-communications-went"),
        ("--if", VACANT, "--if", "if communications went"),
    ):
        assert terminal.run("ask", "coverage", *kept).out == terminal.run("ask", "coverage", *written).out
        assert figures(terminal, *kept) == (2, 6, 9), "also where the schema answers"
    both = terminal.run("ask", "losses", "if-ada-left", "if-communications-went")
    assert both.out == terminal.run("ask", "losses", VACANT, dissolved).out


def test_an_unknown_key_among_several_is_told_with_the_nearest(terminal: Terminal) -> None:
    terminal.run("scenario", "save", "If Ada left", VACANT)

    unknown = terminal.run("ask", "losses", "dissolve-office communications-team", "if-ada-lft")

    assert unknown.code != 0
    assert unknown.err == terminal.run("ask", "losses", "if-ada-lft").err
    assert "if-ada-left" in unknown.err


def test_a_kept_scenario_is_asked_of_what_was_on_record_before_it_was_kept(terminal: Terminal) -> None:
    then = datetime.now(UTC).isoformat()
    terminal.run("decide", "assign-unit", "media", "education-team")
    terminal.run("scenario", "save", "No comms", "dissolve-office communications-team")
    lens = ("--recorded-as-of", then)

    assert figures(terminal, "--if", "no-comms", *lens) == (2, 6, 9)
    assert figures(terminal, "--if", "no-comms") == (3, 6, 8)
    told = terminal.run("ask", "losses", "no-comms", *lens)
    assert told.out == terminal.run("ask", "losses", "dissolve-office communications-team", *lens).out
    assert terminal.run("show", "media", "--if", "no-comms", *lens).code == 0


def test_a_name_that_is_kept_already_is_replaced_only_where_that_is_said(terminal: Terminal) -> None:
    first = terminal.run("scenario", "save", "If Ada left", VACANT)
    refused = terminal.run("scenario", "save", "if ada  left", "dissolve-office communications-team")
    replaced = terminal.run("scenario", "save", "if ada left", "dissolve-office communications-team", "--overwrite")
    same = terminal.run("scenario", "save", "if ada left", "dissolve-office communications-team", "--overwrite")
    new = terminal.run("scenario", "save", "If Bob left", VACANT, "--overwrite")

    assert (first.code, refused.code, replaced.code, same.code, new.code) == (0, 3, 0, 0, 0)
    assert refused.err == (
        "“If Ada left” is kept already, as if-ada-left at version 1; nothing was written. "
        "Add --overwrite to replace it, or take another name.\n"
    )
    assert replaced.out.startswith("Kept as if-ada-left, in place of version 1. Ask with it: ")
    assert same.out.startswith("Kept as if-ada-left, as it was. Ask with it: ")
    listed = terminal.run("scenario", "list", "--json").json
    assert [tuple(each.values()) for each in listed] == [
        ("if-ada-left", "if ada left", "dissolve-office communications-team", 2),
        ("if-bob-left", "If Bob left", VACANT, 1),
    ]


def test_a_key_that_is_kept_already_is_replaced_only_where_that_is_said(terminal: Terminal) -> None:
    words = ("scenario", "save", "Ada left", VACANT, "--key", "ada")
    terminal.run(*words)

    refused, versioned = terminal.run(*words), terminal.run(*words, "--expected-version", "1")
    stale = terminal.run(*words, "--expected-version", "7")
    other = terminal.run("scenario", "save", "Ada", VACANT, "--key", "media", "--overwrite")

    assert refused.err.startswith("“Ada left” is kept already, as ada at version 1; nothing was written.")
    assert versioned.out.startswith("Kept as ada, as it was.")
    assert (stale.code, "is at version 1; version 7 was expected" in stale.err) == (4, True)
    assert (other.code, "'media' is no scenario" in other.err) == (3, True)


def test_a_name_is_kept_once_whatever_the_key_and_none_is_taken_for_a_change(terminal: Terminal) -> None:
    terminal.run("scenario", "save", "If Ada left", VACANT)

    again = terminal.run("scenario", "save", "if Ada left", VACANT, "--key", "ada")
    change = terminal.run("scenario", "save", "Confirm all", VACANT)

    assert (again.code, "“If Ada left” is kept already, as 'if-ada-left' at version 1" in again.err) == (3, True)
    assert (change.code, "“Confirm all” begins with 'confirm', which is a change" in change.err) == (3, True)
    assert [each["key"] for each in terminal.run("scenario", "list", "--json").json] == ["if-ada-left"]


def test_where_several_have_a_name_none_is_replaced_by_it(terminal: Terminal) -> None:
    with closing(RelationshipMap(open_store(terminal.url))) as door:
        kind = next(each.name for each in door.snapshot().ontology.kinds if each.is_scenario)
        twins = [Entity(key=key, kind=kind, name="Plan", properties={"imagined_changes": VACANT}) for key in ("a", "b")]
        write(door, *twins)

    refused = terminal.run("scenario", "save", "plan", VACANT, "--overwrite")
    asked = terminal.run("ask", "losses", "plan")
    renamed = terminal.run("scenario", "save", "Plan", "vacate-post nobody", "--key", "b", "--overwrite")

    assert refused.err == "scenario: several are called 'plan': a and b (write the key of the one you mean).\n"
    assert asked.err == refused.err
    assert (refused.code, asked.code, renamed.code) == (3, 3, 0)
    assert [each["version"] for each in terminal.run("scenario", "list", "--json").json] == [1, 2]


def test_what_could_not_happen_as_things_are_is_kept_and_warned_of(terminal: Terminal) -> None:
    saved = terminal.run("scenario", "save", "Later", "vacate-post head-of-educatoin", "dissolve-office media")

    assert (saved.code, saved.err) == (0, "")
    told = "On the map as it is, this could not happen: change"
    near = "did you mean 'head-of-education'?"
    assert saved.out.splitlines()[1:] == [
        f"{told} 1, vacate-post, post: there is no entity 'head-of-educatoin' ({near}).",
        (
            f"{told} 2, dissolve-office, office: “Media” is no office but of kind stakeholder; "
            "only offices are dissolved, merged or split (take the key of an office)."
        ),
    ]
    assert len(terminal.run("scenario", "list", "--json").json) == 1


def test_what_is_no_scenario_is_not_kept(terminal: Terminal) -> None:
    refused = terminal.run("scenario", "save", "Nothing", "vacate-pst a")

    assert refused.code == 3
    assert "line 1: there is no change 'vacate-pst'" in refused.err
    assert terminal.run("scenario", "list", "--json").json == []


def test_what_could_not_happen_leaves_with_the_code_of_bad_input_and_lists_all_of_it(terminal: Terminal) -> None:
    refused = terminal.run("ask", "coverage", "--if", "vacate-post education-team", "--if", "dissolve-office media")

    assert refused.code == 3
    assert "change 1, vacate-post, post: “Education” is no post but of kind office" in refused.err
    assert "change 2, dissolve-office, office: “Media” is no office but of kind stakeholder" in refused.err


def test_a_scenario_that_is_not_kept_is_told_with_the_nearest(terminal: Terminal) -> None:
    terminal.run("scenario", "save", "Reform", VACANT)

    refused = terminal.run("ask", "losses", "refrom")

    assert (refused.code, "There is no scenario 'refrom' on the map. Did you mean 'reform'?" in refused.err) == (
        5,
        True,
    )


def test_all_that_can_be_imagined_is_told(empty: Terminal) -> None:
    told = empty.run("scenario", "changes").out

    for each in IMAGININGS:
        assert usage(each) in told
