"""What is on record nearest to an owner, where there is none."""

from collections.abc import Iterable, Iterator

from graph.analyses.coverage.judge import Firm, Judge, Judgement
from graph.analyses.coverage.report import CoverageFigure
from graph.analyses.findings import Reason
from graph.analyses.sentences import names, reason, sentence
from graph.records import Entity, Relationship
from graph.when import written


def nearest(judge: Judge, found: Judgement) -> tuple[Reason, ...]:
    """Who else names it; where it is open also its classes, what was decided on it, and who names it on other days."""
    if found.state.figure is CoverageFigure.FIRM:
        return ()
    told = list(named(judge, found))
    if found.state.figure is CoverageFigure.OPEN:
        told += _classes(judge, found)
        told += _decisions(judge, found)
        told += _on_other_days(judge, found)
    return tuple(told)


def named(judge: Judge, found: Judgement) -> tuple[Reason, ...]:
    """The bodies, goals, priorities, programmes, events and registers that name it on the day."""
    claims = (*found.named.bodies, *found.named.purposes, *found.named.registers)
    ties = {claim.relationship.key: claim.relationship for claim in claims}
    return tuple(reason(judge.view, tie) for tie in ties.values())


def _classes(judge: Judge, found: Judgement) -> Iterator[Reason]:
    for tie in judge.classes(found.subject):
        class_ = judge.view.entity(tie.target)
        units, ties = _in_sight(judge.judge(class_))
        who = (
            f"{names(units)} would have {class_.name}, if so decided." if units else f"Nobody has {class_.name} either."
        )
        yield reason(judge.view, tie, *ties, text=f"{sentence(judge.view, tie)} {who}")


def hanging_classes(judge: Judge, found: Judgement) -> tuple[str, ...]:
    """A sentence for each class of an open subject that hangs on a decision, which would give it a unit too."""
    if found.state.figure is not CoverageFigure.OPEN:
        return ()
    classes = {tie.target: judge.view.entity(tie.target) for tie in judge.classes(found.subject)}
    return tuple(
        f"Its class {each.name} hangs on a decision: {names(units)} would have it, and {found.subject.name} with it."
        for each in classes.values()
        if (units := _in_sight(judge.judge(each))[0])
    )


def _in_sight(found: Judgement) -> tuple[tuple[Entity, ...], tuple[Relationship, ...]]:
    """The units that a decision could give it to, and the relationships on the way from them."""
    firm: list[Firm] = [each for _, each in found.firm_parts] + [each for _, _, each in found.would_be]
    pairs: list[tuple[Entity, tuple[Relationship, ...]]] = []
    pairs += [(claim.by, (claim.relationship,)) for each in firm for claim in each.claims]
    pairs += [(path.unit, path.steps) for path in found.duties]
    ties = {tie.key: tie for _, steps in pairs for tie in steps}
    return _distinct(unit for unit, _ in pairs), tuple(ties.values())


def _decisions(judge: Judge, found: Judgement) -> Iterator[Reason]:
    for decision, tie in judge.decisions.mentioning(found.subject.key):
        said = sentence(judge.view, tie)
        if not judge.decisions.is_in_force(decision):
            said += " It is not in force on that day."
        yield reason(judge.view, tie, text=said)


def _on_other_days(judge: Judge, found: Judgement) -> Iterator[Reason]:
    view = judge.view
    for namer, tie in judge.namings.on_other_days(found.subject.key):
        dates = [each for each in (tie.validity, view.validity(namer)) if not each.on(view.as_of).counts]
        start, end = (dates[0].start, dates[0].end) if dates else (None, None)
        if start and start.earliest > view.as_of:
            when = f"Named from {written(start)} on"
        else:
            when = f"Named until {written(end)}" if end else "Named on other days"
        yield reason(view, tie, text=f"{when} by {namer.name}: {sentence(view, tie)}")


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted({each.key: each for each in entities}.values(), key=lambda each: (each.name, each.key)))
