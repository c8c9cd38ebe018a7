"""Imagining that a relationship is added or retired, or that a role on it goes to somebody else."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated, ClassVar

from graph.editing import relationships as edits
from graph.editing import responsibilities
from graph.editing.declare import TypeName
from graph.editing.draft import Draft, Place
from graph.records import Record, Relationship, Responsibility, ResponsibilityRole
from graph.scenarios.declare import Dated
from graph.scenarios.periods import demand_there, end_relationship, end_role
from graph.when import day


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRelationship(Dated):
    """A relationship begins."""

    shows: ClassVar[type[Record]] = Relationship

    type: Annotated[TypeName, "What it says, read from source to target."]
    source: Annotated[str, "The key of the entity it starts from."]
    target: Annotated[str, "The key of the entity it leads to."]
    role: Annotated[str | None, "In which role, of those its type knows; left out: the one that counts."] = None
    purpose: Annotated[str | None, "What it is for."] = None

    def make(self, draft: Draft) -> Place:
        """Relate the two from the day on."""
        type_ = draft.ontology.type.get(self.type)
        usual = (type_.counting_role or type_.default_role) if type_ else None
        made = edits.Connect(
            type=self.type,
            source=self.source,
            target=self.target,
            purpose=self.purpose,
            start=self.day(draft).isoformat(),
            role=self.role or usual,
        )
        place = made.make(draft)
        label = type_.label if type_ else self.type
        source, target = draft.demand_entity(self.source, "source"), draft.demand_entity(self.target, "target")
        for field, end in (("source", source), ("target", target)):
            draft.attempt(partial(demand_there, draft, field, end, self.day(draft)))
        draft.told.append(f"{source.name} {label} {target.name}{self.when(draft, 'from')}.")
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireRelationship(Dated):
    """A relationship ends."""

    shows: ClassVar[type[Record]] = Relationship

    relationship: Annotated[str, "The key of the relationship."]

    def make(self, draft: Draft) -> Place:
        """End it the day before."""
        tie, on = draft.demand_relationship(self.relationship, "relationship"), self.day(draft)
        if not tie.validity.on(on).counts:
            raise draft.wrong("on", f"it does not hold on {day(on)}", str(on), "give a day on which it does")
        end_relationship(draft, tie, on)
        source, target = draft.demand_entity(tie.source), draft.demand_entity(tie.target)
        what = f"{source.name} {draft.ontology.type[tie.type].label} {target.name}"
        draft.told.append(f"No longer{self.when(draft, 'from')}: {what}.")
        return tie.table, tie.key


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveResponsibility(Dated):
    """A role on a relationship goes to somebody else, whoever holds it."""

    shows: ClassVar[type[Record]] = Responsibility

    relationship: Annotated[str, "The key of the relationship."]
    to: Annotated[str, "The key of the office, post or person that has the role from then on."]
    role: Annotated[ResponsibilityRole, "Which role."] = ResponsibilityRole.ACCOUNTABLE

    def make(self, draft: Draft) -> Place:
        """End the role of whoever has it, and give it to another."""
        tie, on = draft.demand_relationship(self.relationship, "relationship"), self.day(draft)
        holder = draft.demand_entity(self.to, "to")
        source, target = draft.demand_entity(tie.source), draft.demand_entity(tie.target)
        what = f"{source.name} {draft.ontology.type[tie.type].label} {target.name}"
        if not tie.validity.on(on).counts:
            fact = f"“{what}” does not hold on {day(on)}"
            raise draft.wrong("relationship", fact, tie.key, "give a day on which it does")
        for field, end in (("relationship", source), ("relationship", target), ("to", holder)):
            demand_there(draft, field, end, on)
        for role in draft.responsibilities_on(tie.key):
            if role.role is self.role and role.validity.on(on).counts:
                if role.holder == holder.key:
                    raise draft.wrong("to", f"“{holder.name}” has the role already", holder.key, "name somebody else")
                end_role(draft, role, on)
        given = responsibilities.AssignResponsibility(
            relationship=tie.key, holder=holder.key, role=self.role, start=on.isoformat()
        )
        place = given.make(draft)
        draft.told.append(f"{holder.name} becomes {self.role.value} for “{what}”{self.when(draft)}.")
        return place
