"""Is this register complete and fresh?

Definition. A register is a programme that keeps record of parties. For each party it is to hold, or class of parties,
counted are the parties on record on the day (of a class: its cases), and of their entries those without dates, with one
document alone, with documents only that retell others, contradicted by a document, and how long ago the last source or
person confirmed them. Whether it is complete is told by a roster of whom to expect, and *unknown* without one.

Computed from the relationships around the register and the classes it covers: linear in their cases.

>>> completeness.run(view).answer                                                           # doctest: +SKIP
'Record of participation ... has nobody on record under any of the 4 it is to hold; ...'

Not to be read as a judgement of the work: an empty register says that its entries are not in the sources loaded.
"""

from graph.analyses.completeness.facts import Facts, is_class
from graph.analyses.completeness.report import Completeness, Fact, FactFlag, PartyState, RegisterState
from graph.analyses.declare import Among, Analysis, Parameter, Takes
from graph.analyses.rosters import Roster, find_roster
from graph.analyses.sentences import counted, listed
from graph.errors import Problem, Unanswerable
from graph.map_view import MapView
from graph.ontology import ONTOLOGY, DutyStep, Naming
from graph.ontology.properties import SUBTYPE
from graph.records import Entity

__all__ = ["ANALYSIS", "Completeness", "Fact", "FactFlag", "PartyState", "RegisterState", "run"]


def run(view: MapView, register: str | None = None, roster: str | None = None) -> Completeness:
    """How complete and fresh a *register* is (its key; all registers where None), by a *roster* of whom to expect.

    Raises:
        NotFound: There is no such register or roster; the nearest are offered.
        Unanswerable: It is no register.
    """
    wanted = [_the_register(view, register)] if register is not None else _registers(view)
    expected = find_roster(view, roster) if roster is not None else None
    facts = Facts(view)
    states = tuple(_state(view, facts, each, expected) for each in wanted)
    return Completeness(
        answer=" ".join(each.text for each in states) or f"No register is on record: {view.absence}.",
        roster=expected.entity if expected else None,
        registers=states,
    )


def _registers(view: MapView) -> list[Entity]:
    kinds = [each.name for each in view.ontology.kinds if each.register_subtype is not None]
    found = [each for each in view.entities(*kinds) if _is_register(view, each)] if kinds else []
    return sorted((each for each in found if view.exists(each).counts), key=lambda each: (each.name, each.key))


def _is_register(view: MapView, entity: Entity) -> bool:
    kind = view.ontology.kind.get(entity.kind)
    if kind is None or kind.register_subtype is None:
        return False
    return entity.properties.get(SUBTYPE.name) == kind.register_subtype


def _the_register(view: MapView, key: str) -> Entity:
    entity = view.entity(key)
    if not _is_register(view, entity):
        known = listed(repr(each.key) for each in _registers(view)) if _registers(view) else "none"
        raise Unanswerable(Problem(key, f"{entity.name!r} is no register; of registers there is on record: {known}"))
    return entity


def _state(view: MapView, facts: Facts, register: Entity, expected: Roster | None) -> RegisterState:
    covering = [each.name for each in view.ontology.types_naming(Naming.REGISTER)]
    ties = view.outgoing(register.key, *covering) if covering else []
    parties = [_party(view, facts, view.entity(tie.target)) for tie in ties if view.holds(tie).counts]
    parties.sort(key=lambda each: (each.party.name, each.party.key))
    known = {each.party.key for each in parties if each.on_record}
    known |= {fact.party.key for each in parties for fact in each.facts}
    missing = tuple(each for each in expected.members if each.key not in known) if expected else ()
    return RegisterState(
        register=register,
        text=_text(register, parties, expected, len(missing)),
        keepers=_keepers(view, register),
        expected=len(expected.members) if expected else None,
        found=len(expected.members) - len(missing) if expected else None,
        missing=missing,
        parties=tuple(parties),
    )


def _party(view: MapView, facts: Facts, party: Entity) -> PartyState:
    of_class = is_class(view, party)
    found = facts.under_class(party.key) if of_class else facts.about(party.key)
    ages = [each.age_days for each in found if each.age_days is not None]
    return PartyState(
        party=party,
        is_class=of_class,
        on_record=len({each.party.key for each in found}),
        undated=_flagged(found, FactFlag.UNDATED),
        single_source=_flagged(found, FactFlag.SINGLE_SOURCE),
        secondary_only=_flagged(found, FactFlag.SECONDARY_ONLY),
        contradicted=_flagged(found, FactFlag.CONTRADICTED),
        oldest_days=max(ages, default=None),
        facts=tuple(found),
    )


def _flagged(facts: list[Fact], flag: FactFlag) -> int:
    return sum(flag in each.flags for each in facts)


def _keepers(view: MapView, register: Entity) -> tuple[Entity, ...]:
    types = [each.name for each in view.ontology.types if each.duty_step is DutyStep.KEEPS]
    ties = view.incoming(register.key, *types) if types else []
    keeping = {tie.source: view.entity(tie.source) for tie in ties if view.holds(tie).counts}
    return tuple(sorted(keeping.values(), key=lambda each: (each.name, each.key)))


def _text(register: Entity, parties: list[PartyState], expected: Roster | None, missing: int) -> str:
    if not parties:
        return f"Whom {register.name} is to hold is not on record, so whether it is complete is unknown."
    number = len({fact.party.key for each in parties for fact in each.facts})
    filled = [each for each in parties if each.on_record]
    of = "the one" if len(parties) == 1 else f"the {len(parties)}"
    if not filled:
        have = f"has nobody on record under {'the one' if len(parties) == 1 else f'any of {of}'} it is to hold"
    else:
        under = of if len(filled) == len(parties) else f"{len(filled)} of {of}"
        have = f"has {counted(number, 'party', 'parties')} on record under {under} it is to hold"
    return f"{register.name} {have}{_complete(expected, missing)}{_fresh(parties)}."


def _complete(expected: Roster | None, missing: int) -> str:
    if expected is None:
        return "; whether that is complete is unknown, because no roster of whom to expect was given"
    if not expected.members:
        return f"; whether that is complete is unknown, because {expected.name} expects nobody"
    size = len(expected.members)
    return f"; on record are {size - missing} of the {size} on the roster “{expected.name}”"


def _fresh(parties: list[PartyState]) -> str:
    facts = [fact for each in parties for fact in each.facts]
    if not facts:
        return ""
    thin = sum(FactFlag.SINGLE_SOURCE in each.flags or FactFlag.NO_SOURCE in each.flags for each in facts)
    never = sum(FactFlag.NEVER_CONFIRMED in each.flags for each in facts)
    entries = counted(len(facts), "entry", "entries")
    rest = "rests" if thin == 1 else "rest"
    return f"; of {entries}, {thin} {rest} on one document or none, and for {never} nothing says of which day it speaks"


REGISTERS = tuple(Among(kind.name, kind.register_subtype) for kind in ONTOLOGY.kinds if kind.register_subtype)
"""What is a register."""

ANALYSIS = Analysis(
    name="completeness",
    question="Is this register complete and fresh?",
    about=(
        "For each party or class that a register is to hold: how many are on record, of how many that a roster expects "
        "(unknown without one), how long ago they were confirmed, and what rests on little."
    ),
    parameters=(
        Parameter("register", "The key of the register; all registers where left out.", Takes.ENTITY, among=REGISTERS),
        Parameter("roster", "The roster of whom to expect; without one it is unknown what is complete.", Takes.ROSTER),
    ),
    result=Completeness,
    run=run,
)
