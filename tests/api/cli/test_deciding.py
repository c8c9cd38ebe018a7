import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.cli.saying import command_name
from graph.editing import DECISIONS
from graph.records import Record
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.api.cli.running import Terminal
from tests.schema.mutations.writing import Writer

READING = "secondary-level-teachers--read-as--school-teachers"
MANDATE = "education-team--engages--school-teachers"
DOCUMENT = "001-01b44cfb77715dfc-txt"
WHO = ("--by", "director-general", "--on", "2017-12-01", "--reason", "As the Board agreed.")


def decided(terminal: Terminal, *words: str) -> list[str]:
    """What a decision that is taken says, line by line."""
    answer = terminal.run("decide", *words)
    assert (answer.code, answer.err) == (0, "")
    return answer.out.splitlines()


def asked(terminal: Terminal, question: str, *words: str) -> Any:
    return terminal.run("ask", question, *words, "--json").json


def figures(terminal: Terminal, *words: str) -> tuple[int, int, int]:
    found = asked(terminal, "coverage", *words)
    return found["firm"], found["hangs"], found["open"]


def test_every_decision_is_a_command_with_examples(empty: Terminal) -> None:
    for edit in DECISIONS:
        answer = empty.run("decide", command_name(edit), "--help")

        assert answer.code == 0
        assert f"sociogram decide {command_name(edit)} " in answer.out
        assert "--by" in answer.out


def test_assigning_a_unit_says_what_was_decided_and_what_it_moved(terminal: Terminal) -> None:
    assert decided(terminal, "assign-unit", "media", "communications-team", *WHO) == [
        "1 December 2017: Media was assigned to Communications, by Director-General. As the Board agreed.",
        "On record as assign-2017-12-01.",
        "The coverage of 17 subjects went from 2 firm, 9 hanging, 6 open to 3 firm, 9 hanging, 5 open.",
        "  Media: collective before, named after.",
    ]
    assert figures(terminal) == (3, 9, 5)
    assert terminal.run("ask", "owners", "media").out.startswith("Communications has Media, by decision")


def test_a_body_that_can_only_name_a_subject_is_assigned_none(terminal: Terminal) -> None:
    refused = terminal.run("decide", "assign-unit", "media", "ir-sector", *WHO)

    sector = "“International Relations Sector” is of type sector"
    fact = f"{sector} and can only name a subject, not have the relationship to it"
    hint = "choose a unit: one of type office, team, section, service, committee, subcommittee or delegation"
    assert (refused.code, refused.out) == (3, "")
    assert refused.err == f"1 problem; nothing was written.\n  UNIT: {fact} ({hint})\n"
    assert figures(terminal) == (2, 9, 6), "nothing was written"


def test_a_decision_withdrawn_later_says_so_where_it_says_who_has_it(terminal: Terminal) -> None:
    who = ("--by", "director-general", "--reason", "As agreed.")
    for day in ("2017-11-20", "2017-11-25"):
        decided(terminal, "assign-unit", "media", "communications-team", *who, "--on", day)
    decided(terminal, "withdraw", "assign-2017-11-20", "--on", "2017-12-01")

    told = terminal.run("ask", "owners", "media", "--as-of", "2017-11-30").out

    assert [each for each in told.splitlines() if " has it" in each] == [
        "Communications has it, by decision, withdrawn on 1 December 2017",
        "Communications has it, by decision",
    ]
    now = terminal.run("ask", "owners", "media").out
    assert "withdrawn" not in now


def test_a_reading_is_accepted_taken_back_and_rejected(terminal: Terminal) -> None:
    accepted = decided(terminal, "accept-reading", READING, *WHO)
    withdrawn = decided(terminal, "withdraw", "accept-reading-2017-12-01", "--on", "2017-12-01")
    rejected = decided(terminal, "reject-reading", READING, *WHO)

    assert accepted[0].startswith("1 December 2017: “Secondary-level teachers” and “School teachers” were said to mean")
    assert accepted[-1] == "  Secondary-level teachers: by reading before, named after."
    assert withdrawn[-1] == "  Secondary-level teachers: named before, by reading after."
    assert rejected[-1] == "  Secondary-level teachers: by reading before, collective after."


