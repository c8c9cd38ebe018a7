import pytest

from tests.api.cli.running import Terminal


def test_show_prints_an_entity_with_its_relationships_and_quotes(terminal: Terminal) -> None:
    out = terminal.run("show", "media").out

    assert out.startswith("Media\n  kind: Stakeholder\n  key: media\n")
    assert "targeted by\n  International Relations Sector, to strengthen relations" in out
    assert "characters 452 to 461: “the media”" in out


def test_show_prints_a_relationship_with_its_ends(terminal: Terminal) -> None:
    out = terminal.run("show", "education-team--engages--school-teachers").out

    assert out.startswith("Education engages School teachers\n  type: ENGAGES\n")
    assert "certainty: inferred, from order" in out


def test_show_in_json_is_what_graphql_answers(terminal: Terminal) -> None:
    entity = terminal.run("show", "media", "--json").json
    relationship = terminal.run("show", "ir-sector--targets--media", "--json").json

    assert (entity["key"], entity["coverage"]["state"]) == ("media", "COLLECTIVE")
    assert (relationship["type"], relationship["target"]["key"]) == ("TARGETS", "media")


def test_show_takes_a_name_as_it_stands(terminal: Terminal) -> None:
    assert terminal.run("show", "school TEACHERS").out == terminal.run("show", "school-teachers").out
    assert terminal.run("show", "School teachers", "--json").json["key"] == "school-teachers"
    unknown = terminal.run("show", "Scool teachers")
    assert unknown.code == 5
    assert unknown.err.startswith("There is no entity 'Scool teachers' on the map. Did you mean 'school-teachers', ")


def test_search_forgives_a_typing_error(terminal: Terminal) -> None:
    assert "opinion-leaders" in terminal.run("search", "opinon leaders").out
    assert terminal.run("search", "opinon leaders", "--kind", "stakeholder", "--json").json


def test_nothing_found_is_said(terminal: Terminal) -> None:
    answer = terminal.run("search", "zzzzzz")

    assert (answer.code, answer.out) == (0, "Nothing on record matches 'zzzzzz'.\n")


def test_a_kind_that_does_not_exist_is_an_error_with_the_nearest(terminal: Terminal) -> None:
    answer = terminal.run("search", "teachers", "--kind", "stakeholdr")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("Invalid value for '--kind': 'stakeholdr' is no kind. Did you mean 'stakeholder'?\n")
    assert terminal.run("search", "teachers", "--kind", "STAKEHOLDER").out.count("stakeholder  ") >= 1


@pytest.mark.parametrize("text", ["", "  ", "?!"])
def test_a_search_for_nothing_is_an_error(terminal: Terminal, text: str) -> None:
    answer = terminal.run("search", text)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(f"Invalid value for 'TEXT': {text!r} has no letter and no digit to search for.\n")
