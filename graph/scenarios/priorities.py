"""Imagining that a priority is dropped."""

from dataclasses import dataclass
from typing import Annotated

from graph.editing.draft import Draft, Place
from graph.editing.removing import remove_entity, remove_relationship
from graph.scenarios.declare import Imagining


@dataclass(frozen=True, slots=True, kw_only=True)
class DropPriority(Imagining):
    """A priority is dropped, as if it had never been set: it holds for a whole year or not at all."""

    priority: Annotated[str, "The key of the priority."]

    def make(self, draft: Draft) -> Place:
        """Take it off, with everything that it names."""
        priority = draft.demand_entity(self.priority, "priority")
        kind = draft.ontology.kind[priority.kind]
        if kind.holds_in is None:
            fact = f"“{priority.name}” is of kind {kind.name}; only what is set for a year is dropped"
            raise draft.wrong("priority", fact, priority.key, "take the key of a priority")
        for tie in draft.ties(priority.key):
            remove_relationship(draft, tie)
        for role in draft.responsibilities_of(priority.key):
            draft.remove(role)
        draft.told.append(f"The priority “{priority.name}” is dropped.")
        return remove_entity(draft, priority)