def test_a_confirmed_mandate_moves_no_row_and_counts_as_confirmed(terminal: Terminal) -> None:
    lines = decided(terminal, "confirm", "international-relations-office--engages--member-states", *WHO)

    assert lines[0].startswith(
        "1 December 2017: it was confirmed that International Relations Office engages Member States"
    )
    assert lines[2:] == ["The coverage of 17 subjects is the same: 2 firm, 9 hanging, 6 open."]


def test_a_decision_of_a_later_day_says_that_it_does_not_count_yet(terminal: Terminal) -> None:
    lines = decided(terminal, "assign-unit", "media", "communications-team", "--on", "2030-01-01")

    assert lines[2:] == [
        "On 1 December 2017 it is not in force yet. From 1 January 2030 on: ask with --as-of 2030-01-01.",
        "The coverage of 17 subjects is the same: 2 firm, 9 hanging, 6 open.",
    ]
    assert figures(terminal, "--as-of", "2030-01-01")[0] > figures(terminal, "--as-of", "2029-12-31")[0]


def test_names_as_they_stand_go_for_keys(terminal: Terminal) -> None:
    by_name = ("MEDIA", "Education", "--by", "Director-general", "--on", "2017-12-01", "--validate-only")
    by_key = ("media", "education-team", "--by", "director-general", "--on", "2017-12-01", "--validate-only")

    assert decided(terminal, "assign-unit", *by_name) == decided(terminal, "assign-unit", *by_key)
    decided(terminal, "assign-unit", "media", "communications-team", *WHO)
    withdrawn = decided(terminal, "withdraw", "media assigned to communications", "--on", "2017-12-01")
    assert withdrawn[0] == "1 December 2017: a decision was withdrawn (Media assigned to Communications)."


def test_every_name_that_several_things_have_is_said_at_once(terminal: Terminal) -> None:
    for _ in range(2):
        decided(terminal, "assign-unit", "media", "communications-team", *WHO)

    refused = terminal.run("decide", "withdraw", "Media assigned to Communications")

    assert (refused.code, refused.out) == (3, "")
    assert refused.err.splitlines() == [
        "1 problem; nothing was written.",
        (
            "  DECISION: 'Media assigned to Communications' is the name of assign-2017-12-01 (decision) and "
            "assign-2017-12-01-2 (decision) (write the key of the one you mean)"
        ),
    ]


REPEATED = {
    "confirm": ((MANDATE,), "Confirmed: Education engages School teachers", "confirm-2017-12-01"),
    "assign-unit": (("media", "communications-team"), "Media assigned to Communications", "assign-2017-12-01"),
    "accept-reading": (
        (READING,),
        "Accepted: Secondary-level teachers may be read as School teachers",
        "accept-reading-2017-12-01",
    ),
    "reject-reading": (
        (READING,),
        "Rejected: Secondary-level teachers may be read as School teachers",
        "reject-reading-2017-12-01",
    ),
}


@pytest.mark.parametrize("command", REPEATED)
def test_a_decision_that_is_taken_already_is_taken_again_with_a_warning(terminal: Terminal, command: str) -> None:
    words, name, key = REPEATED[command]

    first, again = (decided(terminal, command, *words, *WHO) for _ in range(2))

    told = f"That is decided already: “{name}”, taken on 1 December 2017 by Director-General ({key})."
    assert told not in first
    assert again[2] == told


def test_a_gap_accepted_for_no_longer_than_before_is_warned_of(terminal: Terminal) -> None:
    def accepted(day: str) -> bool:
        return "That is decided already" in "".join(decided(terminal, "accept-gap", "media", "--until", day, *WHO))

    assert [accepted(day) for day in ("2018-06-30", "2018-06-30", "2018-03", "2018-12-31")] == [
        False,
        True,
        True,
        False,
    ]


def test_a_decision_withdrawn_twice_is_warned_of(terminal: Terminal) -> None:
    decided(terminal, "assign-unit", "media", "communications-team", *WHO)
    words = ("withdraw", "assign-2017-12-01", "--on", "2017-12-01")

    first, tried, again = (decided(terminal, *words, *more) for more in ((), ("--validate-only",), ()))

    told = "“Media assigned to Communications” (assign-2017-12-01) is withdrawn already."
    assert told not in first
    assert told in tried
    assert told in again


