"""Edits of responsibilities: who holds which role on a relationship, and until when."""

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from graph.editing.declare import Edit, Expected, Key
from graph.editing.draft import Draft, Place
from graph.editing.trouble import Halt
from graph.editing.values import Described, described, ended
from graph.keys import slug
from graph.records import Record, Responsibility, ResponsibilityRole


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignResponsibility(Described, Edit):
    """Give an office, post or person a role on a relationship."""

    shows: ClassVar[type[Record]] = Responsibility

    relationship: Annotated[str, "The key of the relationship."]
    holder: Annotated[str, "The key of the office, post or person."]
    role: Annotated[ResponsibilityRole, "What the holder is on the relationship."]
    key: Annotated[str | None, "Its key. Left out, it is made of relationship, role and holder."] = None

    def make(self, draft: Draft) -> Place:
        """Give it."""
        missing: Halt | None = None
        for find, field, key in (
            (draft.demand_relationship, "relationship", self.relationship),
            (draft.demand_entity, "holder", self.holder),
        ):
            try:
                find(key, field)
            except Halt as halt:
                missing = halt
        if missing:
            raise missing
        made = Responsibility(key=self._key(draft), relationship=self.relationship, holder=self.holder, role=self.role)
        made = described(draft, self, made)
        for other in draft.responsibilities_on(self.relationship):
            alike = (other.holder, other.role) == (made.holder, made.role) and other.key != made.key
            if alike and _overlap(made, other):
                fact = f"the holder has this role in that period already: {other.key}"
                draft.wrong("start", fact, hint="end that one by the day this one starts")
        return draft.put(made)

    def _key(self, draft: Draft) -> str:
        if self.key is not None:
            draft.demand_free(Responsibility.table, self.key)
            return self.key
        plain = f"{self.relationship}--{self.role.value}--{self.holder}"
        if draft.is_free(Responsibility.table, plain) or not isinstance(self.start, str):
            return draft.free_key(Responsibility.table, plain, "--")
        return draft.free_key(Responsibility.table, f"{plain}--{slug(self.start)}", "--")


def _overlap(one: Responsibility, other: Responsibility) -> bool:
    """Whether two surely share more than a day."""
    (first, last), (begin, end) = one.validity.certain, other.validity.certain
    return max(first, begin) < min(last, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndResponsibility(Edit):
    """End a role on a relationship without forgetting it."""

    shows: ClassVar[type[Record]] = Responsibility

    key: Key
    expected_version: Expected
    end: Annotated[str, "Its last day, month or year, in EDTF; it still belongs to it."]

    def make(self, draft: Draft) -> Place:
        """End it."""
        known = draft.demand_responsibility(self.key, self.expected_version)
        return draft.put(replace(known, validity=ended(draft, known.validity, self.end)))
