"""Posts that nobody is in, and matters on which two speak or act for the same."""

from collections import defaultdict
from collections.abc import Iterator

from graph.analyses.mandates.report import Mismatch, MismatchKind
from graph.analyses.matters import matter_of
from graph.analyses.sentences import reason, sentence
from graph.analyses.units import Units
from graph.map_view import MapView
from graph.records import Entity, Relationship


class Posts:
    """The posts of a map, on the view's day."""

    def __init__(self, view: MapView) -> None:
        """Read *view*."""
        self._view = view
        self._units = Units(view)
        kinds = [each.name for each in view.ontology.kinds if each.is_post]
        self._leading = [each.name for each in view.ontology.types if each.leads]
        self._holding = [each.name for each in view.ontology.types if each.holds_post]
        self._posts = view.entities(*kinds) if kinds else []
        self.present = [each for each in self._posts if view.exists(each).counts]

    def without_record(self) -> int:
        """How many posts there are with no holder ever on record."""
        record = self._view.on_record()
        return sum(not record.incoming(each.key, *self._holding) for each in self.present)

    def vacant(self) -> Iterator[Mismatch]:
        """Every post that is vacant: once for each office it leads that exists, else once."""
        for post in self._posts:
            if not self._units.is_vacant(post):
                continue
            led = [tie for tie in self._view.outgoing(post.key, *self._leading) if self._exists(tie.target)]
            gone = not self._view.exists(post).counts
            if not led and not gone:
                yield self._mismatch(post, None, gone=False)
            for tie in led:
                yield self._mismatch(post, tie, gone=gone)

    def _mismatch(self, post: Entity, led: Relationship | None, *, gone: bool) -> Mismatch:
        view = self._view
        says = "The post has ended." if gone else "Nobody is in the post on that day."
        ever = view.on_record().incoming(post.key, *self._holding)
        return Mismatch(
            kind=MismatchKind.POST_VACANT,
            relationship=led,
            about=post,
            offices=(view.entity(led.target),) if led else (),
            text=f"{sentence(view, led)} {says}" if led else f"{post.name}: {says.lower()}",
            certain=True,
            reasons=tuple(reason(view, each) for each in ((led,) if led else ()))
            + tuple(reason(view, each) for each in ever if view.shows(each)),
        )

    def _exists(self, key: str) -> bool:
        return self._view.exists(self._view.entity(key)).counts

    def delegated_twice(self) -> Iterator[Mismatch]:
        """Everybody for whom two or more speak or act who are not of one unit, once a type of delegation."""
        types = [each.name for each in self._view.ontology.types if each.delegates]
        groups: defaultdict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for tie in self._view.relationships(*types) if types else ():
            if self._view.holds(tie).counts:
                groups[tie.target, tie.type].append(tie)
        for (target, _), ties in groups.items():
            if len({self._unit(tie).key for tie in ties}) > 1:
                yield self._twice(self._view.entity(target), ties)

    def _twice(self, target: Entity, ties: list[Relationship]) -> Mismatch:
        view = self._view
        same = self._on_one_matter(ties)
        told = " ".join(sentence(view, tie) for tie in ties)
        says = (
            "That is one matter in more than one hand."
            if same
            else "As written these are different matters; whether they overlap is not on record."
        )
        return Mismatch(
            kind=MismatchKind.TWO_DELEGATIONS,
            relationship=ties[0],
            about=target,
            offices=tuple(view.entity(tie.source) for tie in ties),
            text=f"{told} {says}",
            certain=same,
            reasons=tuple(reason(view, tie) for tie in ties),
        )

    def _on_one_matter(self, ties: list[Relationship]) -> bool:
        """Whether two units have the same matter, or one of several has no limit and so has every matter."""
        units: defaultdict[str, set[str]] = defaultdict(set)
        for tie in ties:
            units[matter_of(tie)].add(self._unit(tie).key)
        return bool(units.get("")) or any(len(each) > 1 for each in units.values())

    def _unit(self, tie: Relationship) -> Entity:
        return self._units.standing_for(self._view.entity(tie.source))
