"""Who has X, by what mandate or decision, and who stands in?

Definition. The units whose mandates or decisions name the subject, as in coverage, with the posts that answer for it,
the persons in them, and who stands in. Where there is none, the nearest things on record are given instead.

Computed from the relationships around the subject, its classes, parts and readings, one step each.

>>> owners.run(view, subject="media").answer                                                # doctest: +SKIP
'Nobody on record has Media: only a body as a whole names it (International Relations Sector).'

Not to be read as who talks to them: a mandate is not a contact, and *none on record* is not *none*.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from graph.analyses.coverage import of_subject
from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageState
from graph.analyses.declare import About, Among, Analysis, Parameter, Takes
from graph.analyses.findings import Ownership, Reason
from graph.analyses.sentences import held_by, names
from graph.errors import Problem, Unanswerable
from graph.map_view import MapView
from graph.ontology import ONTOLOGY, DecisionEffect, Naming
from graph.ontology.properties import SUBTYPE
from graph.records import Entity
from graph.when import Validity


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A decision in force on the day that was withdrawn later."""

    decision: Annotated[Entity, About("The decision.")]
    withdrawn_by: Annotated[Entity, About("The later decision that withdraws it.")]
    validity: Annotated[Validity, About("From the day on which it is withdrawn.")]


@dataclass(frozen=True, slots=True)
class Owners:
    """Who has a subject."""

    subject: Annotated[Entity, About("The subject asked about.")]
    answer: Annotated[str, About("The answer as a sentence.")]
    units: Annotated[tuple[Ownership, ...], About("The units that have it, by mandate or decision; empty: none.")]
    would_have: Annotated[tuple[Ownership, ...], About("The units that would have it if a decision were taken.")]
    reasons: Annotated[tuple[Reason, ...], About("Why, each with its sentence.")]
    nearest: Annotated[tuple[Reason, ...], About("What is on record nearest to an owner, where there is none.")]
    coverage: Annotated[Coverage, About("How it is covered.")]
    withdrawals: Annotated[
        tuple[Withdrawal, ...], About("Of the decisions that it rests on, those withdrawn on a later day, with that.")
    ] = ()


def run(view: MapView, subject: str) -> Owners:
    """Who has the subject with this key.

    Raises:
        NotFound: There is no such entity; the nearest keys are offered.
        Unanswerable: It is no subject.
    """
    entity = view.entity(subject, *(kind.name for kind in view.ontology.subjects))
    _check_is_subject(view, entity)
    found = of_subject(view, entity)
    firm = found.figure is CoverageFigure.FIRM
    return Owners(
        subject=entity,
        answer=_answer(found),
        units=found.units if firm else (),
        would_have=() if firm else found.units,
        reasons=found.reasons,
        nearest=found.nearest,
        coverage=found,
        withdrawals=tuple(_withdrawals(view, found.units)),
    )


def _withdrawals(view: MapView, units: tuple[Ownership, ...]) -> Iterator[Withdrawal]:
    types = [each.name for each in view.ontology.types_naming(Naming.DECISION)]
    decisions = {each.decision.decision.key: each.decision.decision for each in units if each.decision}
    for decision in decisions.values():
        for tie in view.incoming(decision.key, *types):
            later = view.entity(tie.source)
            withdraws = later.properties.get(SUBTYPE.name) == DecisionEffect.WITHDRAW.value
            if withdraws and view.validity(later).earliest > view.as_of:
                yield Withdrawal(decision, later, view.validity(later))


def _check_is_subject(view: MapView, entity: Entity) -> None:
    kinds = view.ontology.kind
    if entity.kind in kinds and kinds[entity.kind].is_subject:
        return
    asked = ", ".join(kind.plural.lower() for kind in view.ontology.subjects)
    label = kinds[entity.kind].label if entity.kind in kinds else entity.kind
    fact = f"{entity.name!r} is of the kind {label}; owners can be asked of {asked}"
    raise Unanswerable(Problem(entity.key, fact, hint=_subjects_near(view, entity)))


def _subjects_near(view: MapView, entity: Entity) -> str:
    ends = {tie.target for tie in view.outgoing(entity.key)} | {tie.source for tie in view.incoming(entity.key)}
    near = [key for key in sorted(ends) if view.ontology.kind[view.entity(key).kind].is_subject]
    more = f" and {len(near) - 3} more" if len(near) > 3 else ""
    return f"it is related to {', '.join(map(repr, near[:3]))}{more}: ask of one of these" if near else ""


def _answer(found: Coverage) -> str:
    name = found.subject.name
    who = names(_distinct_units(found.units))
    if found.figure is CoverageFigure.OPEN:
        return f"Nobody on record has {name}. {found.rule}"
    if found.figure is CoverageFigure.HANGS:
        return f"Nobody has {name} for certain; {who} would, if decided. {found.rule}"
    through = " through its class" if found.state is CoverageState.BY_CLASS else ""
    verb = "have" if found.state is CoverageState.SEVERAL else "has"
    return f"{who} {verb} {name}{through}{_basis(found.units)}."


def _basis(units: tuple[Ownership, ...]) -> str:
    decided = [each for each in units if each.decision is not None]
    if not decided:
        return ", by mandate, not yet confirmed by a person"
    if len(units) == 1:
        return f", {held_by(decided[0])}"
    if all(each.is_assigned for each in units):
        return ", by decision"
    said = [f"{each.unit.name} {'by decision' if each.is_assigned else held_by(each)}" for each in decided]
    rest = ["otherwise by mandate only"] if len(units) > len(decided) else []
    return f": {'; '.join([*dict.fromkeys(said), *rest])}"


def _distinct_units(units: Iterable[Ownership]) -> Iterable[Entity]:
    return {each.unit.key: each.unit for each in units}.values()


SUBJECTS = tuple(Among(kind.name) for kind in ONTOLOGY.subjects)
"""What is a subject, and can be asked about."""

ANALYSIS = Analysis(
    name="owners",
    question="Who has X, by what mandate or decision, and who stands in?",
    about=(
        "The units whose mandates or decisions name the subject, with their posts, persons and stand-ins, and the "
        "sentence that says so; where there is none, the nearest things on record."
    ),
    parameters=(
        Parameter("subject", "The key of the subject asked about.", Takes.SUBJECT, required=True, among=SUBJECTS),
    ),
    result=Owners,
    run=run,
)
