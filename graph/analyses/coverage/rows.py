"""A judgement as a row of the answer: units, flags, reasons, what could be decided."""

from collections.abc import Iterable

from graph.analyses.coverage.flags import flags_of
from graph.analyses.coverage.judge import Firm, Judge, Judgement
from graph.analyses.coverage.nearest import hanging_classes, named, nearest
from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageState, NamedElsewhere
from graph.analyses.decisions import on_record
from graph.analyses.findings import Decidable, DecisionKind, Ownership, OwnershipBasis, Reason
from graph.analyses.namings import Claim
from graph.analyses.sentences import listed, names, reason, sentence
from graph.ontology.properties import STRENGTH
from graph.records import Entity, Relationship
from graph.when import day


def row(judge: Judge, found: Judgement, item: int | None = None) -> Coverage:
    """The row of the subject that was judged; *item* is the number of the roster's item that names it."""
    units = _units(judge, found)
    return Coverage(
        subject=found.subject,
        item=item,
        state=found.state,
        figure=found.state.figure,
        flags=flags_of(judge, found, units),
        pull=len(_pulling(judge, found)),
        parts_firm=len(found.firm_parts),
        parts=len(found.parts),
        units=units,
        bodies=_distinct(claim.by for claim in found.named.bodies),
        named_by=_pulling(judge, found),
        nearest=nearest(judge, found),
        to_decide=_to_decide(judge, found),
        rule=_rule(judge, found),
        reasons=_reasons(judge, found),
    )


def elsewhere(judge: Judge, found: Judgement) -> NamedElsewhere:
    """The short row of a subject that the roster does not list."""
    return NamedElsewhere(found.subject, found.state, found.state.figure, len(_pulling(judge, found)))


def order(each: Coverage | NamedElsewhere) -> tuple[int, int, str, str]:
    """Open, hangs, firm; inside by pull, then name."""
    return list(CoverageFigure).index(each.figure), -each.pull, each.subject.name, each.subject.key


def _pulling(judge: Judge, found: Judgement) -> tuple[Entity, ...]:
    own = judge.namings.of(found.subject.key).purposes
    return _distinct(claim.by for claim in own)


def _supporting(found: Judgement) -> list[tuple[Firm, tuple[Relationship, ...]]]:
    if found.firm:
        return [(found.firm, found.firm.classes)]
    if found.firm_parts:
        return [(firm, (tie, *firm.classes)) for tie, firm in found.firm_parts]
    return [(firm, firm.classes) for _, _, firm in found.would_be]


def _units(judge: Judge, found: Judgement) -> tuple[Ownership, ...]:
    claims = [claim for firm, _ in _supporting(found) for claim in firm.claims]
    claims += [Claim(path.unit, path.steps[0]) for path in found.duties]
    best: dict[tuple[str, str], Ownership] = {}
    for claim in claims:
        best.setdefault((claim.by.key, claim.relationship.key), _ownership(judge, claim))
    return tuple(sorted(best.values(), key=lambda each: (each.unit.name, each.unit.key, each.relationship.key)))


def _ownership(judge: Judge, claim: Claim) -> Ownership:
    tie = claim.relationship
    posts = judge.units.posts(claim.by, tie)
    decided = claim.basis is OwnershipBasis.DECISION or claim.decision is not None
    return Ownership(
        unit=claim.by,
        posts=posts,
        holders=judge.units.holders(posts),
        stand_ins=judge.units.stand_ins(posts, tie),
        basis=OwnershipBasis.DECISION if decided else OwnershipBasis.MANDATE,
        purpose=tie.purpose,
        qualifier=tie.qualifier,
        condition=tie.condition,
        validity=judge.decisions.validity(tie),
        relationship=tie,
        decision=None if claim.decision is None else on_record(judge.view, claim.decision),
    )


def _reasons(judge: Judge, found: Judgement) -> tuple[Reason, ...]:
    view = judge.view
    reasons = [
        reason(view, *ties, claim.relationship, reading=next(iter(firm.readings), None))
        for firm, ties in _supporting(found)
        if not found.would_be
        for claim in firm.claims
    ]
    reasons += [
        reason(view, *firm.classes, claim.relationship, reading=tie, text=_if_read(judge, found, tie, other, claim))
        for tie, other, firm in found.would_be
        for claim in firm.claims
    ]
    reasons += [reason(view, *path.steps) for path in found.duties]
    return tuple(reasons) if reasons or found.firm else named(judge, found)


