"""Imagining that a post falls vacant, or is filled."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from graph.editing.draft import Draft, Place
from graph.keys import joined, slug
from graph.ontology import RelationshipType
from graph.records import Entity, Relationship
from graph.scenarios.declare import Dated
from graph.scenarios.periods import demand_there, end_relationship
from graph.when import FuzzyDate, Validity, day


@dataclass(frozen=True, slots=True, kw_only=True)
class VacatePost(Dated):
    """A post falls vacant: whoever is in it leaves. The post itself stays, with all that it answers for."""

    post: Annotated[str, "The key of the post."]

    def make(self, draft: Draft) -> Place:
        """Let its holders leave; where none is on record, say that there was somebody."""
        post, on = _demand_post(draft, self.post), self.day(draft)
        holding = _holding(draft, post)
        leaving = [tie for tie in holding if tie.validity.on(on).counts]
        for tie in leaving:
            end_relationship(draft, tie, on)
        if not _holding(draft, post):
            last = FuzzyDate.on(on - timedelta(days=1))
            person = _new_person(draft, f"Whoever held {post.name}", Validity(end=last))
            _put_in_post(draft, person, post, Validity(end=last))
        elif holding and not leaving:
            raise draft.wrong(
                "post", f"“{post.name}” is vacant on {day(on)} as it is", post.key, "take another post or day"
            )
        draft.told.append(f"{post.name} falls vacant{self.when(draft)}.")
        return post.table, post.key


@dataclass(frozen=True, slots=True, kw_only=True)
class FillPost(Dated):
    """Somebody takes a post that nobody is on record in."""

    post: Annotated[str, "The key of the post."]
    person: Annotated[str | None, "The key of who takes it; left out: somebody who is not on the map yet."] = None
    name: Annotated[str | None, "The name of somebody who is not on the map yet."] = None

    def make(self, draft: Draft) -> Place:
        """Put somebody in it."""
        post, on = _demand_post(draft, self.post), self.day(draft)
        taken = next((tie for tie in _holding(draft, post) if tie.validity.on(on).counts), None)
        if taken is not None:
            fact = f"{draft.demand_entity(taken.source).name} is in it on {day(on)}"
            raise draft.wrong("post", fact, post.key, "let it fall vacant first")
        demand_there(draft, "post", post, on)
        if self.person is not None:
            person = draft.demand_entity(self.person, "person")
            _demand_able(draft, person)
            demand_there(draft, "person", person, on)
        else:
            person = _new_person(draft, self.name or f"Somebody new as {post.name}", Validity(FuzzyDate.on(on)))
        _put_in_post(draft, person, post, Validity(FuzzyDate.on(on)))
        draft.told.append(f"{person.name} becomes {post.name}{self.when(draft)}.")
        return post.table, post.key


def _demand_post(draft: Draft, key: str) -> Entity:
    found = draft.demand_entity(key, "post")
    kind = draft.ontology.kind[found.kind]
    if not kind.is_post:
        fact = f"“{found.name}” is no post but of kind {kind.name}; only posts fall vacant or are filled"
        raise draft.wrong("post", fact, key, "take the key of a post, or imagine what happens to the office")
    return found


def _type(draft: Draft) -> RelationshipType:
    return next(each for each in draft.ontology.types if each.holds_post)


def _holding(draft: Draft, post: Entity) -> list[Relationship]:
    types = {each.name for each in draft.ontology.types if each.holds_post}
    return [tie for tie in draft.incoming(post.key) if tie.type in types]


def _demand_able(draft: Draft, person: Entity) -> None:
    sources = {kind.name for pair in _type(draft).endpoints for kind in pair.sources}
    if person.kind not in sources:
        kinds = draft.ontology.kind
        able = " or ".join(kinds[each].label.lower() for each in sorted(sources))
        fact = f"“{person.name}” is of kind {person.kind} and cannot hold a post"
        raise draft.wrong("person", fact, person.key, f"take the key of a {able}")


def _new_person(draft: Draft, name: str, validity: Validity) -> Entity:
    kind = _type(draft).endpoints[0].sources[0]
    key = draft.free_key(Entity.table, slug(name) or kind.name)
    person = Entity(key=key, kind=kind.name, name=name, validity=validity)
    draft.put(person)
    return person


def _put_in_post(draft: Draft, person: Entity, post: Entity, validity: Validity) -> None:
    type_ = _type(draft)
    key = draft.free_key(Relationship.table, joined(person.key, type_.name, post.key), "--")
    tie = Relationship(
        key=key,
        type=type_.name,
        source=person.key,
        target=post.key,
        role=type_.default_role,
        validity=validity,
        sensitivity=post.sensitivity,
    )
    draft.put(tie)
