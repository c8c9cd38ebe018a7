"""How what waits for a decision is settled on the command line: the line to type for each answer."""

import shlex
from collections.abc import Iterator

from api.cli.saying import command_name
from graph.analyses.settling import Waiting
from graph.editing import Edit
from graph.editing.decisions import AcceptGap, AcceptReading, AssignUnit, Confirm, RejectReading, WithdrawDecision
from graph.ontology import ONTOLOGY, Naming, Path

UNTIL = ("--until", "DAY")


def steps(row: Waiting) -> Iterator[tuple[str, str]]:
    """The answers to *row*, each with the command that puts it on record; in capitals what is left to say."""
    tie, subject = row.relationship, row.subject.key
    if tie is None:
        yield "assign", _line(AssignUnit, subject, row.unit.key if row.unit else "UNIT")
        yield "accept the gap", _line(AcceptGap, subject, *UNTIL)
    elif Path.READING in ONTOLOGY.type[tie.type].paths:
        yield "yes", _line(AcceptReading, tie.key)
        yield "no", _line(RejectReading, tie.key)
    elif ONTOLOGY.type[tie.type].names_subject is Naming.DECISION:
        again = _line(AssignUnit, subject, row.unit.key) if row.unit else _line(AcceptGap, subject, *UNTIL)
        yield "yes", again
        yield "no", _line(WithdrawDecision, tie.source)
    else:
        yield "yes", _line(Confirm, tie.key)
        yield "no, assign another", _line(AssignUnit, subject, "UNIT")


def _line(edit: type[Edit], *words: str) -> str:
    return shlex.join(("sociogram", "decide", command_name(edit), *words))