def test_what_is_decided_anew_is_not_warned_of(terminal: Terminal) -> None:
    decided(terminal, "confirm", MANDATE, "--on", "2017-06-01", "--until", "2018-06-30")
    longer = decided(terminal, "confirm", MANDATE, "--on", "2017-12-01", "--until", "2018-12-31")
    decided(terminal, "assign-unit", "media", "communications-team", *WHO)
    other = decided(terminal, "assign-unit", "media", "education-team", *WHO)
    decided(terminal, "withdraw", "assign-2017-12-01", "--on", "2017-12-01")
    back = decided(terminal, "assign-unit", "media", "communications-team", *WHO)

    assert "decided already" not in "".join([*longer, *other, *back])


def test_validate_only_says_the_same_and_writes_nothing(terminal: Terminal) -> None:
    words = ("assign-unit", "media", "communications-team", *WHO)
    tried = decided(terminal, *words, "--validate-only")
    taken = decided(terminal, *words)

    assert tried[1] == "Nothing was written: this is what would come of it."
    assert tried[0] == taken[0]
    assert tried[2:] == taken[2:]


def test_a_decision_sent_twice_is_taken_once(terminal: Terminal) -> None:
    words = ("assign-unit", "media", "communications-team", *WHO, "--idempotency-key", "1f0c")

    assert decided(terminal, *words) == decided(terminal, *words)
    assert asked(terminal, "settling", "--since", "2017-01-01")["now"] == {"firm": 3, "hangs": 9, "open": 5}
    other = terminal.run("decide", "assign-unit", "trusts", "communications-team", "--idempotency-key", "1f0c")
    assert other.code == 3
    assert "--idempotency-key: '1f0c' was used for another change" in other.err


