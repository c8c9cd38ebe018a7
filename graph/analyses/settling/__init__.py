"""What must we decide, by effect?

Definition. On a roster, what waits for a decision: readings that nobody has decided and that would move a row of
coverage; mandates that rows rest on and that nobody has confirmed, those that rest on inference first; subjects that
nobody has; subjects that a duty, register, programme or part points at a unit for; accepted gaps near their end;
whatever a later source contradicts. The effect of each is found by judging the rows again as if it had been decided.
First comes what would move most rows towards firm, then what most rows rest on.

Computed from coverage, and once more for each row that a decision touches.

>>> settling.run(view).answer                                                               # doctest: +SKIP
'On 17 subjects, 25 decisions are waiting: 10 undecided readings, 6 subjects that nobody has and 9 mandates ...'

Not to be read as a list of what is wrong: a mandate that nobody has confirmed may be perfectly right. Effects do not
add up: two decisions may move the same row.
"""

from collections import Counter
from datetime import date

from graph.analyses.coverage.figures import Figures, figures
from graph.analyses.coverage.judge import Judge
from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.rosters import Roster, find_roster
from graph.analyses.sentences import counted, listed
from graph.analyses.settling.report import Move, Settled, Settling, SettlingKind, Waiting
from graph.analyses.settling.rows import Search
from graph.analyses.settling.settled import settled_since
from graph.map_view import MapView

__all__ = ["ANALYSIS", "Figures", "Move", "Settled", "Settling", "SettlingKind", "Waiting", "run"]

DAYS = 90
_WORDS = {
    SettlingKind.CONTRADICTED: ("contradiction", "contradictions"),
    SettlingKind.UNDECIDED_READING: ("undecided reading", "undecided readings"),
    SettlingKind.OPEN_SUBJECT: ("subject that nobody has", "subjects that nobody has"),
    SettlingKind.UNIT_IN_SIGHT: ("subject with a unit in sight", "subjects with a unit in sight"),
    SettlingKind.GAP_ENDING: ("accepted gap about to run out", "accepted gaps about to run out"),
    SettlingKind.INFERRED_MANDATE: ("mandate that is inferred", "mandates that are inferred"),
    SettlingKind.UNCONFIRMED_MANDATE: ("stated mandate never confirmed", "stated mandates never confirmed"),
}


def run(view: MapView, roster: str | None = None, days: int = DAYS, since: date | None = None) -> Settling:
    """What waits on *roster* (its key; the map's default where None), and what was settled after *since*.

    Raises:
        NotFound: There is no such roster.
    """
    measured = find_roster(view, roster)
    found = Search(view, measured, days).found()
    settled, before = _settled(view, measured, since)
    return Settling(
        answer=_answer(measured, found.waiting),
        roster=measured.entity,
        size=len(measured.members),
        rows=found.waiting,
        accepted=found.accepted,
        since=since,
        settled=settled,
        before=before,
        now=figures(each.figure for each in found.covered),
    )


def _settled(view: MapView, roster: Roster, since: date | None) -> tuple[tuple[Settled, ...], Figures | None]:
    if since is None:
        return (), None
    then = view.seen_on(since)
    judge = Judge(then)
    return settled_since(view, since), figures(judge.judge(each).state.figure for each in roster.members)


def _answer(roster: Roster, waiting: tuple[Waiting, ...]) -> str:
    size = len(roster.members)
    if not size:
        return "Nobody is on this roster yet." if roster.entity else "The map names nobody yet."
    on = f"On {counted(size, 'subject', 'subjects')}"
    if not waiting:
        return f"{on}, nothing waits for a decision."
    number = Counter(each.kind for each in waiting)
    kinds = listed(counted(number[kind], *_WORDS[kind]) for kind in SettlingKind if number[kind])
    return f"{on}, {counted(len(waiting), 'decision is', 'decisions are')} waiting: {kinds}."


ANALYSIS = Analysis(
    name="settling",
    question="What must we decide, by effect?",
    about=(
        "What waits for a decision on a roster: undecided readings, mandates that nobody has confirmed, subjects that "
        "nobody has, accepted gaps near their end; each with the rows of coverage it would move, and what was settled "
        "since a day."
    ),
    parameters=(
        Parameter("roster", "The roster to measure on; the map's default where left out.", Takes.ROSTER),
        Parameter("days", "How many days before its end an accepted gap is near it.", Takes.NUMBER, default=DAYS),
        Parameter("since", "List what was decided after this day, with the figures then and now.", Takes.DAY),
    ),
    result=Settling,
    run=run,
)
