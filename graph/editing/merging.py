"""Merging two entities that are one: everything the one has goes to the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated

from graph.editing.declare import Edit
from graph.editing.draft import Draft, Place
from graph.editing.removing import remove_relationship
from graph.keys import joined
from graph.ontology import Naming, Path
from graph.ontology.properties import DECIDED_BY, RELATIONSHIP
from graph.records import Certainty, DocumentText, Entity, Evidence, Relationship, SubjectType
from graph.when import ALWAYS

_SAID = ("purpose", "qualifier", "condition")
"""What two relationships may not say differently if they are to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeEntities(Edit):
    """Make one of two entities that mean the same.

    Relationships, evidence, responsibilities, rosters and decisions of the merged one go to the survivor; its name, its
    other names and its key become other names of the survivor. What the survivor says of itself stays; what it does
    not say is taken over.
    """

    survivor: Annotated[str, "The key of the entity that stays."]
    expected_version: Annotated[int, "The version of the survivor, as it was read; another by now: Conflict."]
    merged: Annotated[str, "The key of the entity that goes."]
    merged_expected_version: Annotated[int, "The version of the merged one, as it was read; another by now: Conflict."]

    def make(self, draft: Draft) -> Place:
        """Merge them."""
        survivor = draft.demand_entity(self.survivor, "survivor", self.expected_version)
        merged = draft.demand_entity(self.merged, "merged", self.merged_expected_version)
        if survivor.key == merged.key:
            raise draft.wrong("merged", "an entity cannot be merged with itself", merged.key)
        if survivor.kind != merged.kind:
            kinds = draft.ontology.kind
            fact = f"{kinds[survivor.kind].label} and {kinds[merged.kind].label} are not of one kind"
            raise draft.wrong("merged", fact, merged.key, "change the kind of one of them first")
        place = draft.put(_joined(survivor, merged))
        _move_ties(draft, merged.key, survivor.key)
        _move_testimony(draft, merged, survivor.key)
        _move_decisions(draft, merged.key, survivor.key)
        settings = draft.settings()
        if settings.default_roster == merged.key:
            draft.put(replace(settings, default_roster=survivor.key))
        draft.remove(merged)
        return place


def _joined(survivor: Entity, merged: Entity) -> Entity:
    names = dict.fromkeys((*survivor.aliases, merged.name, *merged.aliases, merged.key))
    dated = merged if survivor.validity == ALWAYS else survivor
    return replace(
        survivor,
        aliases=tuple(each for each in names if each not in (survivor.name, survivor.key)),
        properties=MappingProxyType({**merged.properties, **survivor.properties}),
        note=survivor.note if survivor.note is not None else merged.note,
        validity=dated.validity,
        certainty=dated.certainty,
        basis=dated.basis,
        sensitivity=max(survivor.sensitivity, merged.sensitivity),
    )


def _move_ties(draft: Draft, merged: str, survivor: str) -> None:
    for tie in draft.ties(merged):
        moved = replace(
            tie,
            source=survivor if tie.source == merged else tie.source,
            target=survivor if tie.target == merged else tie.target,
        )
        if moved.source == moved.target:
            _note_on_decisions(draft, tie.key, survivor)
            remove_relationship(draft, tie)
            continue
        twin = next((each for each in draft.ties(survivor) if _agree(draft, each, moved)), None)
        if twin is None:
            draft.put(moved)
        else:
            _fold(draft, tie, twin)


def _agree(draft: Draft, one: Relationship, other: Relationship) -> bool:
    if one.key == other.key or one.type != other.type:
        return False
    type_ = draft.ontology.type[one.type]
    if Path.READING in type_.paths:  # two names have one reading, whichever it starts from
        return {one.source, one.target} == {other.source, other.target}
    if (one.source, one.target) != (other.source, other.target):
        return False
    if type_.lists_subject:
        return True
    if (one.role, one.validity) != (other.role, other.validity):
        return False
    said = [(getattr(one, name), getattr(other, name)) for name in _SAID]
    said += [(value, other.properties.get(name)) for name, value in one.properties.items()]
    return all(None in pair or pair[0] == pair[1] for pair in said)


def _fold(draft: Draft, tie: Relationship, twin: Relationship) -> None:
    """Give *twin* all that *tie* says besides, that bears it out or is held on it, and remove *tie*."""
    is_surer = tie.certainty is Certainty.STATED and twin.certainty is not Certainty.STATED
    surer = tie if is_surer else twin
    draft.put(
        replace(
            twin,
            **{name: getattr(tie, name) for name in (*_SAID, "note") if getattr(twin, name) is None},
            properties=MappingProxyType({**tie.properties, **twin.properties}),
            certainty=surer.certainty,
            basis=surer.basis,
            sensitivity=max(twin.sensitivity, tie.sensitivity),
        )
    )
    for evidence in draft.evidence_of(tie):
        draft.put(replace(evidence, subject=twin.key))
    held = {(each.holder, each.role, each.validity) for each in draft.responsibilities_on(twin.key)}
    for role in draft.responsibilities_on(tie.key):
        if (role.holder, role.role, role.validity) in held:
            draft.remove(role)
        else:
            draft.put(replace(role, relationship=twin.key))
    for decision in _deciding(draft, RELATIONSHIP.name, tie.key):
        draft.put(replace(decision, properties=MappingProxyType({**decision.properties, RELATIONSHIP.name: twin.key})))
    draft.remove(tie)


def _note_on_decisions(draft: Draft, reading: str, survivor: str) -> None:
    """What was decided on a tie between the two is about the survivor from now on."""
    type_ = draft.ontology.types_naming(Naming.DECISION)[0]
    role = next(each for each in type_.roles if each != type_.assigning_role)
    for decision in _deciding(draft, RELATIONSHIP.name, reading):
        kept = {name: value for name, value in decision.properties.items() if name != RELATIONSHIP.name}
        draft.put(replace(decision, properties=MappingProxyType(kept)))
        if not any(each.target == survivor and each.role == role for each in draft.outgoing(decision.key)):
            key = draft.free_key(Relationship.table, joined(decision.key, type_.name, survivor), "--")
            tie = Relationship(key=key, type=type_.name, source=decision.key, target=survivor, role=role)
            draft.put(tie)


def _move_testimony(draft: Draft, merged: Entity, survivor: str) -> None:
    about = draft.evidence_of(merged)
    quoted = draft.evidence_in(merged.key) if draft.ontology.kind[merged.kind].is_document else []
    for key in {each.key: None for each in (*about, *quoted)}:
        evidence = draft.get(Evidence.table, key)
        if isinstance(evidence, Evidence):
            is_about = (evidence.subject_type, evidence.subject) == (SubjectType.ENTITY, merged.key)
            draft.put(
                replace(
                    evidence,
                    subject=survivor if is_about else evidence.subject,
                    document=survivor if evidence.document == merged.key else evidence.document,
                )
            )
    for role in draft.responsibilities_of(merged.key):
        draft.put(replace(role, holder=survivor))
    text = draft.get(DocumentText.table, merged.key)
    if isinstance(text, DocumentText):
        draft.remove(text)
        if draft.get(DocumentText.table, survivor) is None:
            draft.put(replace(text, key=survivor, version=0))


def _move_decisions(draft: Draft, merged: str, survivor: str) -> None:
    for decision in _deciding(draft, DECIDED_BY.name, merged):
        draft.put(replace(decision, properties=MappingProxyType({**decision.properties, DECIDED_BY.name: survivor})))


def _deciding(draft: Draft, name: str, key: str) -> Iterator[Entity]:
    yield from [each for each in draft.decisions() if each.properties.get(name) == key]
