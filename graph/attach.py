"""Puts the text of a document on the map, so that its quotes can be looked up."""

from pathlib import Path

from graph.checks import nearest
from graph.errors import Invalid, NotFound, Problem, Unusable
from graph.interchange.documents import decoded, faults
from graph.records import ChangeSet, DocumentText, Put
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from graph.verify import check_quote


def attach(relationship_map: RelationshipMap, document: str, file: Path, actor: str) -> ChangeSet | None:
    """The change set that makes *file* the text of the document with this key; None where it is its text already.

    Raises:
        NotFound: There is no such document.
        Unusable: The file cannot be read, or is no text.
        Invalid: It is not the text that the map describes: its SHA-256, length or quotes differ. All are listed.
    """
    snapshot = relationship_map.refresh()
    text, problems = _checked(snapshot, document, file)
    if problems:
        raise Invalid(problems)
    known = relationship_map.store.get(DocumentText.table, [document])
    if known and isinstance(known[0], DocumentText) and known[0].text == text:
        return None
    version, origin = (known[0].version, known[0].origin) if known else (0, None)
    put = Put(DocumentText(key=document, text=text, origin=origin), version)
    return ChangeSet(changes=(put,), actor=actor, reason=f"text of {document}")


def _checked(snapshot: Snapshot, document: str, file: Path) -> tuple[str, list[Problem]]:
    entity = snapshot.entities.get(document)
    kind = snapshot.ontology.kind.get(entity.kind) if entity else None
    if entity is None or kind is None or not kind.is_document:
        documents = [each.key for each in snapshot.entities.values() if snapshot.ontology.kind[each.kind].is_document]
        near = nearest(document, documents)
        raise NotFound("document", document, [near] if near else [])
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise Unusable(f"{str(file)!r} cannot be read: {error.strerror}.") from error
    text = decoded(raw)
    if text is None:
        raise Unusable(f"{str(file)!r} is no UTF-8 text. Attach the text of the document, saved as UTF-8.")
    problems = [Problem(f"document {document}", fact, name) for name, fact in faults(entity, raw, text)]
    resting = sorted(
        (each for each in snapshot.evidence.values() if each.document == document), key=lambda one: one.key
    )
    checks = (check_quote(each, text) for each in resting)
    problems += [
        Problem(f"evidence {check.evidence.key}", check.fact, "quote", check.evidence.quote or "")
        for check in checks
        if check.is_wrong
    ]
    return text, problems
