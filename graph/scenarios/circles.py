"""Keeping what goes on with another from running in a circle, where its type leads from nothing back to itself."""

from graph.checks import listed
from graph.editing.draft import Draft
from graph.editing.trouble import Halt
from graph.records import Entity, Relationship


def way(draft: Draft, type_: str, start: str, goal: str) -> list[str]:
    """The keys from *start* to *goal* over one type, whenever that holds; empty where no way leads there."""
    came: dict[str, str] = {start: start}
    pending = [start]
    while pending and goal not in came:
        key = pending.pop()
        for tie in draft.outgoing(key):
            if tie.type == type_ and tie.target not in came:
                came[tie.target] = key
                pending.append(tie.target)
    if goal not in came:
        return []
    path = [goal]
    while path[-1] != start:
        path.append(came[path[-1]])
    return path[::-1]


def leads_back(draft: Draft, moved: Relationship, heir: Entity) -> bool:
    """Whether the *heir* would come below what is below it already."""
    type_ = draft.ontology.type[moved.type]
    return type_.acyclic and moved.source == heir.key and bool(way(draft, type_.name, moved.target, heir.key))


def demand_no_circle(draft: Draft, moved: Relationship, old: Entity, heir: Entity) -> None:
    """What would come below the *heir* is not above it already.

    Raises:
        Halt: It is.
    """
    type_ = draft.ontology.type[moved.type]
    steps = way(draft, type_.name, heir.key, moved.source) if type_.acyclic and moved.target == heir.key else []
    if steps:
        raise _circle(draft, type_.label, old, steps)


def _circle(draft: Draft, label: str, old: Entity, steps: list[str]) -> Halt:
    *below, above = [draft.demand_entity(key, "into").name for key in steps]
    heir = below[0]
    pairs = list(zip((old.name, above, *below[:0:-1]), (above, *below[::-1]), strict=True))
    into = listed([f"“{one}” into “{other}”" for one, other in pairs], "and then")
    through = f" through {listed([f'“{each}”' for each in below[1:]], 'and')}" if below[1:] else ""
    fact = (
        f"“{heir}” {label} “{above}”{through}, and “{above}” {label} “{old.name}”: "
        f"in the place of “{old.name}” “{heir}” would be above and below “{above}”"
    )
    return draft.wrong("into", fact, steps[0], f"go step by step: merge {into}")
