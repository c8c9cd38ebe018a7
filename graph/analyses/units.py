"""Which offices are units, who answers for them, and who stands in."""

from collections.abc import Iterable
from functools import cached_property

from graph.map_view import MapView
from graph.ontology import Naming, Path
from graph.records import Entity, Relationship, ResponsibilityRole

_ANSWERING = (ResponsibilityRole.ACCOUNTABLE, ResponsibilityRole.RESPONSIBLE)


class Units:
    """Units and bodies of a map, told from everything on record whatever the lenses; posts as of the view's day.

    May be used from any thread: what is remembered is never remembered unfinished.
    """

    def __init__(self, view: MapView) -> None:
        """Read the offices of *view*."""
        self._view = view
        self._record = view.on_record()
        ontology = view.ontology
        self._parts = [each.name for each in ontology.types_for(Path.PART)]
        self._to_unit = ontology.types_for(Path.UNIT)
        self._leads = [each.name for each in ontology.types if each.leads]
        self._holds = [each.name for each in ontology.types if each.holds_post]
        self._stand_in = [each.name for each in ontology.types_for(Path.STAND_IN)]
        self._mandates = ontology.types_naming(Naming.MANDATE)
        self._below: dict[str, frozenset[str]] = {}
        self._heads: dict[str, tuple[Entity, ...]] = {}
        self._vacant: dict[str, bool] = {}
        self._in_post: dict[str, tuple[Entity, ...]] = {}
        self._standing: dict[str, tuple[Entity, ...]] = {}

    def is_office(self, entity: Entity) -> bool:
        """Whether it is an office at all, unit or body."""
        kind = self._view.ontology.kind.get(entity.kind)
        return kind is not None and kind.is_unit

    def is_able(self, entity: Entity) -> bool:
        """Whether it is an office of a unit type that can hold a relationship."""
        kind = self._view.ontology.kind.get(entity.kind)
        if kind is None or not kind.is_unit:
            return False
        return any(entity.properties.get(each.name) in each.able_to_own for each in kind.properties)

    @cached_property
    def plain(self) -> tuple[Entity, ...]:
        """Every office able to own that has no part able to own: a unit whatever it is asked about."""
        return tuple(each for each in self._record.entities() if self.is_able(each) and not self.below(each.key))

    def below(self, office: str) -> frozenset[str]:
        """The keys of all offices able to own that are part of this one, at any depth."""
        known = self._below.get(office)
        if known is None:
            known = self._below[office] = frozenset(filter(self._is_able_by_key, self._parts_of(office)))
        return known

    def _is_able_by_key(self, office: str) -> bool:
        return self.is_able(self._record.entity(office))

    def _parts_of(self, whole: str) -> set[str]:
        """The keys of all that is part of *whole*, at any depth."""
        found: set[str] = set()
        pending = [whole]
        while pending:
            parts = {tie.source for tie in self._record.incoming(pending.pop(), *self._parts)} - found - {whole}
            found |= parts
            pending += parts
        return found

    def is_unit_for(self, office: Entity, subject: str) -> bool:
        """Whether *office* is a unit for *subject*: able to own, and no part of it has a mandate that names it too."""
        return self.is_able(office) and not any(self._has_mandate(part, subject) for part in self.below(office.key))

    def _has_mandate(self, office: str, subject: str) -> bool:
        for type_ in self._mandates:
            ties = (
                self._record.incoming(office, type_.name)
                if type_.inverse_of_naming
                else self._record.outgoing(office, type_.name)
            )
            for tie in ties:
                named = tie.source if type_.inverse_of_naming else tie.target
                if named == subject and tie.role == type_.counting_role:
                    return True
        return False

    def standing_for(self, holder: Entity) -> Entity:
        """The unit that a post or person counts as on the day: which it heads, holds a post in, or is a member of.

        The holder itself where it is an office, or where no unit stands behind it.
        """
        if self.is_office(holder):
            return holder
        return self._behind(holder, seen=frozenset()) or holder

    def _behind(self, holder: Entity, seen: frozenset[str]) -> Entity | None:
        ties = self._holding(self._view.outgoing(holder.key, *(each.name for each in self._to_unit)))
        ahead = sorted(ties, key=lambda tie: (tie.type not in self._leads, tie.type not in self._holds, tie.key))
        for tie in ahead:
            end = self._view.entity(tie.target)
            if self.is_able(end):
                return end
            if tie.type in self._holds and end.key not in seen:
                behind = self._behind(end, seen | {holder.key})
                if behind:
                    return behind
        return None

    def posts(self, unit: Entity, relationship: Relationship | None) -> tuple[Entity, ...]:
        """The posts that answer for *unit* in this relationship: by a role on it, else those that head the unit."""
        if self._is_post(unit):
            return (unit,)
        if relationship is not None:
            named = [
                self._view.entity(role.holder)
                for role in self._view.responsibilities(relationship)
                if role.role in _ANSWERING and self._view.role_holds(role).counts
            ]
            posts = [each for each in named if self._is_post(each) and self.standing_for(each).key == unit.key]
            if posts:
                return _distinct(posts)
        if unit.key not in self._heads:
            self._heads[unit.key] = self._sources(unit, self._leads, holding=False)
        return self._heads[unit.key]

    def holders(self, posts: Iterable[Entity]) -> tuple[Entity, ...]:
        """The persons in these posts on the day."""
        return _distinct(each for post in posts for each in self._known(self._in_post, post, self._holds))

    def stand_ins(self, posts: Iterable[Entity], relationship: Relationship | None) -> tuple[Entity, ...]:
        """Who stands in for these posts on the day, or deputizes in this relationship; a vacant post does neither."""
        standing = [each for post in posts for each in self._known(self._standing, post, self._stand_in)]
        if relationship is not None:
            standing += [
                self._view.entity(role.holder)
                for role in self._view.responsibilities(relationship)
                if role.role is ResponsibilityRole.DEPUTY and self._view.role_holds(role).counts
            ]
        return _distinct(each for each in standing if not self.is_vacant(each))

    def accountable(self, relationship: Relationship) -> tuple[Entity, ...]:
        """The units that answer for this relationship on the day by an accountable role on it."""
        return _distinct(
            self.standing_for(self._view.entity(role.holder))
            for role in self._view.responsibilities(relationship)
            if role.role is ResponsibilityRole.ACCOUNTABLE and self._view.role_holds(role).counts
        )

    def is_vacant(self, post: Entity) -> bool:
        """Whether nobody is in the post on the day, though it is on record who was; or the post itself has ended."""
        if post.key not in self._vacant:
            ever = self._record.incoming(post.key, *self._holds)
            nobody = bool(ever) and not any(self._record.holds(tie).counts for tie in ever)
            self._vacant[post.key] = nobody or not self._view.exists(post).counts
        return self._vacant[post.key]

    def _known(self, known: dict[str, tuple[Entity, ...]], post: Entity, types: list[str]) -> tuple[Entity, ...]:
        if post.key not in known:
            known[post.key] = self._sources(post, types, holding=True)
        return known[post.key]

    def _sources(self, target: Entity, types: list[str], *, holding: bool) -> tuple[Entity, ...]:
        ties = self._view.incoming(target.key, *types)
        return _distinct(self._view.entity(tie.source) for tie in (self._holding(ties) if holding else ties))

    def _is_post(self, entity: Entity) -> bool:
        kind = self._view.ontology.kind.get(entity.kind)
        return kind is not None and kind.is_post

    def _holding(self, ties: Iterable[Relationship]) -> list[Relationship]:
        return [tie for tie in ties if self._view.holds(tie).counts]


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    found = tuple(entities)
    if len(found) < 2:
        return found
    return tuple(sorted({each.key: each for each in found}.values(), key=lambda each: (each.name, each.key)))
