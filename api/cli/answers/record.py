"""One entity or relationship with everything on record about it."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from api.cli.answers.anything import in_words
from api.cli.terminal import say
from graph.map_view import MapView
from graph.records import Certainty, Entity, Evidence, Relationship, Responsibility
from graph.when import Extent, Validity, day, written


def show_entity(view: MapView, entity: Entity) -> None:
    """Print an entity, what it is related to, and what bears it out."""
    kind = view.ontology.kind.get(entity.kind)
    say(entity.name, "bold")
    lines = [
        ("kind", kind.label if kind else entity.kind),
        ("key", entity.key),
        ("also called", ", ".join(entity.aliases)),
        *((name.replace("_", " "), in_words(value)) for name, value in entity.properties.items()),
        *_described(view.validity(entity), entity),
        ("holds on " + day(view.as_of), in_words(view.exists(entity))),
    ]
    _show_lines(lines)
    _show_relationships(view, entity)
    _show_evidence(view, view.evidence(entity))


def show_relationship(view: MapView, each: Relationship) -> None:
    """Print a relationship, who holds a role on it, and what bears it out."""
    type_ = view.ontology.type.get(each.type)
    label = type_.label if type_ else each.type
    source, target = view.entity(each.source), view.entity(each.target)
    say(f"{source.name} {label} {target.name}", "bold")
    lines = [
        ("type", each.type),
        ("key", each.key),
        ("from", source.key),
        ("to", target.key),
        ("role", each.role),
        ("for", each.purpose),
        ("limited to", each.qualifier),
        ("when", each.condition),
        *((name.replace("_", " "), in_words(value)) for name, value in each.properties.items()),
        *_described(each.validity, each),
        ("holds on " + day(view.as_of), in_words(view.holds(each))),
        *((role.role.value, _holder(view, role)) for role in view.responsibilities(each)),
    ]
    _show_lines(lines)
    _show_evidence(view, view.evidence(each))


def period(validity: Validity) -> str:
    """A period as people write it."""
    if not validity.is_dated:
        return validity.text or "no dates: assumed to hold"
    if validity.start and validity.end and validity.start.edtf == validity.end.edtf:
        said = written(validity.start)
    else:
        first = f"from {written(validity.start)}" if validity.start else ""
        last = f"to {written(validity.end)}" if validity.end else ""
        said = " ".join(filter(None, (first, last)))
    if validity.extent is Extent.SOME_TIME_WITHIN:
        said = f"some time within: {said}"
    return f"{said} (“{validity.text}”)" if validity.text and validity.text != said else said


def _described(validity: Validity, record: Entity | Relationship) -> list[tuple[str, str | None]]:
    basis = f", from {record.basis.value}" if record.basis else ""
    certainty = f"inferred{basis}" if record.certainty is Certainty.INFERRED else "stated"
    return [("dates", period(validity)), ("certainty", certainty), ("note", record.note)]


def _show_lines(lines: Iterable[tuple[str, str | None]]) -> None:
    for label, value in lines:
        if value:
            say(f"  {label}: {value}")


def _show_relationships(view: MapView, entity: Entity) -> None:
    types = view.ontology.type
    outgoing = [(types[each.type].label, each.target, each) for each in view.outgoing(entity.key)]
    incoming = [(types[each.type].reverse_label, each.source, each) for each in view.incoming(entity.key)]
    for rows in (outgoing, incoming):
        rows.sort(key=lambda row: (row[0], row[1], row[2].key))
        for label, group in groupby(rows, key=lambda row: row[0]):
            say()
            say(label)
            for _, other, each in group:
                say(f"  {_relationship_line(view, other, each)}")


def _relationship_line(view: MapView, other: str, each: Relationship) -> str:
    found = view.find(other)
    qualifier = f"({each.qualifier})" if each.qualifier else None
    condition = f"[{each.condition}]" if each.condition else None
    dates = period(each.validity) if each.validity.is_dated else None
    return ", ".join(
        filter(None, (found.name if found else other, each.role, each.purpose, qualifier, condition, dates))
    )


def _holder(view: MapView, role: Responsibility) -> str:
    holder = view.find(role.holder)
    dates = f", {period(role.validity)}" if role.validity.is_dated else ""
    return f"{holder.name if holder else role.holder}{dates}"


def _show_evidence(view: MapView, evidence: Sequence[Evidence]) -> None:
    if not evidence:
        return
    say()
    say("On record in")
    for each in evidence:
        document = view.find(each.document)
        where = f"characters {each.start} to {each.end}" if each.start is not None else each.locator or ""
        says = "says otherwise: " if each.contradicts else ""
        quote = f"“{' '.join(each.quote.split())}”" if each.quote else "no quote at hand"
        say(f"  {document.name if document else each.document}, {where}: {says}{quote}")
