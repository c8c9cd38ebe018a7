"""What waits for a decision on a roster, one row a decision."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analyses.coverage.judge import Judge, Judgement
from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageState
from graph.analyses.coverage.rows import row
from graph.analyses.findings import OwnershipBasis, Reason
from graph.analyses.namings import Claim
from graph.analyses.rosters import Roster
from graph.analyses.sentences import counted, names, reason, sentence
from graph.analyses.settling.contradictions import is_contradicted
from graph.analyses.settling.moves import Moves, gains, losses
from graph.analyses.settling.report import Move, SettlingKind, Waiting
from graph.map_view import MapView
from graph.ontology import DecisionEffect, ReadingStatus
from graph.ontology.properties import STRENGTH
from graph.records import Certainty, Entity, Relationship
from graph.when import written


@dataclass(frozen=True, slots=True)
class Found:
    """What waits on a roster, whose gap is accepted meanwhile, and how every subject is covered."""

    waiting: tuple[Waiting, ...]
    accepted: tuple[Entity, ...]
    covered: tuple[Coverage, ...]


class Search:
    """Looks through one roster for what waits."""

    def __init__(self, view: MapView, roster: Roster, days: int) -> None:
        """Look at *roster* in *view*; a gap is near its end within *days*."""
        self._view, self._days = view, days
        self._judge = Judge(view)
        self._moves = Moves(view, self._judge, roster.members)
        self._rows = {key: row(self._judge, found, roster.item.get(key)) for key, found in self._moves.judged.items()}

    def found(self) -> Found:
        """All that waits, by effect."""
        accepted: list[Entity] = []
        waiting = [*self._readings(), *self._mandates(), *self._subjects(accepted)]
        return Found(tuple(sorted(waiting, key=_order)), tuple(accepted), tuple(self._rows.values()))

    def _readings(self) -> Iterator[Waiting]:
        for tie in self._moves.readings():
            status, decision = self._judge.decisions.reading_status(tie)
            contradicted = is_contradicted(self._view, tie, decision)
            if status is not ReadingStatus.OPEN and not contradicted:
                continue
            moves = self._moves.by_reading(tie)
            if moves:
                kind = SettlingKind.CONTRADICTED if contradicted else SettlingKind.UNDECIDED_READING
                yield self._reading(tie, status, kind, moves)

    def _reading(
        self, tie: Relationship, status: ReadingStatus, kind: SettlingKind, moves: tuple[Move, ...]
    ) -> Waiting:
        one, other = self._view.entity(tie.source), self._view.entity(tie.target)
        strength = tie.properties.get(STRENGTH.name, "uncertain")
        said = f"Do “{one.name}” and “{other.name}” mean the same ({strength})?"
        if status is not ReadingStatus.OPEN:
            said += f" It was {status.value}, and a source says otherwise."
        gained = [move.subject for move in moves if move.if_yes.figure is CoverageFigure.FIRM is not move.now.figure]
        if gained:
            said += f" {names(gained)} would then have a unit."
        return self._waiting(tie, moves[0].subject, kind, said, moves, (reason(self._view, text=said, reading=tie),))

    def _mandates(self) -> Iterator[Waiting]:
        seen: set[str] = set()
        for found in self._moves.judged.values():
            for claim in _claims(found):
                tie = claim.relationship
                if tie.key in seen:
                    continue
                seen.add(tie.key)
                contradicted = is_contradicted(self._view, tie, claim.decision)
                if claim.decision is not None and not contradicted:
                    continue
                kind = SettlingKind.CONTRADICTED if contradicted else _mandate_kind(tie)
                yield self._mandate(claim, kind)

    def _mandate(self, claim: Claim, kind: SettlingKind) -> Waiting:
        tie = claim.relationship
        moves = self._moves.by_mandate(tie)
        subject = tie.source if self._view.ontology.type[tie.type].inverse_of_naming else tie.target
        said = f"{'Does this stand' if claim.basis is OwnershipBasis.DECISION else 'Is this right'}? "
        said += sentence(self._view, tie)
        if kind is SettlingKind.CONTRADICTED:
            said += " A source says otherwise."
        if moves:
            said += f" {counted(len(moves), 'row rests', 'rows rest')} on it."
        return self._waiting(tie, self._view.entity(subject), kind, said, moves, (reason(self._view, tie),), claim.by)

    def _subjects(self, accepted: list[Entity]) -> Iterator[Waiting]:
        for key, covered in self._rows.items():
            if covered.figure is CoverageFigure.FIRM:
                continue
            gap = self._gap(key)
            moves = self._moves.by_assigning(key)
            if gap is not None and is_contradicted(self._view, gap.tie, gap.decision):
                said = f"The gap at “{covered.subject.name}” is accepted, and a source says otherwise. Does it stand?"
                why = (reason(self._view, gap.tie),)
                yield self._waiting(gap.tie, covered.subject, SettlingKind.CONTRADICTED, said, moves, why)
            elif gap is not None and not self._is_ending(gap.decision):
                accepted.append(covered.subject)
            elif gap is not None:
                said = (
                    f"The gap at “{covered.subject.name}” is accepted until {written(gap.decision.validity.end)}: "
                    "assign a unit, or accept it anew?"
                )
                yield self._waiting(None, covered.subject, SettlingKind.GAP_ENDING, said, moves, covered.reasons)
            elif covered.figure is CoverageFigure.OPEN:
                said = f"Who shall have “{covered.subject.name}”? {covered.rule}"
                yield self._waiting(None, covered.subject, SettlingKind.OPEN_SUBJECT, said, moves, covered.nearest)
            elif covered.state is not CoverageState.BY_READING:
                (decidable,) = covered.to_decide
                kind, unit = SettlingKind.UNIT_IN_SIGHT, decidable.unit
                yield self._waiting(None, covered.subject, kind, decidable.text, moves, covered.reasons, unit)

    def _gap(self, subject: str) -> "_Gap | None":
        """The decision that accepts a gap for longest, or None."""
        gaps = [_Gap(*each) for each in self._judge.decisions.about(subject, DecisionEffect.ACCEPT_GAP)]
        return max(gaps, key=lambda each: (each.decision.validity.latest, each.decision.key), default=None)

    def _is_ending(self, gap: Entity) -> bool:
        end = gap.validity.end
        return end is not None and (end.earliest - self._view.as_of).days <= self._days

    def _waiting(
        self,
        tie: Relationship | None,
        subject: Entity,
        kind: SettlingKind,
        text: str,
        moves: tuple[Move, ...],
        reasons: tuple[Reason, ...],
        unit: Entity | None = None,
    ) -> Waiting:
        pull = max((self._rows[move.subject.key].pull for move in moves), default=0)
        return Waiting(tie, subject, kind, text, gains(moves), losses(moves), pull, unit, moves, reasons)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A decision that accepts a gap, and the relationship that says at whom."""

    decision: Entity
    tie: Relationship


def _claims(found: Judgement) -> Iterator[Claim]:
    firms = [found.firm] if found.firm else []
    firms += [firm for _, firm in found.firm_parts]
    firms += [firm for _, _, firm in found.would_be]
    for firm in firms:
        yield from firm.claims


def _mandate_kind(tie: Relationship) -> SettlingKind:
    is_inferred = tie.certainty is Certainty.INFERRED and tie.basis is not None and tie.basis.is_inference
    return SettlingKind.INFERRED_MANDATE if is_inferred else SettlingKind.UNCONFIRMED_MANDATE


def _order(each: Waiting) -> tuple[int, int, int, int, str, str]:
    first, second = (each.pull, 0) if each.gains else (each.losses, each.pull)
    kind = list(SettlingKind).index(each.kind)
    key = each.relationship.key if each.relationship is not None else each.subject.key
    return -each.gains, -first, -second, kind, each.text, key
