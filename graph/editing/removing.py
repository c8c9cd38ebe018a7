"""What goes with a record that is removed: what bears it out, and what is nothing without it."""

from graph.editing.draft import Draft, Place
from graph.ontology import Naming
from graph.records import DocumentText, Entity, Relationship


def remove_entity(draft: Draft, entity: Entity) -> Place:
    """Remove an entity with its evidence, its text, and what it says of others by being what it is.

    A roster's list of subjects, and what a decision is about, are nothing without the roster or decision.
    """
    for each in draft.evidence_of(entity):
        draft.remove(each)
    for tie in draft.outgoing(entity.key):
        type_ = draft.ontology.type.get(tie.type)
        if type_ and (type_.lists_subject or type_.names_subject is Naming.DECISION):
            remove_relationship(draft, tie)
    text = draft.get(DocumentText.table, entity.key)
    if text is not None:
        draft.remove(text)
    return draft.remove(entity)


def remove_relationship(draft: Draft, relationship: Relationship) -> Place:
    """Remove a relationship with its evidence and the roles held on it."""
    for evidence in draft.evidence_of(relationship):
        draft.remove(evidence)
    for role in draft.responsibilities_on(relationship.key):
        draft.remove(role)
    return draft.remove(relationship)