def test_everything_that_is_wrong_is_said_at_once_by_the_names_of_the_command_line(terminal: Terminal) -> None:
    answer = terminal.run(
        "decide", "assign-unit", "medai", "comunications-team", "--by", "director-generall", "--document", DOCUMENT[:-1]
    )

    assert answer.code == 5
    assert answer.err.splitlines() == [
        "4 problems; nothing was written.",
        "  SUBJECT: there is no entity 'medai' (did you mean 'media'?)",
        "  UNIT: there is no entity 'comunications-team' (did you mean 'communications-team'?)",
        "  --by: there is no entity 'director-generall' (did you mean 'director-general'?)",
        f"  --document: there is no entity {DOCUMENT[:-1]!r} (did you mean {DOCUMENT!r}?)",
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("confirm", READING), 3, f"RELATIONSHIP: {READING!r} is a reading (readings are accepted or rejected)"),
        (("confirm", MANDATE, "--on", "soon"), 3, "--on: 'soon' is no date"),
        (("confirm", "education-team--engages--school-teacher"), 5, f"(did you mean {MANDATE!r}?)"),
        (
            ("confirm", MANDATE, "--expected-version", "7"),
            4,
            f"--expected-version: relationship {MANDATE!r} is at version 1; version 7 was expected",
        ),
        (("confirm", MANDATE, "--idempotency-key", "x" * 201), 3, "--idempotency-key: it has 201 characters"),
        (("confirm", MANDATE, "--sensitivity", "secret"), 2, "'secret' is none of public, internal"),
        (("accept-gap", "media"), 2, "Missing option '--until'"),
        (("assign-unit", "media"), 2, "Missing argument 'UNIT'"),
    ],
)
def test_what_cannot_be_decided_leaves_with_its_code(
    terminal: Terminal, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = terminal.run("decide", *words)

    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_json_is_the_answer_of_the_mutation(terminal: Terminal) -> None:
    made = terminal.run("decide", "accept-gap", "media", "--until", "2018-06-30", *WHO, "--json").json
    refused = terminal.run("decide", "accept-gap", "medai", "--until", "2018-06-30", "--json")
    stale = terminal.run("decide", "confirm", MANDATE, "--expected-version", "7", "--json")

    assert (made["__typename"], made["key"], made["written"]) == ("AcceptGapPayload", "accept-gap-2017-12-01", True)
    assert made["entity"]["name"] == "Gap accepted: Media"
    assert made["revision"]["reason"] == "As the Board agreed."
    assert (refused.code, refused.json["__typename"], refused.json["code"]) == (5, "NotFound", "NOT_FOUND")
    assert refused.json["problems"][0]["hint"] == "did you mean 'media'?"
    assert refused.err.startswith("input.subject: there is no entity 'medai'")
    assert (stale.code, stale.json["current"]["version"]) == (4, 1)


GIVEN: list[tuple[tuple[str, ...], str, dict[str, Any]]] = [
    (
        ("confirm", MANDATE, "--sensitivity", "confidential"),
        "confirm",
        {"relationship": MANDATE, "sensitivity": "CONFIDENTIAL"},
    ),
    (("assign-unit", "media", "head-of-education"), "assignUnit", {"subject": "media", "unit": "head-of-education"}),
    (("accept-reading", READING, "--note", "As told."), "acceptReading", {"reading": READING, "note": "As told."}),
    (("reject-reading", READING, "--until", "2019"), "rejectReading", {"reading": READING, "until": "2019"}),
    (("accept-gap", "media", "--until", "2018-06"), "acceptGap", {"subject": "media", "until": "2018-06"}),
    (("withdraw", "confirm-2017-12-01"), "withdrawDecision", {"decision": "confirm-2017-12-01"}),
]


@pytest.fixture
def twin(terminal: Terminal, tmp_path: Path) -> Iterator[Writer]:
    """Writes by GraphQL on a copy of the terminal's map, in which somebody has decided already."""
    decided(terminal, "confirm", "education-team--engages--school-students", *WHO)
    copy = tmp_path / "twin.db"
    shutil.copy(tmp_path / "map.db", copy)
    door = RelationshipMap(open_store(f"sqlite:///{copy}"))
    yield Writer(door)
    door.close()


def news(door: RelationshipMap) -> list[Record | None]:
    """What the last revision made of every record that it changed."""
    [(_, changes)] = door.store.changes(door.store.revision().number - 1)
    return [each.after for each in changes]


@pytest.mark.parametrize(("words", "mutation", "given"), GIVEN, ids=[each[1] for each in GIVEN])
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["in words", "in JSON"])
def test_the_same_decision_by_command_and_by_graphql_makes_the_same_record(
    terminal: Terminal,
    twin: Writer,
    words: tuple[str, ...],
    mutation: str,
    given: dict[str, Any],
    form: tuple[str, ...],
) -> None:
    said = {"decidedBy": "director-general", "on": "2017-12-01", "reason": "As the Board agreed."}
    twin.done(mutation, **given, **said, document=DOCUMENT, locator="page 3")

    answer = terminal.run("decide", *words, *WHO, "--document", DOCUMENT, "--locator", "page 3", *form)

    assert answer.code == 0, answer.err
    door = RelationshipMap(open_store(terminal.url))
    made = news(door)
    door.close()
    assert made == news(twin.door)
    assert {"entity", "evidence"} <= {each.table for each in made if each}


def waits(found: Any, key: str) -> list[str]:
    """As what a subject waits."""
    return [each["node"]["kind"] for each in found["rows"]["edges"] if each["node"]["subject"]["key"] == key]


def test_what_was_settled_since_a_day_has_the_figures_then_and_now(terminal: Terminal) -> None:
    decided(terminal, "assign-unit", "media", "communications-team", "--on", "2017-11-15")
    decided(terminal, "accept-reading", READING, *WHO)

    both = asked(terminal, "settling", "--since", "2017-11-01")
    late = asked(terminal, "settling", "--since", "2017-11-15")
    none = asked(terminal, "settling", "--since", "2017-12-01")

    assert [each["decision"]["key"] for each in both["settled"]] == [
        "accept-reading-2017-12-01",
        "assign-2017-11-15",
    ]
    assert [each["text"].split(":")[0] for each in late["settled"]] == ["1 December 2017"]
    assert none["settled"] == []
    assert [tuple(each["before"].values()) for each in (both, late, none)] == [(2, 9, 6), (3, 9, 5), (4, 8, 5)]
    assert {tuple(each["now"].values()) for each in (both, late, none)} == {(4, 8, 5)} == {figures(terminal)}
    lines = terminal.run("ask", "settling", "--since", "2017-11-15").out.splitlines()
    assert lines[-2] == "Coverage then: 3 firm, 9 hanging, 5 open; now: 4 firm, 8 hanging, 5 open."


