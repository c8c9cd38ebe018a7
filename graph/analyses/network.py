"""The map as one network: what is tied to what on the day, whichever way the relationships run."""

from dataclasses import dataclass

from graph.map_view import MapView
from graph.ontology import Kind, Naming, Path, RelationshipType


@dataclass(frozen=True, slots=True)
class Network:
    """Things numbered in the order of their keys, each with the numbers of those it is tied to, ascending.

    ``times`` says how many relationships tie each of these. What is tied to nothing is not there.
    """

    keys: tuple[str, ...]
    beside: tuple[tuple[int, ...], ...]
    times: tuple[tuple[int, ...], ...]
    ties: int

    @property
    def pairs(self) -> int:
        """How many pairs of things are tied to each other."""
        return sum(map(len, self.beside)) // 2

    @staticmethod
    def of(view: MapView) -> "Network":
        """Everything tied by what holds, or may hold, on the day of *view*.

        Documents, rosters and decisions are about the map, readings and lists are judgements: they tie nothing.
        """
        kinds = {each.name for each in view.ontology.kinds if _is_of_the_world(each)}
        types = tying_types(view)
        place = {each.key: number for number, each in enumerate(each for each in view.entities() if each.kind in kinds)}
        found: list[dict[int, int]] = [{} for _ in place]
        ties = 0
        for tie in view.relationships():
            if tie.type not in types:
                continue
            one, other = place.get(tie.source), place.get(tie.target)
            if one is None or other is None or one == other or not view.holds(tie).counts:
                continue
            ties += 1
            found[one][other] = found[one].get(other, 0) + 1
            found[other][one] = found[other].get(one, 0) + 1
        tied = [(key, row) for key, row in zip(place, found, strict=True) if row]
        number = {place[key]: new for new, (key, _) in enumerate(tied)}
        rows = [sorted(row) for _, row in tied]
        return Network(
            tuple(key for key, _ in tied),
            tuple(tuple(map(number.__getitem__, row)) for row in rows),
            tuple(tuple(map(times.__getitem__, row)) for row, (_, times) in zip(rows, tied, strict=True)),
            ties,
        )

    def parts(self) -> list[list[int]]:
        """The parts that hang together, largest first, then by their first thing; each ascending."""
        seen = [False] * len(self.keys)
        parts = []
        for start in range(len(self.keys)):
            if seen[start]:
                continue
            seen[start] = True
            part = [start]
            for at in part:
                for other in self.beside[at]:
                    if not seen[other]:
                        seen[other] = True
                        part.append(other)
            parts.append(sorted(part))
        return sorted(parts, key=lambda part: (-len(part), part[0]))


def tying_types(view: MapView) -> frozenset[str]:
    """The types of relationship that tie two things in the network."""
    return frozenset(each.name for each in view.ontology.types if _ties(each))


def _is_of_the_world(kind: Kind) -> bool:
    return not (kind.is_document or kind.is_roster or kind.decides)


def _ties(type_: RelationshipType) -> bool:
    judged = type_.lists_subject or type_.names_subject is Naming.DECISION
    return not judged and Path.READING not in type_.paths
