from datetime import UTC, datetime

from graph.scenarios import IMAGININGS, usage
from tests.api.cli.running import Terminal

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