def test_a_gap_that_runs_out_comes_back_by_itself(terminal: Terminal) -> None:
    decided(terminal, "accept-gap", "media", "--until", "2018-06-30", *WHO)

    days = ("2017-11-30", "2017-12-01", "2018-04-01", "2018-06-30", "2018-07-01")
    found = [asked(terminal, "settling", "--as-of", day) for day in days]

    assert [waits(each, "media") for each in found] == [
        ["OPEN_SUBJECT"],
        [],
        ["GAP_ENDING"],
        ["GAP_ENDING"],
        ["OPEN_SUBJECT"],
    ]
    assert [["media" in (one["key"] for one in each["accepted"])] for each in found] == [
        [False],
        [True],
        [False],
        [False],
        [False],
    ]
    assert {each["size"] for each in found} == {17}


def test_a_later_source_that_contradicts_a_decision_is_shown(terminal: Terminal) -> None:
    decided(terminal, "assign-unit", "media", "communications-team", *WHO)
    assert waits(asked(terminal, "settling"), "media") == []
    door = RelationshipMap(open_store(terminal.url))
    Writer(door).done(
        "addEvidence", entity="assign-2017-12-01", document=DOCUMENT, locator="page 3", contradicts=True, knownOn="2018"
    )
    door.close()

    found = asked(terminal, "settling", "--since", "2017-01-01")

    assert waits(found, "media") == ["CONTRADICTED"]
    assert [each["contradicted"] for each in found["settled"]] == [True]
    assert figures(terminal) == (3, 9, 5)
    said = terminal.run("ask", "settling", "--since", "2017-01-01").out.splitlines()[-1]
    assert said.endswith("As the Board agreed. A later source says otherwise.")


def contradict(terminal: Terminal, *things: tuple[str, str]) -> None:
    door = RelationshipMap(open_store(terminal.url))
    for table, key in things:
        said = {table: key, "document": DOCUMENT, "locator": "page 3", "contradicts": True, "knownOn": "2018"}
        Writer(door).done("addEvidence", **said)
    door.close()


def test_what_waits_is_listed_with_the_commands_that_settle_it(terminal: Terminal) -> None:
    decided(terminal, "accept-gap", "media", "--until", "2017-12-31", *WHO)
    decided(terminal, "accept-gap", "cern-alumni", "--until", "2018-12-31", *WHO)
    decided(terminal, "assign-unit", "artistic-community", "communications-team", *WHO)
    decided(terminal, "accept-reading", READING, *WHO)
    gap, assigned = ("entity", "accept-gap-2017-12-01-2"), ("entity", "assign-2017-12-01")
    contradict(terminal, gap, assigned, ("relationship", MANDATE), ("relationship", READING))

    waiting = terminal.run("ask", "settling", "--roster", "everything-named").out.split("\n\n")[1:]

    kinds: dict[str, list[str]] = {}
    for head, _, *lines in map(str.splitlines, waiting):
        kind, key = head.split(" (")[0].split(": ")
        kinds.setdefault(kind, []).append(key)
        for line in lines[:: 1 if kind == "contradicted" or len(kinds[kind]) == 1 else 9]:
            command = line.split("sociogram ")[1].replace("UNIT", "education-team").replace("DAY", "2020")
            assert terminal.run(*command.split(), "--on", "2018-01-01", "--validate-only").code == 0, command
    contradicted = {"cern-alumni", "secondary-level-teachers", "school-teachers", "artistic-community"}
    assert set(kinds["contradicted"]) == contradicted
    assert kinds["gap ending"] == ["media"]
    assert kinds["unit in sight"] == ["associate-member-states"]
    assert kinds.keys() >= {"open subject", "undecided reading", "inferred mandate", "unconfirmed mandate"}


def test_without_what_is_inferred_decisions_count_all_the_same(terminal: Terminal) -> None:
    before = figures(terminal, "--stated-only")
    decided(terminal, "assign-unit", "media", "communications-team", *WHO)

    assert [after - then for after, then in zip(figures(terminal, "--stated-only"), before, strict=True)] == [1, 0, -1]
