"""Relationships, decisions and lists as people say them."""

from collections.abc import Iterable

from graph.analyses.decisions import is_of_decision, on_record
from graph.analyses.findings import DecisionOnRecord, Ownership, Reason
from graph.map_view import MapView
from graph.records import Certainty, Entity, Evidence, Relationship
from graph.when import Truth, dated, written


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names as a sentence lists them: "Press, Donors and Staff"."""
    known = list(names)
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} {last} {known[-1]}" if known else "nobody"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 decision", "3,000 decisions"."""
    return f"{number:,} {one if number == 1 else many}"


def sentence(view: MapView, tie: Relationship) -> str:
    """What a relationship says, with its purpose, qualifier, condition, and how sure that is.

    "Education engages School teachers, to deepen knowledge of modern physics (inferred from order)."
    """
    type_ = view.ontology.type[tie.type]
    if is_of_decision(view, tie):
        return _decision_sentence(view, tie)
    said = f"{view.entity(tie.source).name} {type_.label} {view.entity(tie.target).name}"
    if tie.role and type_.default_role and tie.role != type_.default_role:
        said += f", as {tie.role.replace('-', ' ')}"
    if tie.purpose:
        said += f", {tie.purpose}"
    if tie.qualifier:
        said += f" ({tie.qualifier})"
    if tie.condition:
        said += f" [{tie.condition}]"
    if tie.certainty is Certainty.INFERRED and tie.basis is not None:
        said += f" (inferred from {tie.basis.value.replace('-', ' ')})"
    if view.holds(tie) is Truth.MAYBE:
        said += " (may hold)"
    return f"{said}."


def _decision_sentence(view: MapView, tie: Relationship) -> str:
    told = on_record(view, view.entity(tie.source))
    why = f": {told.why}" if told.why else ""
    end = "" if why.endswith((".", "!", "?", "…")) else "."
    maybe = " (may hold)" if view.holds(tie) is Truth.MAYBE else ""
    return (
        f"“{told.decision.name}” {view.ontology.type[tie.type].label} {view.entity(tie.target).name}, "
        f"{taken(told)}{maybe}{why}{end}"
    )


def taken(told: DecisionOnRecord) -> str:
    """When a decision was taken, by whom, until when: "taken on 1 November 2017 by Press, good until 2018"."""
    start, end = told.validity.start, told.validity.end
    said = f"taken {dated(start)}" if start else "taken on a day that is not on record"
    if told.by:
        said += f" by {told.by.name}"
    return f"{said}, good until {written(end)}" if end else said


def held_by(each: Ownership) -> str:
    """By what a unit has something: "by its mandate, confirmed by Press on 1 November 2017"."""
    told = each.decision
    if told is None:
        return f"by {each.basis.name.lower()}"
    if each.is_assigned:
        return f"by decision {taken(told)}"
    by = f" by {told.by.name}" if told.by else ""
    start, end = told.validity.start, told.validity.end
    when = dated(start) if start else "on a day that is not on record"
    until = f", good until {written(end)}" if end else ""
    return f"by its mandate, confirmed{by} {when}{until}"


def reason(view: MapView, *ties: Relationship, text: str | None = None, reading: Relationship | None = None) -> Reason:
    """A reason that rests on these relationships, with everything that documents say of them."""
    resting = (*ties, reading) if reading is not None else ties
    evidence: dict[str, Evidence] = {each.key: each for tie in resting for each in _evidence(view, tie)}
    said = text if text is not None else " ".join(sentence(view, tie) for tie in ties)
    return Reason(
        text=said,
        relationships=ties,
        reading=reading,
        evidence=tuple(evidence.values()),
        unproven=tuple(tie for tie in ties if not is_borne_out(view, tie)),
    )


def _evidence(view: MapView, tie: Relationship) -> tuple[Evidence, ...]:
    own = view.evidence(tie)
    return (*own, *view.evidence(view.entity(tie.source))) if is_of_decision(view, tie) else own


def is_borne_out(view: MapView, tie: Relationship) -> bool:
    """Whether a document says so, or a decision: that is a record by itself."""
    return is_of_decision(view, tie) or bool(view.evidence(tie))


def names(entities: Iterable[Entity]) -> str:
    """The names of *entities*, listed."""
    return listed(each.name for each in entities)
