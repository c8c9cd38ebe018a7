"""Checks of several records together: periods that overlap, circles, readings both ways, rosters."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from graph.checks.findings import Findings
from graph.checks.world import World
from graph.ontology import Path
from graph.ontology.properties import ITEM, ITEMS, STAGE, SUBTYPE
from graph.records import Entity, Relationship

_Alike = tuple[str, str, str, str | None, object]


def check_overlaps(world: World, findings: Findings, unreliable: Collection[str]) -> None:
    """Two periods of one relationship (same type, ends, role, stage) may touch on one day, and not share more."""
    groups: dict[_Alike, list[Relationship]] = defaultdict(list)
    for each in world.relationships:
        if each.key not in unreliable:
            groups[_alike(each)].append(each)
    own = {each.key for each in world.relationships}
    for source in {each.source for each in world.relationships}:
        for each in world.kept_from(source):
            if _alike(each) in groups:
                groups[_alike(each)].append(each)
    for group in groups.values():
        if len(group) > 1:
            for one, other in _overlapping(group):
                first, last = (one, other) if one.key in own else (other, one)
                findings.add(
                    first,
                    f"its period overlaps that of {last.key}",
                    "start",
                    f"{first.validity.start or ''} to {first.validity.end or ''}",
                    "one relationship, one period: end the earlier one by the day the later one starts",
                )


def _alike(each: Relationship) -> _Alike:
    return each.type, each.source, each.target, each.role, each.properties.get(STAGE.name)


def _overlapping(group: Sequence[Relationship]) -> Iterator[tuple[Relationship, Relationship]]:
    """Each relationship with one earlier one that it surely shares more than a day with."""
    spans = sorted(((*each.validity.certain, each) for each in group), key=lambda span: (span[0], span[1], span[2].key))
    starts = [span[0] for span in spans]
    longest: list[int] = []
    for number, (_, last, _) in enumerate(spans):
        longest.append(number if not longest or last > spans[longest[-1]][1] else longest[-1])
    for number, (first, last, each) in enumerate(spans):
        before = min(number, bisect_left(starts, last))
        if before and spans[longest[before - 1]][1] > first:
            yield each, spans[longest[before - 1]][2]


def check_circles(world: World, findings: Findings) -> None:
    """A type marked acyclic leads from no entity back to itself."""
    for type_ in (each for each in world.ontology.types if each.acyclic):
        changed = [each for each in world.relationships if each.type == type_.name]
        circle = _circle(world, type_.name, sorted({each.source for each in changed}))
        if circle:
            culprit = next((each for each in changed if each.source in circle and each.target in circle), changed[0])
            findings.add(
                culprit,
                f"{type_.name} runs in a circle: {' > '.join(circle)}",
                "target",
                culprit.target,
                "one of these relationships runs the wrong way",
            )


def _circle(world: World, type_: str, starts: Iterable[str]) -> list[str]:
    """The entities of one circle, the first repeated at its end; empty where there is none."""
    done: set[str] = set()
    for start in starts:
        path: list[str] = []
        on_path: set[str] = set()
        pending = [(start, iter(_next(world, type_, start)))]
        while pending:
            key, following = pending[-1]
            if key not in on_path:
                path.append(key)
                on_path.add(key)
            target = next((each for each in following if each not in done), None)
            if target is None:
                pending.pop()
                path.pop()
                on_path.discard(key)
                done.add(key)
            elif target in on_path:
                return [*path[path.index(target) :], target]
            else:
                pending.append((target, iter(_next(world, type_, target))))
    return []


def _next(world: World, type_: str, key: str) -> list[str]:
    return sorted({each.target for each in world.outgoing(key) if each.type == type_ and each.target != key})


def check_readings_once(world: World, findings: Findings) -> None:
    """Two names have one reading, whichever of them it starts from."""
    types = {each.name for each in world.ontology.types_for(Path.READING)}
    seen: dict[frozenset[str], str] = {}
    for each in world.relationships:
        if each.type not in types:
            continue
        pair = frozenset((each.source, each.target))
        known = (*world.kept_from(each.source), *world.kept_from(each.target))
        alike = (other.key for other in known if other.type in types and {other.source, other.target} == pair)
        other = seen.setdefault(pair, next(alike, each.key))
        if other != each.key:
            findings.add(each, f"the two names have a reading already: {other}", "target", each.target)


def check_rosters(world: World, findings: Findings) -> None:
    """A roster has members, as many items as it says, and does not count a whole beside its parts."""
    listing = {each.name for each in world.ontology.types if each.lists_subject}
    kinds = {kind.name for kind in world.ontology.kinds if kind.is_roster}
    touched = {each.key for each in world.entities if each.kind in kinds}
    touched |= {each.source for each in world.relationships if each.type in listing}
    for key in sorted(touched):
        roster = world.entity(key)
        if roster is None or roster.kind not in kinds:
            continue
        members = [each for each in world.outgoing(key) if each.type in listing]
        if not members:
            findings.add(roster, "the roster has no members", "key", key, "give it at least one")
        items = roster.properties.get(ITEMS.name)
        named = len({each.properties.get(ITEM.name) for each in members})
        if items is not None and items != named:
            fact = f"{items} is not the number of different items of its members, which is {named}"
            hint = "the item of a member says which item of the source names it"
            findings.add(roster, fact, ITEMS.name, items, hint)
        _check_counted_once(roster, {each.target for each in members}, world, findings)


def _check_counted_once(roster: Entity, members: set[str], world: World, findings: Findings) -> None:
    part_types = {each.name for each in world.ontology.types_for(Path.PART)}
    for key in sorted(members):
        whole = world.entity(key)
        kind = world.ontology.kind.get(whole.kind) if whole else None
        if whole is None or kind is None or whole.properties.get(SUBTYPE.name) != (kind.whole_subtype or object()):
            continue
        parts = {each.source for each in world.incoming(key) if each.type in part_types}
        for part in sorted(parts & members):
            fact = f"it counts {key} and its part {part}"
            findings.add(roster, fact, "key", roster.key, "count the whole or its parts, not both")
