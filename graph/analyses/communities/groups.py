"""Groups and those who straddle them, told from the group of each thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from graph.analyses.communities.report import Community, Reach, Straddler
from graph.analyses.network import Network, tying_types
from graph.analyses.sentences import reason
from graph.map_view import MapView
from graph.ontology.properties import GENERIC
from graph.pulse import beat
from graph.records import Entity, Relationship


class Groups:
    """The groups of a network. ``others`` are the groups of other draws, by which it is told what is steady."""

    def __init__(self, view: MapView, network: Network, group: Sequence[int], others: Sequence[Sequence[int]]) -> None:
        """Gather the members of each."""
        self._view, self._network, self._group, self._others = view, network, group, others
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        for place, mine in enumerate(group):
            self._members[mine].append(place)
        self._place = {key: place for place, key in enumerate(network.keys)}
        self._types = tying_types(view)
        self._things = [view.entity(key) for key in network.keys]
        self._centre = {mine: self._central(members) for mine, members in self._members.items()}

    def communities(self) -> tuple[Community, ...]:
        """Every group, largest first."""
        found = [self._community(mine, members) for mine, members in self._members.items()]
        return tuple(sorted(found, key=lambda each: (-each.size, each.centre.name, each.centre.key)))

    def straddling(self) -> tuple[Straddler, ...]:
        """The offices that are tied to groups that are not theirs, most ties outside first."""
        kinds = self._view.ontology.kind
        found = [
            straddler
            for place, thing in enumerate(self._things)
            if thing.kind in kinds and kinds[thing.kind].is_unit and (straddler := self._straddler(place))
        ]
        return tuple(sorted(found, key=lambda each: (-each.outside, each.office.name, each.office.key)))

    def steady(self) -> float:
        """Of all tied pairs inside groups, the share that is in one group in every other draw."""
        return self._steady(range(len(self._group)))

    def _community(self, mine: int, members: list[int]) -> Community:
        beat()
        inside = outside = 0
        for place in members:
            for other, times in zip(self._network.beside[place], self._network.times[place], strict=True):
                if self._group[other] != mine:
                    outside += times
                elif other > place:
                    inside += times
        named = _by_name(self._things[place] for place in members)
        kinds = self._view.ontology.kind
        return Community(
            centre=self._centre[mine],
            size=len(members),
            offices=tuple(each for each in named if each.kind in kinds and kinds[each.kind].holds_responsibility),
            members=named,
            inside=inside,
            outside=outside,
            steady=self._steady(members),
        )

    def _central(self, members: list[int]) -> Entity:
        """The member tied to most others of its group, what is too general to be counted last; of equals by name."""
        beat()
        things, beside, group = self._things, self._network.beside, self._group

        def order(place: int) -> tuple[bool, int, str, str]:
            within = sum(group[other] == group[place] for other in beside[place])
            return bool(things[place].properties.get(GENERIC.name)), -within, things[place].name, things[place].key

        return things[min(members, key=order)]

    def _steady(self, members: Sequence[int]) -> float:
        tied = kept = 0
        for place in members:
            for other in self._network.beside[place]:
                if other > place and self._group[other] == self._group[place]:
                    tied += 1
                    kept += all(each[other] == each[place] for each in self._others)
        return kept / tied if tied else 1.0

    def _straddler(self, place: int) -> Straddler | None:
        ties: Counter[int] = Counter()
        for other, times in zip(self._network.beside[place], self._network.times[place], strict=True):
            ties[self._group[other]] += times
        inside = ties.pop(self._group[place], 0)
        if not ties:
            return None
        reaches = [Reach(self._centre[there], times) for there, times in ties.items()]
        return Straddler(
            office=self._things[place],
            centre=self._centre[self._group[place]],
            inside=inside,
            outside=sum(ties.values()),
            reaches=tuple(sorted(reaches, key=lambda each: (-each.ties, each.centre.name, each.centre.key))),
            reasons=tuple(reason(self._view, tie) for tie in self._first_ties(place)),
        )

    def _first_ties(self, place: int) -> list[Relationship]:
        """The first relationship by key into each other group, in the order of the groups."""
        view, key, mine = self._view, self._network.keys[place], self._group[place]
        first: dict[int, Relationship] = {}
        for tie in (*view.outgoing(key), *view.incoming(key)):
            other = self._place.get(tie.target if tie.source == key else tie.source)
            if other is None or self._group[other] == mine or tie.type not in self._types:
                continue
            known = first.get(self._group[other])
            if (known is None or tie.key < known.key) and view.holds(tie).counts:
                first[self._group[other]] = tie
        return [first[there] for there in sorted(first)]


def _by_name(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda each: (each.name, each.key)))
