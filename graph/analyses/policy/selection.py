"""Whom a rule is about: a roster, a class, some kinds; where several are given, those that fit all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.analyses.policy.ground import Ground
from graph.analyses.policy.report import Verdict
from graph.analyses.rosters import find_roster, rosters
from graph.map_view import MapView
from graph.ontology import Path
from graph.ontology.properties import GENERIC, SUBTYPE
from graph.policy import Known
from graph.policy.declare import AboutSubjects
from graph.records import Entity
from graph.when import Truth, Validity


@dataclass(frozen=True, slots=True)
class Selection:
    """Subjects by name, with what they are together.

    ``perhaps`` are the keys of those who may not belong to it on the day, ``listed`` says from when on who is listed.
    """

    name: str
    subjects: tuple[Entity, ...]
    perhaps: frozenset[str] = frozenset()
    listed: Mapping[str, Validity] = field(default_factory=dict)

    def doubted(self, subject: Entity, verdict: Verdict) -> Verdict:
        """The verdict on one of them: what may not belong to them cannot surely break a rule."""
        doubted = subject.key in self.perhaps and verdict is Verdict.BROKEN
        return Verdict.UNKNOWN if doubted else verdict

    def in_words(self, subject: Entity, text: str) -> str:
        """The sentence about one of them, with what is not certain about its belonging to them."""
        doubted = subject.key in self.perhaps
        return f"{text} Whether it belongs to {self.name} on the day is not certain." if doubted else text


def known_words(view: MapView) -> Known:
    """The words of the map that a policy may name."""
    marked = [each.name for each in view.ontology.kinds if each.register_subtype is not None]
    registers = (
        each.key for each in (view.entities(*marked) if marked else ()) if is_of_subtype(view, each, "register_subtype")
    )
    return Known(
        rosters=[each.key for each in rosters(view)],
        classes=sorted(_classes(view)),
        registers=sorted(registers),
        kinds={each.name: [one.name for one in each.properties] for each in view.ontology.kinds},
    )


def is_of_subtype(view: MapView, entity: Entity, mark: str) -> bool:
    """Whether an entity is of the subtype that its kind marks so."""
    kind = view.ontology.kind.get(entity.kind)
    marked = getattr(kind, mark) if kind is not None else None
    return marked is not None and entity.properties.get(SUBTYPE.name) == marked


def select(ground: Ground, rule: AboutSubjects) -> Selection:
    """The subjects that *rule* is about."""
    groups = list(_groups(ground.view, rule))
    common = set.intersection(*(set(each.members) for each in groups))
    found = {key: groups[0].members[key] for key in common}
    subjects = [each for each in found.values() if fits(each, rule.where) and _is_subject(ground.view, each)]
    return Selection(
        name=" and ".join(each.name for each in groups),
        subjects=by_name(subjects),
        perhaps=frozenset(key for each in groups for key in each.perhaps),
        listed={key: period for each in reversed(groups) for key, period in each.listed.items()},
    )


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    members: Mapping[str, Entity]
    perhaps: frozenset[str] = frozenset()
    listed: Mapping[str, Validity] = field(default_factory=dict)


def _groups(view: MapView, rule: AboutSubjects) -> Iterator[_Group]:
    if rule.roster is not None or not (rule.class_ or rule.kinds):
        yield _of_roster(view, rule.roster)
    if rule.class_ is not None:
        yield _of_class(view, rule.class_)
    if rule.kinds:
        yield _of_kinds(view, rule.kinds)


def fits(entity: Entity, where: Sequence[tuple[str, str | int | bool]]) -> bool:
    """Whether an entity has these properties with these values."""
    return all(
        type(entity.properties.get(name)) is type(value) and entity.properties[name] == value for name, value in where
    )


def by_name(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """These entities, ordered by name."""
    return tuple(sorted(entities, key=lambda each: (each.name, each.key)))


def _classes(view: MapView) -> set[str]:
    types = [each.name for each in view.ontology.types_for(Path.CLASS)]
    found = {tie.target for tie in view.relationships(*types)} if types else set()
    marked = [each.name for each in view.ontology.kinds if each.class_subtype is not None]
    for each in view.entities(*marked) if marked else ():
        if is_of_subtype(view, each, "class_subtype"):
            found.add(each.key)
    return found


def _of_roster(view: MapView, key: str | None) -> _Group:
    roster = find_roster(view, key)
    members = {each.key: each for each in roster.members}
    if roster.entity is None or view.find(roster.entity.key) is None:
        return _Group(roster.name, members)
    whole = view.validity(roster.entity)
    types = [each.name for each in view.ontology.types if each.lists_subject]
    ties = view.on_record().outgoing(roster.entity.key, *types)
    listed = {tie.target: tie.validity if tie.validity.is_dated else whole for tie in ties}
    return _Group(roster.name, members, listed=listed)


def _of_class(view: MapView, class_: str) -> _Group:
    types = [each.name for each in view.ontology.types_for(Path.CLASS)]
    ties = [tie for tie in view.incoming(class_, *types) if view.holds(tie).counts]
    surely = {tie.source for tie in ties if view.holds(tie) is Truth.YES}
    members = {tie.source: view.entity(tie.source) for tie in ties}
    listed = {tie.source: tie.validity for tie in ties}
    return _Group(view.entity(class_).name, members, frozenset(members.keys() - surely), listed)


def _of_kinds(view: MapView, kinds: tuple[str, ...]) -> _Group:
    """What exists of these kinds on the day; not what is too general to be counted, nor what stands for a class."""
    members = {
        each.key: each
        for each in view.entities(*kinds)
        if view.exists(each).counts
        and not each.properties.get(GENERIC.name)
        and not is_of_subtype(view, each, "class_subtype")
    }
    perhaps = (key for key, each in members.items() if view.exists(each) is Truth.MAYBE)
    plurals = (view.ontology.kind[each].plural for each in kinds)
    return _Group(" or ".join(plurals), members, frozenset(perhaps))


def _is_subject(view: MapView, entity: Entity) -> bool:
    kind = view.ontology.kind.get(entity.kind)
    return kind is not None and kind.is_subject
