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
        found = (self._loss(each, is_listed=each.key in roster) for each in subjects)
        return tuple(sorted((each for each in found if each), key=_order))

    def _loss(self, subject: Entity, *, is_listed: bool) -> Loss | None:
        was = self.before.judge(subject)
        if was.state.figure is CoverageFigure.OPEN and not was.duties:
            return None  # nobody has it, and nothing in sight can be lost
        is_ = self.after.judge(subject)
        kind = self._kind(was, is_)
        if kind is None:
            return None
        before, after = row(self.before, was), row(self.after, is_)
        return Loss(
            kind=kind,
            subject=subject,
            on_roster=is_listed,
            text=_text(kind, before, after),
            before=before.state,
            after=after.state,
            units=_distinct(each.unit for each in before.units),
            left=_distinct(each.unit for each in after.units) if is_.firm or not was.firm else (),
            posts=_distinct(post for each in before.units for post in each.posts),
            stand_ins=_stand_ins(after.units) if is_.firm else (),
            reasons=before.reasons,
        )

    def _kind(self, was: Judgement, is_: Judgement) -> LossKind | None:
        if was.firm is None:
            is_further = _DEPTH[is_.state.figure] < _DEPTH[was.state.figure]
            return LossKind.WEAKER if is_further else None
        if is_.firm is None:
            return LossKind.LOST
        if _is_unattended(self.after, is_) and not self._was_as_thin(was, is_):
            return LossKind.UNATTENDED
        units = {claim.by.key for claim in was.firm.claims}
        left = {claim.by.key for claim in is_.firm.claims}
        is_thinner = len(left) < len(units) or _STATES.index(is_.state) > _STATES.index(was.state)
        return LossKind.FEWER if units - left and is_thinner else None

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


def _text(kind: LossKind, before: Coverage, after: Coverage) -> str:
    name = f"“{before.subject.name}”"
    had = names(_distinct(each.unit for each in before.units))
    match kind:
        case LossKind.LOST:
            return f"{name} loses {had}, and no other unit has it: {_state(after)}."
        case LossKind.UNATTENDED:
            posts = _distinct(post for each in after.units for post in each.posts)
            standing = _stand_ins(after.units)
            who = f"{names(standing)} would stand in" if standing else "nobody is on record as standing in"
            stays = names(_distinct(each.unit for each in after.units))
            return f"{name} stays with {stays}, and nobody is in the post ({names(posts)}): {who}."
        case LossKind.FEWER:
            left = {each.unit.key for each in after.units}
            gone = _distinct(each.unit for each in before.units if each.unit.key not in left)
            return f"{name} loses {names(gone)} and keeps {names(_distinct(each.unit for each in after.units))}."
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
