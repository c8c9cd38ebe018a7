"""How a decision gets on record: with who decided, when, why, on what evidence, and until when it is good."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Annotated

from graph.editing.declare import LEFT_OUT, LeftOut, given
from graph.editing.draft import Draft, Place
from graph.editing.testimony import AddEvidence
from graph.editing.trouble import Halt
from graph.editing.values import dates, read_date
from graph.keys import joined
from graph.ontology import DecisionEffect, Naming
from graph.ontology.properties import DECIDED_BY, REASON, RELATIONSHIP, SUBTYPE
from graph.records import Entity, PropertyValue, Relationship, Sensitivity
from graph.when import Extent, FuzzyDate, NotADate, Validity

_ON_READINGS = (DecisionEffect.ACCEPT_READING.value, DecisionEffect.REJECT_READING.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """Who decides, when, why, and on what evidence."""

    decided_by: Annotated[str | None, "The key of the person, post or office that decides."] = None
    on: Annotated[str | None, "The day of the decision, in EDTF; the map's reference date or today if left out."] = None
    until: Annotated[str | None, "The last day it is good for, in EDTF; left out: until it is withdrawn."] = None
    reason: Annotated[str | None, "Why; it stays on record with the decision."] = None
    document: Annotated[str | None, "The key of the document that bears the decision out, such as minutes."] = None
    quote: Annotated[str | None, "The words of the document, exactly as they stand there once."] = None
    locator: Annotated[str | None, "Where in the document it stands, such as page 3."] = None
    sensitivity: Annotated[Sensitivity | LeftOut, "Who may see it; never less secret than what it is about."] = LEFT_OUT
    note: Annotated[str | None, "A remark of the editors."] = None
    expected_version: Annotated[
        int | None, "The version, as it was read, of what is decided on; another by now: Conflict."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a decision does and what it is about, a relationship or an entity; *likewise* are more that it is about."""

    effect: DecisionEffect
    name: str
    level: Sensitivity
    relationship: str | None = None
    about: str | None = None
    assigns: str | None = None
    likewise: tuple[str, ...] = ()


def decide(draft: Draft, said: Deciding, find: Callable[[], Decided]) -> Place:
    """Put on record what *find* finds decided; what is wrong with that and with the rest is noted together.

    What was decided otherwise on the same day is what it is about, too: it takes the place of that.

    Raises:
        Halt: What it is about is not there, or cannot be decided on.
    """
    on = read_date(draft, "on", said.on) if said.on is not None else FuzzyDate.on(draft.archive.today)
    validity = dates(on, read_date(draft, "until", said.until), Extent.THROUGHOUT, None)
    decided = draft.attempt(find)
    if decided is None:
        _note_who_and_where(draft, said)
        raise Halt
    made = _decision(draft, said, decided, validity)
    replaced = [each.key for each in _replaced_by(draft, made, decided.about)]
    place = draft.put(made)
    type_ = draft.ontology.types_naming(Naming.DECISION)[0]
    for role in type_.roles:
        assigns = role == type_.assigning_role
        for target in (decided.assigns,) if assigns else (decided.about, *decided.likewise, *replaced):
            if target is None:
                continue
            key = draft.free_key(Relationship.table, joined(made.key, type_.name, target), "--")
            tie = Relationship(key=key, type=type_.name, source=made.key, target=target, role=role)
            draft.put(tie)
    _bear_out(draft, said, made)
    return place


def _replaced_by(draft: Draft, decision: Entity, about: str | None) -> list[Entity]:
    """The decisions of the same day on the same reading or gap, which cannot count beside *decision*."""
    found: list[Entity] = []
    if (effect := _effect(decision)) in _ON_READINGS:
        on_it = draft.decisions_on(str(decision.properties.get(RELATIONSHIP.name)))
        found = [each for each in on_it if _effect(each) in _ON_READINGS]
    elif effect == DecisionEffect.ACCEPT_GAP.value and about is not None:
        types = {each.name for each in draft.ontology.types_naming(Naming.DECISION)}
        deciding = [draft.entity(tie.source) for tie in draft.incoming(about) if tie.type in types]
        found = [each for each in deciding if each is not None and _effect(each) == effect]
    return [each for each in found if each.validity.earliest == decision.validity.earliest]


def _effect(decision: Entity) -> PropertyValue | None:
    return decision.properties.get(SUBTYPE.name)


def day_of(draft: Draft, on: str | None) -> FuzzyDate:
    """The day of a decision: as it is said, else today; today too where what is said is no date."""
    try:
        return FuzzyDate.on(draft.archive.today) if on is None else FuzzyDate.read(on)
    except NotADate:  # noted where the decision is made
        return FuzzyDate.on(draft.archive.today)


def _decision(draft: Draft, said: Deciding, decided: Decided, validity: Validity) -> Entity:
    kind = next(each for each in draft.ontology.kinds if each.decides)
    properties: dict[str, PropertyValue | None] = {
        SUBTYPE.name: decided.effect.value,
        DECIDED_BY.name: said.decided_by,
        RELATIONSHIP.name: decided.relationship,
        REASON.name: said.reason,
    }
    day = (validity.start or FuzzyDate.on(draft.archive.today)).earliest
    return Entity(
        key=draft.free_key(Entity.table, f"{decided.effect.value}-{day}"),
        kind=kind.name,
        name=decided.name,
        properties=MappingProxyType({key: value for key, value in properties.items() if value is not None}),
        validity=validity,
        sensitivity=max(decided.level, given(said.sensitivity, Sensitivity.INTERNAL)),
        note=said.note,
    )


def _note_who_and_where(draft: Draft, said: Deciding) -> None:
    """Look for who decides and for the document where nothing is made that could be checked with them."""
    for field, key in (("decided_by", said.decided_by), ("document", said.document)):
        if key is not None:
            draft.attempt(partial(draft.demand_entity, key, field))


def _bear_out(draft: Draft, said: Deciding, decision: Entity) -> None:
    """Put on record which document the decision rests on, as secret as the decision."""
    if said.document is not None:
        evidence = AddEvidence(
            document=said.document,
            entity=decision.key,
            quote=said.quote,
            locator=said.locator,
            sensitivity=decision.sensitivity,
        )
        draft.attempt(partial(evidence.make, draft))
        return
    for field, words in (("quote", said.quote), ("locator", said.locator)):
        if words is not None:
            draft.wrong(field, f"a {field} without its document says nothing", words, "give the key of the document")
