"""Which goals have a unit for every subject they name."""

from collections.abc import Iterable, Mapping

from graph.analyses.alignment.report import GoalAlignment, GoalState, ServedSubject
from graph.analyses.coverage.judge import Judge, Judgement
from graph.analyses.coverage.report import CoverageFigure
from graph.analyses.rosters import is_told_by_its_parts
from graph.analyses.sentences import counted, listed, reason
from graph.map_view import MapView
from graph.ontology.properties import GENERIC, NUMBER
from graph.records import Entity, Relationship


class Goals:
    """Judges the goals of one view."""

    def __init__(self, view: MapView, judge: Judge | None = None) -> None:
        """Read *view*; what *judge* has worked out of it already is not worked out again."""
        self._view = view
        self._judge = judge or Judge(view)
        self._addresses = [each.name for each in view.ontology.types if each.addresses]

    def all(self) -> list[Entity]:
        """The goals of the day."""
        kinds = [kind.name for kind in self._view.ontology.kinds if kind.is_aim]
        found = self._view.entities(*kinds) if kinds else []
        return [each for each in found if self._view.exists(each).counts]

    def rows(self, touching: Mapping[str, Iterable[Entity]]) -> list[GoalAlignment]:
        """A row a goal; *touching* are the priorities by the key of the goal that they touch."""
        return sorted((self.row(goal, touching.get(goal.key, ())) for goal in self.all()), key=order)

    def standing(self, goal: Entity) -> tuple[GoalState, int]:
        """How the subjects of a goal are covered, and how many of them have a unit."""
        state, firm, _ = self._counted(self._found(goal))
        return state, firm

    def row(self, goal: Entity, touching: Iterable[Entity] = ()) -> GoalAlignment:
        """The row of one goal; *touching* are the priorities that touch it."""
        found = self._found(goal)
        state, firm, judged = self._counted(found)
        return GoalAlignment(
            goal=goal,
            state=state,
            text=_sentence(goal, state, judged),
            firm=firm,
            size=len(found),
            subjects=tuple(sorted((self._subject(*each) for each in found), key=_thinnest)),
            priorities=tuple(touching),
        )

    def _found(self, goal: Entity) -> list[tuple[Relationship, Judgement]]:
        return [(tie, self._judge.judge(self._view.entity(tie.target))) for tie in self._served(goal)]

    @staticmethod
    def _counted(found: list[tuple[Relationship, Judgement]]) -> tuple[GoalState, int, list[Judgement]]:
        judged = [each for _, each in found]
        firm = sum(each.state.figure is CoverageFigure.FIRM for each in judged)
        hangs = sum(each.state.figure is CoverageFigure.HANGS for each in judged)
        return _state(firm, hangs, len(judged)), firm, judged

    def _served(self, goal: Entity) -> list[Relationship]:
        """One relationship a subject that counts: the one without inference first."""
        best: dict[str, Relationship] = {}
        for tie in self._view.outgoing(goal.key, *self._addresses):
            if self._view.holds(tie).counts and self._counts(tie.target):
                known = best.get(tie.target)
                if known is None or (known.basis is not None and tie.basis is None):
                    best[tie.target] = tie
        record = self._view.on_record()
        return [tie for key, tie in best.items() if not is_told_by_its_parts(record, self._view.entity(key), best)]

    def _counts(self, key: str) -> bool:
        entity = self._view.entity(key)
        kind = self._view.ontology.kind.get(entity.kind)
        return kind is not None and kind.is_subject and not entity.properties.get(GENERIC.name)

    def _subject(self, tie: Relationship, judged: Judgement) -> ServedSubject:
        units = {claim.by.key: claim.by for claim in (judged.firm.claims if judged.firm else ())}
        ordered = tuple(sorted(units.values(), key=lambda each: (each.name, each.key)))
        return ServedSubject(judged.subject, judged.state, ordered, reason(self._view, tie))


def _state(firm: int, hangs: int, size: int) -> GoalState:
    if not size:
        return GoalState.NAMES_NONE
    if firm:
        return GoalState.ALL if firm == size else GoalState.SOME
    return GoalState.BY_READING if hangs else GoalState.NOBODY


def _sentence(goal: Entity, state: GoalState, judged: list[Judgement]) -> str:
    name = f"“{goal.name}”"
    by_figure = {
        figure: sorted((each.subject for each in judged if each.state.figure is figure), key=lambda each: each.name)
        for figure in CoverageFigure
    }
    opened, hanging = by_figure[CoverageFigure.OPEN], by_figure[CoverageFigure.HANGS]
    rest = f"nobody has {_quoted(opened)}" if opened else ""
    if hanging:
        hang = "hangs" if len(hanging) == 1 else "hang"
        rest = "; ".join(filter(None, (rest, f"{_quoted(hanging)} {hang} on a decision")))
    match state:
        case GoalState.NAMES_NONE:
            return f"{name} names no subject."
        case GoalState.ALL:
            return f"{name} has a unit for {'the one subject' if len(judged) == 1 else 'every subject'} it names."
        case GoalState.SOME:
            firm = len(by_figure[CoverageFigure.FIRM])
            return f"{name} has a unit for {firm} of {counted(len(judged), 'subject', 'subjects')} it names; {rest}."
        case _:
            return f"{name}: {rest}."


def _quoted(entities: list[Entity]) -> str:
    return listed(f"“{each.name}”" for each in entities)


def _thinnest(each: ServedSubject) -> tuple[int, str, str]:
    return list(CoverageFigure).index(each.state.figure), each.subject.name, each.subject.key


def number(entity: Entity) -> int:
    """Its place in its numbered list; what has none comes last."""
    found = NUMBER.read(entity.properties)
    return found if isinstance(found, int) else 1 << 62


def order(row: GoalAlignment) -> tuple[int, int, str, str]:
    """Those without a unit last, as the states are declared; inside by number, then name."""
    return list(GoalState).index(row.state), number(row.goal), row.goal.name, row.goal.key
