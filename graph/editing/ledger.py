"""Adding a record to the engagement ledger of a subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, ClassVar

from graph.editing.declare import Edit
from graph.editing.draft import Draft, Place
from graph.editing.values import Described, described
from graph.keys import joined, slug
from graph.ontology import DutyStep, RelationshipType
from graph.ontology.properties import SUBTYPE
from graph.records import Entity, Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRecord(Described, Edit):
    """Put an entry into the engagement ledger: a need, a concern, advice given, a contact, a visit."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"type": "subject"})

    subject: Annotated[str, "The key of the subject it is about."]
    subtype: Annotated[str, "What it is: `need`, `concern`, `advice`, `contact`, `visit`."]
    name: Annotated[str, "What happened or was said, in a line."]
    key: Annotated[str | None, "Its key. Left out, it is made of the name."] = None

    def make(self, draft: Draft) -> Place:
        """Add it."""
        subject = draft.demand_entity(self.subject, "subject")
        kind = next(each for each in draft.ontology.kinds if each.is_record)
        about = next((each for each in draft.ontology.types if _is_about(each, kind.name, subject.kind)), None)
        if about is None:
            able = ", ".join(each.label for each in draft.ontology.subjects)
            raise draft.wrong("subject", f"{subject.key!r} is no subject", subject.key, f"subjects are {able}")
        if self.key is not None:
            draft.demand_free(Entity.table, self.key)
        key = self.key or draft.free_key(Entity.table, slug(self.name) or kind.name)
        made = Entity(
            key=key,
            kind=kind.name,
            name=self.name.strip(),
            properties=MappingProxyType({SUBTYPE.name: self.subtype}),
            sensitivity=subject.sensitivity,
        )
        place = draft.put(described(draft, self, made, kind.extent))
        tie = joined(key, about.name, subject.key)
        draft.put(Relationship(key=tie, type=about.name, source=key, target=subject.key))
        return place


def _is_about(type_: RelationshipType, record: str, subject: str) -> bool:
    return type_.duty_step is DutyStep.IS_ABOUT and type_.allows(record, subject)
