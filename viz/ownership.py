"""What the ownership map shows: units, subjects and goals, and who has whom. Where it stands comes after.

At most about 300 marks: beyond that what is alike is folded, firm things first, and the notes say what.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from graph.analyses.coverage.report import CoverageFigure, CoverageReport
from graph.analyses.coverage.words import assumed, held_words
from graph.analyses.findings import Ownership
from graph.analyses.sentences import counted
from graph.map_view import MapView
from graph.ontology import Naming
from graph.ontology.properties import SUBTYPE
from graph.records import Entity, Relationship
from viz.lettering import clean
from viz.palette import GOAL, INK, OTHER, PAPER, UNITS, Colour, drawn_units, unit_colours
from viz.provenance import names, rests_on_inference
from viz.rows import FOLDS, Row, folded, folding
from viz.signs import Sign, sign
from viz.wording import state_together, why_together

MOST_MARKS = 300
MOST_IDLE = len(UNITS)
"""Units that have nothing on the roster stand singly up to this number."""

IDLE, OTHERS = "+idle-units", "+other-units"
_MANY = {IDLE: "units", OTHERS: "other units"}


class Layer(IntEnum):
    """From left to right."""

    UNITS = 0
    SUBJECTS = 1
    GOALS = 2


class TieStyle(Enum):
    """What a tie says."""

    FIRM = "firm"
    DECIDED = "decided"
    HANGS = "hangs"
    SERVES = "serves"


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the map; ``members`` are the keys of the entities it stands for, mostly one."""

    id: str
    members: tuple[str, ...]
    kind: str
    layer: Layer
    label: str
    detail: str
    colour: Colour
    tip: str
    figure: CoverageFigure | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the map, from a unit to a subject or from a subject to a goal, with the sentences that bear it out."""

    source: str
    target: str
    style: TieStyle
    letter: str
    evidence: int
    inferred: bool
    tip: str
    relationships: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnershipMap:
    """The whole of it, in the order in which things are first put down; ``notes`` say what was folded or left out."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    notes: tuple[str, ...]

    def layer(self, layer: Layer) -> list[Node]:
        """The boxes of one layer."""
        return [node for node in self.nodes if node.layer is layer]


def ownership_map(view: MapView, report: CoverageReport, at_most: int = MOST_MARKS) -> OwnershipMap:
    """What the map of *report* shows, folded as far as it takes to stay near *at_most* marks."""
    plans = (_Plan(view, report, fold, group=group) for fold, group in _FOLDINGS)
    for plan in plans:
        if len(plan.rows) > at_most and plan.fold < FOLDS - 1:
            continue
        found = plan.map()
        if len(found.nodes) + len(found.ties) <= at_most:
            break
    return found


_FOLDINGS = ((0, False), (1, False), (1, True), *((fold, True) for fold in range(2, FOLDS)))
"""From nothing folded to everything: how far rows are, and whether units and goals are."""


