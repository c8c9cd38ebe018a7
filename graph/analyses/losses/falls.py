"""What falls with it: goals that lose a unit, and what nobody is charged with, keeps, owns or speaks for any more."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.analyses.alignment.goals import Goals, order
from graph.analyses.alignment.report import GoalAlignment, GoalState
from graph.analyses.coverage.judge import Judge
from graph.analyses.losses.report import Fallen
from graph.analyses.matters import matter_of
from graph.analyses.sentences import names, reason
from graph.map_view import MapView
from graph.ontology import DutyStep
from graph.records import Entity, Relationship

_DEPTH = {GoalState.NOBODY: 0, GoalState.BY_READING: 1, GoalState.SOME: 2, GoalState.ALL: 3}
_GOAL = {
    GoalState.ALL: "a unit for every subject it names",
    GoalState.SOME: "a unit for some subjects it names",
    GoalState.BY_READING: "a unit only if something were decided",
    GoalState.NOBODY: "no unit",
    GoalState.NAMES_NONE: "no subject to name",
}


def falls(before: Judge, after: Judge) -> tuple[Fallen, ...]:
    """Everything that falls between the maps that the two judge: goals in their order, then the rest by name."""
    held = sorted(_held(before.view, after.view), key=lambda each: (each.thing.name, each.thing.key, each.text))
    return (*_goals(before, after), *held)


def _goals(before: Judge, after: Judge) -> list[Fallen]:
    now, then = Goals(before.view, before), Goals(after.view, after)
    left = {goal.key: then.standing(goal) for goal in then.all()}
    fallen = [
        (now.row(goal), *left[goal.key])
        for goal in now.all()
        if goal.key in left and _is_worse(now.standing(goal), left[goal.key])
    ]
    return [_of_goal(*each) for each in sorted(fallen, key=lambda each: order(each[0]))]


def _is_worse(was: tuple[GoalState, int], is_: tuple[GoalState, int]) -> bool:
    before, after = _DEPTH.get(was[0], 0), _DEPTH.get(is_[0], 0)
    return after < before or (after == before and is_[1] < was[1])


def _of_goal(was: GoalAlignment, state: GoalState, firm: int) -> Fallen:
    name = f"“{was.goal.name}”"
    if was.state is state:
        text = f"{name} has a unit for {was.firm} of {was.size} subjects it names, and would have one for {firm}."
    else:
        text = f"{name} has {_GOAL[was.state]}, and would have {_GOAL[state]}."
    return Fallen(
        thing=was.goal,
        text=text,
        holders=(),
        goal_before=was.state,
        goal_after=state,
        reasons=tuple(each.reason for each in was.subjects if each.units),
    )


def _held(view: MapView, imagined: MapView) -> Iterator[Fallen]:
    after = _holders(imagined)
    for had, ties in _holders(view).items():
        if had in after or had.without_limit in after:
            continue
        survives = imagined.find(had.thing)
        if survives is None or not imagined.exists(survives).counts:
            continue  # it is imagined to end itself, and falls with nothing
        thing = view.entity(had.thing)
        holders = {_holder(view, tie).key: _holder(view, tie) for tie in ties}
        known = tuple(sorted(holders.values(), key=lambda each: (each.name, each.key)))
        label = view.ontology.kind[thing.kind].label
        matter = f" {ties[0].qualifier}" if had.matter else ""
        yield Fallen(
            thing=thing,
            text=f"{label} “{thing.name}” is with nobody any more{matter}, after {names(known)}.",
            holders=known,
            goal_before=None,
            goal_after=None,
            reasons=tuple(reason(view, tie) for tie in ties),
        )


@dataclass(frozen=True, slots=True)
class _Had:
    """What somebody has: a thing, or to speak or act for it by a type of delegation, in one matter or in every one."""

    thing: str
    delegation: str = ""
    matter: str = ""

    @property
    def without_limit(self) -> "_Had":
        """The same in every matter."""
        return replace(self, matter="")


def _holders(view: MapView) -> dict[_Had, list[Relationship]]:
    """By what somebody has, the relationships by which they have it on the day."""
    found: defaultdict[_Had, list[Relationship]] = defaultdict(list)
    for type_ in view.ontology.types:
        if not (type_.inverse_of_naming or type_.delegates or type_.duty_step in _HAVING):
            continue
        for tie in view.relationships(type_.name):
            kind = view.ontology.kind.get(_holder(view, tie).kind)
            if kind is not None and kind.holds_responsibility and view.holds(tie).counts:
                thing = tie.source if type_.inverse_of_naming else tie.target
                found[_Had(thing, type_.name, matter_of(tie)) if type_.delegates else _Had(thing)].append(tie)
    return found


_HAVING = (DutyStep.CHARGES, DutyStep.KEEPS, DutyStep.CARRIES_OUT)


def _holder(view: MapView, tie: Relationship) -> Entity:
    return view.entity(tie.target if view.ontology.type[tie.type].inverse_of_naming else tie.source)