def _if_read(judge: Judge, found: Judgement, tie: Relationship, other: Entity, claim: Claim) -> str:
    strength = tie.properties.get(STRENGTH.name, "uncertain")
    return (
        f"“{found.subject.name}” may mean “{other.name}” ({strength}, undecided): "
        f"{sentence(judge.view, claim.relationship)}"
    )


def _to_decide(judge: Judge, found: Judgement) -> tuple[Decidable, ...]:
    subject = found.subject
    if found.would_be:
        return tuple(
            Decidable(
                DecisionKind.ACCEPT_READING,
                f"Does “{subject.name}” mean “{other.name}”? {names(_claimants(firm))} would have it.",
                subject,
                _only(claim.by for claim in firm.claims),
                tie,
            )
            for tie, other, firm in found.would_be
        )
    if found.state.figure is not CoverageFigure.HANGS:
        return ()
    candidates = [path.unit for path in found.duties]
    candidates += [claim.by for _, firm in found.firm_parts for claim in firm.claims]
    sight = f" {names(_distinct(candidates))} {'is' if _only(candidates) else 'are'} in sight."
    return (
        Decidable(DecisionKind.ASSIGN_UNIT, f"Which unit has “{subject.name}”?{sight}", subject, _only(candidates)),
    )


def _rule(judge: Judge, found: Judgement) -> str:
    through = hanging_classes(judge, found)
    return " ".join([_own_rule(judge, found, itself=" itself" if through else ""), *through])


def _own_rule(judge: Judge, found: Judgement, itself: str) -> str:
    name = found.subject.name
    match found.state:
        case CoverageState.SEVERAL | CoverageState.NAMED if found.firm:
            several = found.state is CoverageState.SEVERAL
            told = "Several units' mandates or decisions name" if several else "One unit's mandate or decision names"
            return f"{told} it: {names(_claimants(found.firm))}{_joined(judge, found)}."
        case CoverageState.BY_CLASS if found.firm:
            classes = names(judge.view.entity(tie.target) for tie in found.firm.classes)
            return f"{classes}, to which {name} belongs, is named: {names(_claimants(found.firm))}."
        case CoverageState.IN_PART:
            return f"{len(found.firm_parts)} of {len(found.parts)} parts are firm; the whole is not named."
        case CoverageState.BY_READING:
            others = listed((f"“{other.name}”" for _, other, _ in found.would_be), last="or")
            return f"Firm if an undecided reading were accepted: {others}."
        case CoverageState.BY_DUTY:
            who = names(_distinct(path.unit for path in found.duties))
            return f"No mandate names it; a duty, register or programme of {who} concerns it."
        case CoverageState.COLLECTIVE:
            bodies = _distinct(claim.by for claim in found.named.bodies)
            if any(judge.units.is_able(each) for each in bodies):
                return f"No unit has it; named as a whole, only helped with or only aimed at by {names(bodies)}."
            return f"Only a body as a whole names it: {names(bodies)}."
        case CoverageState.NAMED_ONLY:
            namers = (*found.named.purposes, *found.named.registers)
            return f"No office names it; named by {names(_distinct(claim.by for claim in namers))}."
        case _:
            if judge.namings.on_other_days(found.subject.key):
                return f"Nothing names it{itself} on {day(judge.view.as_of)}: none on that day, though on others."
            return f"Nothing names it{itself}: {judge.view.absence}."


def _joined(judge: Judge, found: Judgement) -> str:
    if not found.accepted:
        return ""
    others = {end for tie in found.accepted for end in (tie.source, tie.target)} - {found.subject.key}
    return f", read as {names(judge.view.entity(other) for other in sorted(others))}"


def _claimants(firm: Firm) -> tuple[Entity, ...]:
    return _distinct(claim.by for claim in firm.claims)


def _only(entities: Iterable[Entity]) -> Entity | None:
    found = _distinct(entities)
    return found[0] if len(found) == 1 else None


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted({each.key: each for each in entities}.values(), key=lambda each: (each.name, each.key)))
