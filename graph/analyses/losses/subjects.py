"""Which subjects lose a unit, or whoever is in the post that answers for them."""

from collections.abc import Iterable, Iterator

from graph.analyses.coverage.judge import Judge, Judgement
from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageState
from graph.analyses.coverage.rows import row
from graph.analyses.findings import Ownership
from graph.analyses.losses.report import Loss, LossKind
from graph.analyses.sentences import names
from graph.map_view import MapView
from graph.records import Entity

_DEPTH = {figure: depth for depth, figure in enumerate(CoverageFigure)}
_STATES = tuple(CoverageState)
"""From the firmest."""


class Subjects:
    """The subjects of one view, and of the same map as a scenario imagines it."""

    def __init__(self, view: MapView, imagined: MapView) -> None:
        """Judge in both."""
        self.before, self.after = Judge(view), Judge(imagined)

    def figures(self, members: Iterable[Entity]) -> tuple[list[CoverageFigure], list[CoverageFigure]]:
        """In which figure each of *members* counts before and after."""
        known = list(members)
        return (
            [self.before.judge(each).state.figure for each in known],
            [self.after.judge(each).state.figure for each in known],
        )

    def losses(self, subjects: Iterable[Entity], roster: frozenset[str]) -> tuple[Loss, ...]:
        """Every loss among *subjects*; *roster* are the keys of those that the roster lists."""
        found = (loss for each in subjects for loss in self._of(each, is_listed=each.key in roster))
        return tuple(sorted(found, key=_order))

    def _of(self, subject: Entity, *, is_listed: bool) -> list[Loss]:
        was = self.before.judge(subject)
        if was.state.figure is CoverageFigure.OPEN and not was.duties:
            return []  # nobody has it, and nothing in sight can be lost
        is_ = self.after.judge(subject)
        kinds = list(self._kinds(was, is_))
        if not kinds:
            return []
        before, after = row(self.before, was), row(self.after, is_)
        loses = LossKind.FEWER in kinds
        return [
            self._loss(kind, _text(kind, before, after, loses=loses), (was, before), (is_, after), is_listed)
            for kind in kinds
        ]

    def _loss(
        self, kind: LossKind, text: str, was: tuple[Judgement, Coverage], is_: tuple[Judgement, Coverage], listed: bool
    ) -> Loss:
        (judged, before), (judged_then, after) = was, is_
        return Loss(
            kind=kind,
            subject=judged.subject,
            on_roster=listed,
            text=text,
            before=before.state,
            after=after.state,
            units=_distinct(each.unit for each in before.units),
            left=_distinct(each.unit for each in after.units) if judged_then.firm or not judged.firm else (),
            posts=_distinct(post for each in before.units for post in each.posts),
            stand_ins=_stand_ins(after.units) if judged_then.firm else (),
            reasons=before.reasons,
        )

    def _kinds(self, was: Judgement, is_: Judgement) -> Iterator[LossKind]:
        """What it loses: more than one thing where a unit goes and nobody is left in a post of those that stay."""
        if was.firm is None:
            if _DEPTH[is_.state.figure] < _DEPTH[was.state.figure]:
                yield LossKind.WEAKER
            return
        if is_.firm is None:
            yield LossKind.LOST
            return
        if _is_unattended(self.after, is_) and not self._was_as_thin(was, is_):
            yield LossKind.UNATTENDED
        units = {claim.by.key for claim in was.firm.claims}
        left = {claim.by.key for claim in is_.firm.claims}
        is_thinner = len(left) < len(units) or _STATES.index(is_.state) > _STATES.index(was.state)
        if units - left and is_thinner:
            yield LossKind.FEWER

    def _was_as_thin(self, was: Judgement, is_: Judgement) -> bool:
        """Whether nobody was in a post for it before either, and nobody stood in who would do so no longer."""
        stood_in = _is_stood_in(self.before, was) and not _is_stood_in(self.after, is_)
        return _is_unattended(self.before, was) and not stood_in


def _is_unattended(judge: Judge, found: Judgement) -> bool:
    """Whether posts answer for it, and all of them are vacant; a post is vacant only if that is on record."""
    claims = found.firm.claims if found.firm else ()
    posts = [post for claim in claims for post in judge.units.posts(claim.by, claim.relationship)]
    return bool(posts) and all(judge.units.is_vacant(post) for post in posts)


def _is_stood_in(judge: Judge, found: Judgement) -> bool:
    units, claims = judge.units, found.firm.claims if found.firm else ()
    return any(units.stand_ins(units.posts(each.by, each.relationship), each.relationship) for each in claims)


def _text(kind: LossKind, before: Coverage, after: Coverage, *, loses: bool) -> str:
    """The loss as a sentence; *loses*: whether one of its units goes and no other comes."""
    name = f"“{before.subject.name}”"
    had, left = (_distinct(each.unit for each in found.units) for found in (before, after))
    gone = [each for each in had if each not in left]
    stays = names(left)
    match kind:
        case LossKind.LOST:
            return f"{name} loses {names(had)}, and no other unit has it: {_state(after)}."
        case LossKind.UNATTENDED:
            posts = _distinct(post for each in after.units for post in each.posts)
            standing = _stand_ins(after.units)
            who = f"{names(standing)} would stand in" if standing else "nobody is on record as standing in"
            verb = f"loses {names(gone)} and stays" if loses else "stays"
            return f"{name} {verb} with {stays}, and nobody is in the post ({names(posts)}): {who}."
        case LossKind.FEWER:
            return f"{name} loses {names(gone)} and keeps {stays}."
        case _:
            return f"{name}, which hangs on a decision ({_state(before)}), would be {_state(after)}."


def _state(found: Coverage) -> str:
    return "covered by nothing" if found.state is CoverageState.NONE else found.state.words


def _stand_ins(units: Iterable[Ownership]) -> tuple[Entity, ...]:
    return _distinct(each for owned in units for each in owned.stand_ins)


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted({each.key: each for each in entities}.values(), key=lambda each: (each.name, each.key)))


def _order(each: Loss) -> tuple[int, bool, str, str]:
    return list(LossKind).index(each.kind), not each.on_roster, each.subject.name, each.subject.key


def counts(rows: Iterable[Loss]) -> Iterator[tuple[LossKind, int, int]]:
    """How many of each kind there are, and how many of them are on the roster."""
    known = list(rows)
    for kind in LossKind:
        of_kind = [each for each in known if each.kind is kind]
        yield kind, len(of_kind), sum(each.on_roster for each in of_kind)
