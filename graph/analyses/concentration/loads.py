"""Who has what alone: units and posts by subject, and the network they make."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.analyses.concentration.bridges import bridges
from graph.analyses.concentration.report import Bridge, CutVertex, PostLoad, UnitLoad
from graph.analyses.coverage.judge import Judge
from graph.analyses.cuts import cuts
from graph.analyses.namings import Claim
from graph.analyses.sentences import reason, sentence
from graph.map_view import MapView
from graph.records import Entity, Relationship


@dataclass(slots=True)
class _Held:
    """Whoever has one subject for certain: the claims, and the posts that answer for them."""

    subject: Entity
    claims: tuple[Claim, ...]
    classes: tuple[Relationship, ...]
    units: dict[str, Entity] = field(default_factory=dict)
    posts: dict[str, Entity] = field(default_factory=dict)


class Loads:
    """What hangs on whom, for these subjects on the view's day."""

    def __init__(self, view: MapView, subjects: Iterable[Entity]) -> None:
        """Judge *subjects*; those that no unit has for certain hang on nobody."""
        self._view = view
        self._judge = Judge(view)
        self.held = [held for each in subjects if (held := self._hold(each))]

    def _hold(self, subject: Entity) -> _Held | None:
        firm = self._judge.judge(subject).firm
        if firm is None:
            return None
        held = _Held(subject, firm.claims, firm.classes)
        for claim in firm.claims:
            held.units[claim.by.key] = claim.by
            held.posts |= {each.key: each for each in self._judge.units.posts(claim.by, claim.relationship)}
        return held

    def units(self) -> tuple[UnitLoad, ...]:
        """What hangs on each unit, most first."""
        by_unit: defaultdict[str, list[_Held]] = defaultdict(list)
        known: dict[str, Entity] = {}
        for held in self.held:
            for key, unit in held.units.items():
                by_unit[key].append(held)
                known[key] = unit
        loads = [self._unit(known[key], having) for key, having in by_unit.items()]
        return tuple(
            sorted(loads, key=lambda each: (-len(each.alone), -len(each.shared), each.unit.name, each.unit.key))
        )

    def _unit(self, unit: Entity, having: list[_Held]) -> UnitLoad:
        alone = [held for held in having if len(held.units) == 1]
        return UnitLoad(
            unit=unit,
            alone=_named(held.subject for held in alone),
            shared=_named(held.subject for held in having if len(held.units) > 1),
            posts=self._judge.units.posts(unit, None),
            reasons=tuple(
                reason(self._view, *held.classes, claim.relationship) for held in alone for claim in held.claims
            ),
        )

    def posts(self) -> tuple[PostLoad, ...]:
        """What hangs on each post, most first."""
        units = self._judge.units
        alone: defaultdict[str, list[Entity]] = defaultdict(list)
        known: dict[str, Entity] = {}
        for held in self.held:
            known |= held.posts
            if len(held.posts) == 1:
                alone[next(iter(held.posts))].append(held.subject)
        loads = [
            PostLoad(
                post=post,
                alone=_named(alone[key]),
                holders=units.holders((post,)),
                stand_ins=units.stand_ins((post,), None),
                vacant=units.is_vacant(post),
            )
            for key, post in known.items()
        ]
        return tuple(sorted(loads, key=lambda each: (-len(each.alone), each.post.name, each.post.key)))

    def network(self) -> tuple[tuple[CutVertex, ...], tuple[Bridge, ...]]:
        """What the network of subjects, units, posts and persons falls apart without."""
        ties = list(self._ties())
        subjects = {held.subject.key: 1 for held in self.held}
        found = cuts(((one, other) for one, other, _ in ties), subjects)
        vertices = [
            CutVertex(self._view.entity(key), len(pieces), sum(pieces[1:])) for key, pieces in found.pieces.items()
        ]
        cut = [Bridge(tie, sentence(self._view, tie), off) for tie, off in bridges(ties, found, subjects)]
        return (
            tuple(sorted(vertices, key=lambda each: (-each.cut_off, -each.pieces, each.thing.name, each.thing.key))),
            tuple(sorted(cut, key=lambda each: (-each.cut_off, each.relationship.key))),
        )

    def _ties(self) -> Iterator[tuple[str, str, Relationship]]:
        """Each tie of the network once: who has a subject, which post answers, who is in it."""
        view = self._view
        posts: dict[str, Entity] = {}
        given: set[str] = set()
        for held in self.held:
            for claim in held.claims:
                yield held.subject.key, claim.by.key, claim.relationship
            posts |= held.posts
        units = {key for held in self.held for key in held.units}
        leading = [each.name for each in view.ontology.types if each.leads]
        holding = [each.name for each in view.ontology.types if each.holds_post]
        for post in posts:
            for tie in (*view.outgoing(post, *leading), *view.incoming(post, *holding)):
                in_network = tie.source in posts and tie.target in units if tie.type in leading else True
                if in_network and tie.key not in given and view.holds(tie).counts:
                    given.add(tie.key)
                    yield tie.source, tie.target, tie


def _named(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda each: (each.name, each.key)))