class _Plan:
    """One way of folding: rows by *fold*; with *group*, units beyond seven and goals of one sort as one."""

    def __init__(self, view: MapView, report: CoverageReport, fold: int, *, group: bool) -> None:
        self.view, self.report, self.fold, self.group = view, report, fold, group
        self.rows = folded(view, report.rows, fold)
        self.colours = unit_colours(report)
        self.row_of = {key: row.id for row in self.rows for key in row.keys}
        self.unit_of = dict(self._unit_groups())
        self.goals = self._goals()
        self.goal_of = {goal.key: self._goal_group(goal) for goal in self.goals.values()}

    def map(self) -> OwnershipMap:
        """Boxes, lines and notes."""
        owning, serving = list(self._owning()), list(self._serving())
        nodes = [*self._units(), *(self._subject(row) for row in self.rows), *self._goal_nodes(serving)]
        return OwnershipMap(tuple(nodes), (*owning, *serving), tuple(note for note in self._notes() if note))

    def _unit_groups(self) -> Iterator[tuple[str, str]]:
        units = drawn_units(self.report)
        holding = {each.unit.key for row in self.report.rows for each in row.units}
        idle = [each.key for each in units if each.key not in holding]
        for unit in units:
            if unit.key in idle and len(idle) > MOST_IDLE:
                yield unit.key, IDLE
            elif self.group and len(units) > len(UNITS) and unit.key not in self.colours:
                yield unit.key, OTHERS
            else:
                yield unit.key, unit.key

    def _units(self) -> Iterator[Node]:
        by_key = {each.key: each for each in self.report.units}
        groups, all_held = _inverted(self.unit_of), self._held()
        for group, keys in groups.items():
            units = [by_key[key] for key in keys]
            held = all_held[group]
            label = clean(units[0].name) if group in by_key else f"{len(units)} {_MANY[group]}"
            detail = held_words(held[CoverageFigure.FIRM], held[CoverageFigure.HANGS])
            yield Node(
                group,
                tuple(keys),
                units[0].kind,
                Layer.UNITS,
                label,
                "nothing on this roster" if not held else detail,
                self.colours.get(group, OTHER),
                f"{names(units, at_most=12)}: {detail}",
            )

    def _held(self) -> dict[str, Counter[CoverageFigure]]:
        """How many subjects each box of units has, or would have."""
        held: defaultdict[str, Counter[CoverageFigure]] = defaultdict(Counter)
        for row in self.report.rows:
            for group in {self.unit_of[each.unit.key] for each in row.units}:
                held[group][row.figure] += 1
        return held

    def _subject(self, row: Row) -> Node:
        tip = f"{names((each.subject for each in row.members), at_most=12)}: {why_together(self.view, row.members)}"
        return Node(
            row.id,
            row.keys,
            row.first.subject.kind,
            Layer.SUBJECTS,
            row.label,
            state_together(row.members),
            Colour(PAPER, INK),
            tip,
            row.figure,
        )

    def _owning(self) -> Iterator[Tie]:
        for row in self.rows:
            claims: defaultdict[str, list[tuple[Ownership, Sign]]] = defaultdict(list)
            for member in row.members:
                for each in member.units:
                    claims[self.unit_of[each.unit.key]].append((each, sign(member, each)))
            for group, owned in claims.items():
                yield self._claim(group, row, owned)

    def _claim(self, group: str, row: Row, claims: Sequence[tuple[Ownership, Sign]]) -> Tie:
        first = next((each for _, each in claims if each is Sign.DECISION), claims[0][1])
        units = {owned.unit.key: owned.unit for owned, _ in claims}
        what = f"{names(units.values())}, {row.label}: {first.meaning}"
        ties = [owned.relationship for owned, _ in claims]
        return self._tie(group, row.id, _style(first), first.letter, ties, what)

    def _serving(self) -> Iterator[Tie]:
        serving: defaultdict[tuple[str, str], list[Relationship]] = defaultdict(list)
        types = [each.name for each in self.view.ontology.types_naming(Naming.PURPOSE)]
        for goal in self.goals.values():
            for each in self.view.outgoing(goal.key, *types):
                if each.target in self.row_of and self.view.holds(each).counts:
                    serving[self.row_of[each.target], self.goal_of[goal.key]].append(each)
        label = {row.id: row.label for row in self.rows}
        for (subject, group), ties in serving.items():
            goals = {each.source: self.goals[each.source] for each in ties}
            what = f"{names(goals.values(), at_most=2)} names {label[subject]}"
            yield self._tie(subject, group, TieStyle.SERVES, "", ties, what)

    def _tie(
        self, source: str, target: str, style: TieStyle, letter: str, ties: Sequence[Relationship], what: str
    ) -> Tie:
        distinct = {each.key: each for each in ties}
        evidence = sum(len(self.view.evidence(each)) for each in distinct.values())
        inferred = all(rests_on_inference(each.certainty, each.basis) for each in distinct.values())
        tip = f"{what}. {counted(evidence, 'sentence', 'sentences')} on record{', inferred' if inferred else ''}"
        return Tie(source, target, style, letter, evidence, inferred, tip, tuple(sorted(distinct)))

    def _goals(self) -> Mapping[str, Entity]:
        """The goals that name somebody on the roster."""
        kinds = self.view.ontology.kind
        goals = {
            each.key: each
            for row in self.report.rows
            for each in row.named_by
            if (kind := kinds.get(each.kind)) and kind.is_aim
        }
        return dict(sorted(goals.items()))

    def _goal_group(self, goal: Entity) -> str:
        return f"+goals-{goal.properties.get(SUBTYPE.name, '')}" if self.group else goal.key

    def _goal_nodes(self, serving: Iterable[Tie]) -> Iterator[Node]:
        named: defaultdict[str, set[str]] = defaultdict(set)
        members = {row.id: row.keys for row in self.rows}
        for tie in serving:
            named[tie.target].update(members[tie.source])
        for group, keys in _inverted(self.goal_of).items():
            goals = [self.goals[key] for key in keys]
            kind = self.view.ontology.kind.get(goals[0].kind)
            many = f"{len(goals)} {kind.plural.lower() if kind else 'goals'}"
            label = clean(goals[0].name) if len(goals) == 1 else many
            detail = f"{counted(len(named[group]), 'subject', 'subjects')} of this roster"
            tip = f"{names(goals, at_most=12)}: {detail}"
            yield Node(group, tuple(keys), goals[0].kind, Layer.GOALS, label, detail, Colour(GOAL, INK), tip)

    def _notes(self) -> Iterator[str]:
        yield from assumed(self.report.rows)
        yield folding(self.rows)
        grouped = sum(len(keys) for group, keys in _inverted(self.unit_of).items() if group == OTHERS)
        yield f"Folded: {grouped} units stand in one box." if grouped else ""
        if self.group and len(self.goals) > 1:
            yield f"Folded: {len(self.goals)} goals stand together by their sort."
        idle = [
            each
            for each in self.view.entities(*(kind.name for kind in self.view.ontology.kinds if kind.is_aim))
            if each.key not in self.goals and self.view.exists(each).counts
        ]
        if idle:
            told = "goals name nobody on this roster and are" if len(idle) > 1 else "goal names nobody here and is"
            yield f"{len(idle)} {told} not drawn."


def _inverted(group_of: Mapping[str, str]) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key, group in group_of.items():
        groups[group].append(key)
    return dict(groups)


def _style(first: Sign) -> TieStyle:
    if first is Sign.DECISION:
        return TieStyle.DECIDED
    return TieStyle.FIRM if first.is_firm else TieStyle.HANGS
