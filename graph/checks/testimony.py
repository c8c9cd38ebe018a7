"""Checks of what bears relationships out and who holds a role on them: evidence and responsibilities."""

from graph.checks.common import check_standing
from graph.checks.findings import Findings, listed
from graph.checks.world import World
from graph.records import Evidence, SubjectType


def check_evidence(world: World, findings: Findings) -> None:
    """Subject and document exist; a quote stands at its span, or a locator says where to look."""
    for each in world.evidence:
        if each.subject_type is SubjectType.ENTITY:
            if world.entity(each.subject) is None:
                findings.unknown(each, "subject", each.subject, "entity", world.entity_keys)
        elif world.relationship(each.subject) is None:
            findings.add(each, f"there is no relationship {each.subject!r}", "subject", each.subject)
        document = world.entity(each.document)
        kind = world.ontology.kind.get(document.kind) if document else None
        if document is None or (kind and not kind.is_document):
            findings.add(each, f"there is no document {each.document!r}", "document", each.document)
        text = world.text(each.document)
        # a text that came later does not make evidence wrong that was written without it
        if each.start is None and each.end is None and not world.brings_text(each.document):
            text = None
        _check_span(each, text, findings)


def _check_span(each: Evidence, text: str | None, findings: Findings) -> None:
    if text is None or not each.quote:
        if each.start is not None or each.end is not None:
            fact = "offsets need a quote and the text of the document"
            findings.add(each, fact, "start", each.start, "leave them empty and say in locator where it stands")
        if not each.locator:
            hint = "say where in the document it stands, such as page 3"
            findings.add(each, "without offsets a locator is needed", "locator", hint=hint)
    elif each.start is None or each.end is None:
        findings.add(
            each,
            "the text of the document is at hand, and the quote has no offsets",
            "start",
            hint=f"found at {places_in_words(text, each.quote)}",
        )
    elif text[each.start : each.end] != each.quote:
        findings.add(
            each,
            f"the quote is not at {each.start} to {each.end}",
            "quote",
            each.quote,
            f"found at {places_in_words(text, each.quote)}",
        )


def places_in_words(text: str, quote: str) -> str:
    """Where in a text the quote stands: "10 to 25, 80 to 95", or "no place"."""
    found: list[str] = []
    at = text.find(quote)
    while at >= 0 and len(found) < 5:
        found.append(f"{at} to {at + len(quote)}")
        at = text.find(quote, at + 1)
    return ", ".join(found) or "no place"


def check_responsibilities(world: World, findings: Findings) -> None:
    """The relationship exists and is one that somebody can answer for; the holder is able to."""
    for each in world.responsibilities:
        relationship = world.relationship(each.relationship)
        type_ = world.ontology.type.get(relationship.type) if relationship else None
        if relationship is None or (type_ and type_.file):
            fact = f"there is no relationship {each.relationship!r} that somebody can answer for"
            findings.add(each, fact, "relationship", each.relationship)
        holder = world.entity(each.holder)
        kind = world.ontology.kind.get(holder.kind) if holder else None
        if holder is None:
            findings.unknown(each, "holder", each.holder, "entity", world.entity_keys)
        elif kind and not kind.holds_responsibility:
            able = listed([each.label for each in world.ontology.kinds if each.holds_responsibility])
            fact = f'{kind.label} "{holder.name}" cannot hold a responsibility: {able} can'
            findings.add(each, fact, "holder", each.holder)
        check_standing(each, findings)
