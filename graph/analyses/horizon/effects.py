"""What coverage loses when everything that ends has ended and nothing has followed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.analyses.coverage.judge import Judge, Judgement
from graph.analyses.coverage.report import CoverageFigure
from graph.analyses.horizon.finding import Found
from graph.analyses.horizon.report import CoverageMove, DueAction
from graph.analyses.rosters import Roster, find_roster
from graph.analyses.without import WithoutView
from graph.map_view import MapView
from graph.records import Entity

_DEPTH = (CoverageFigure.OPEN, CoverageFigure.HANGS, CoverageFigure.FIRM)


@dataclass(frozen=True, slots=True)
class Effects:
    """The subjects that get thinner: of the roster, how many *beyond* it, and all by the key of what ends."""

    roster: Roster
    firm_now: int
    firm_then: int
    moves: tuple[CoverageMove, ...]
    beyond: int
    by_ending: dict[str, tuple[CoverageMove, ...]]


def effects(view: MapView, due: Sequence[Found], last: date) -> Effects:
    """Compare the day of *view* with the day after *last*, on which all that is *due* has ended."""
    roster = find_roster(view)
    now, then = Judge(view), Judge(_afterwards(view, due, last))
    ending = {_key(each) for each in due}
    subjects = {each.key: each for each in (*roster.members, *_touched(view, due))}
    going_on = {_key(each) for each in due if each.ending.action is DueAction.GOES_ON}
    judged = [
        (before := now.judge(each), before if key in going_on else then.judge(each))
        for key, each in sorted(subjects.items())
    ]
    moved = [(before, after) for before, after in judged if _depth(after) < _depth(before)]
    moves = {before.subject.key: CoverageMove(before.subject, before.state, after.state) for before, after in moved}
    by_ending: defaultdict[str, list[CoverageMove]] = defaultdict(list)
    for before, _ in moved:
        for key in sorted((_rests_on(before) | {before.subject.key}) & ending):
            by_ending[key].append(moves[before.subject.key])
    listed = {each.key for each in roster.members}
    counted = [pair for pair in judged if pair[0].subject.key in listed]
    return Effects(
        roster,
        sum(before.state.figure is CoverageFigure.FIRM for before, _ in counted),
        sum(after.state.figure is CoverageFigure.FIRM for _, after in counted),
        tuple(move for key, move in moves.items() if key in listed),
        sum(key not in listed for key in moves),
        {key: tuple(found) for key, found in by_ending.items()},
    )


def _afterwards(view: MapView, due: Iterable[Found], last: date) -> MapView:
    after = last + timedelta(days=1) if last < date.max else last
    later = view.seen_on(after)
    ended = [each for each in due if each.ending.action is not DueAction.GOES_ON and _has_ended(each, last)]
    return WithoutView(
        later,
        frozenset(each.thing.key for each in ended if each.relationship is None),
        frozenset(each.relationship.key for each in ended if each.relationship is not None),
    )


def _has_ended(each: Found, last: date) -> bool:
    return each.ending.latest is not None and each.ending.latest <= last


def _key(each: Found) -> str:
    return each.thing.key if each.relationship is None else each.relationship.key


def _touched(view: MapView, due: Iterable[Found]) -> Iterable[Entity]:
    kinds = view.ontology.kind
    for each in due:
        ties = (
            [each.relationship]
            if each.relationship is not None
            else [*view.outgoing(each.thing.key), *view.incoming(each.thing.key)]
        )
        for tie in ties:
            for end in (view.entity(tie.source), view.entity(tie.target)):
                if end.kind in kinds and kinds[end.kind].is_subject:
                    yield end


def _depth(found: Judgement) -> int:
    return _DEPTH.index(found.state.figure)


def _rests_on(found: Judgement) -> set[str]:
    """The keys of the relationships, things and decisions that the state of a subject rests on."""
    firms = [each for each in (found.firm,) if each]
    firms += [each for _, each in found.firm_parts] + [each for _, _, each in found.would_be]
    ties = [*(tie for tie, _ in found.firm_parts), *(step for path in found.duties for step in path.steps)]
    keys: set[str] = set()
    for firm in firms:
        ties += [*firm.classes, *firm.readings, *(claim.relationship for claim in firm.claims)]
        keys |= {claim.decision.key for claim in firm.claims if claim.decision is not None}
    return keys | {key for tie in ties for key in (tie.key, tie.source, tie.target)}
