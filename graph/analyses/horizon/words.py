"""What is due, in sentences, soonest first."""

from collections.abc import Iterable, Sequence
from datetime import date

from graph.analyses.findings import Reason
from graph.analyses.horizon.charge import Charge
from graph.analyses.horizon.effects import Effects
from graph.analyses.horizon.ends import Ending
from graph.analyses.horizon.finding import Ends, Found
from graph.analyses.horizon.report import Due, DueAction
from graph.analyses.sentences import counted, listed, reason, sentence
from graph.map_view import MapView
from graph.when import day as on_day

_NAMED = 3
"""How many things the answer names before it counts the rest."""


def rows(view: MapView, found: Iterable[Found], effect: Effects, first: date, last: date) -> tuple[Due, ...]:
    """A row for each thing *found*, soonest first."""
    charge = Charge(view)
    made = [_row(view, charge, each, effect, first, last) for each in found]
    return tuple(sorted(made, key=lambda row: _order(row, first)))


def _row(view: MapView, charge: Charge, each: Found, effect: Effects, first: date, last: date) -> Due:
    end = each.ending
    owners = charge.of(each.thing, each.relationship)
    key = each.thing.key if each.relationship is None else each.relationship.key
    text = _text(view, each, first)
    return Due(
        relationship=each.relationship,
        thing=each.thing,
        what=_what(view, each),
        action=end.action,
        text=text,
        earliest=end.earliest,
        latest=end.latest,
        act_by=end.act_by,
        may_be_outside=_may_be_outside(end, first, last),
        assumptions=end.assumptions,
        owners=owners,
        as_a_whole=bool(owners) and all(charge.is_body(owner) for owner in owners),
        moves=effect.by_ending.get(key, ()),
        reasons=(_reason(view, each, text),),
    )


def _may_be_outside(end: Ending, first: date, last: date) -> bool:
    if end.earliest is None or end.latest is None or end.is_overdue:
        return False
    return not first <= end.earliest <= end.latest <= last


def _reason(view: MapView, each: Found, text: str) -> Reason:
    if each.relationship is not None:
        return reason(view, each.relationship)
    said = view.validity(each.thing).text
    dated = f" It is dated “{said}”." if said else ""
    return Reason(f"{text}{dated}", evidence=view.evidence(each.thing))


def _order(row: Due, first: date) -> tuple[date, date, str, str]:
    possible = (row.act_by, row.earliest, row.latest)
    soonest = min((day for day in possible if day is not None and day >= first), default=first)
    key = row.relationship.key if row.relationship else row.thing.key
    return soonest, row.latest or date.max, row.what, key


def _what(view: MapView, each: Found) -> str:
    tie = each.relationship
    if tie is None:
        return each.thing.name
    return f"{each.thing.name} {view.ontology.type[tie.type].label} {view.entity(tie.target).name}"


def _text(view: MapView, each: Found, first: date) -> str:
    end = each.ending
    if end.earliest is None or end.latest is None:
        return f"When {each.thing.name} ends cannot be told: {end.why_unknown}."
    verb = _verb(end, _between(end.earliest, end.latest), first)
    if each.relationship is None:
        return f"{each.thing.name} {verb}."
    return f"{sentence(view, each.relationship).removesuffix('.')}: this {verb}."


def _verb(end: Ending, when: str, first: date) -> str:
    match end.action:
        case DueAction.GOES_ON:
            return f"goes on by itself after its term, which ends {when}{_notice(end.act_by, first)}"
        case DueAction.RENEW:
            return f"ends {when} unless it is renewed"
        case _ if end.is_overdue:
            return f"was to end {when} by its term; nothing on record says that it did"
        case _:
            return f"ends {when}"


def _notice(act_by: date | None, first: date) -> str:
    if act_by is None:
        return "; no term of notice is on record"
    if act_by < first:
        return f"; notice was due by {on_day(act_by)}"
    return f", unless notice is given by {on_day(act_by)}"


def _between(earliest: date, latest: date) -> str:
    if earliest == latest:
        return f"on {on_day(latest)}"
    if latest == date.max:
        return f"on some day from {on_day(earliest)} on"
    if earliest == date.min:
        return f"by {on_day(latest)}, the day is not on record"
    return f"on some day from {on_day(earliest)} to {on_day(latest)}"


def answer(
    view: MapView, ends: Ends, due: Sequence[Due], unknown: Sequence[Due], effect: Effects, first: date, last: date
) -> str:
    """The answer in two or three sentences."""
    said = [_due(due, first, last)]
    if due:
        said.append(_effect(effect))
    said.append(_unknown(view, ends, unknown))
    return " ".join(filter(None, said))


def _due(due: Sequence[Due], first: date, last: date) -> str:
    going_on = [row for row in due if row.action is DueAction.GOES_ON]
    overdue = [row for row in due if row not in going_on and row.latest is not None and row.latest < first]
    ending = [row for row in due if row not in going_on and row not in overdue]
    said = [_ending([row for row in ending if not row.may_be_outside], last)]
    if perhaps := [row for row in ending if row.may_be_outside]:
        said.append(f"{counted(len(perhaps), 'thing', 'things')} may end then: {_named(perhaps)}.")
    if going_on:
        things = counted(len(going_on), "thing goes", "things go")
        said.append(f"{things} on unless notice is given in time: {_named(going_on)}.")
    if overdue:
        things = counted(len(overdue), "thing was", "things were")
        said.append(f"{things} to end before, and nothing on record says so: {_named(overdue)}.")
    nobody = sum(not row.owners for row in due)
    if nobody:
        whom = "it" if len(due) == 1 else "any of them" if nobody == len(due) else f"{nobody} of them"
        said.append(f"Nobody on record is on {whom}.")
    return " ".join(said)


def _ending(ending: Sequence[Due], last: date) -> str:
    if not ending:
        return f"Nothing on record is sure to end or to need renewal by {on_day(last)}."
    if all(row.action is DueAction.ENDS for row in ending):
        things = counted(len(ending), "thing ends", "things end")
    else:
        things = counted(len(ending), "thing ends or is to be renewed", "things end or are to be renewed")
    return f"{things} by {on_day(last)}: {_named(ending)}."


def _named(due: Sequence[Due]) -> str:
    names = list(dict.fromkeys(row.what for row in due))
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], f"{more} more"] if more > 0 else names)


def _effect(effect: Effects) -> str:
    lost = effect.firm_now - effect.firm_then
    thinner = len(effect.moves)
    whom = counted(len(effect.roster.members), "subject", "subjects")
    if not effect.roster.members:
        return ""
    beyond = f", but {effect.beyond} not on it {'is' if effect.beyond == 1 else 'are'}" if effect.beyond else ""
    if not thinner:
        return f"None of the {whom} of {effect.roster.name} is covered less by it{beyond}."
    verb = "is" if thinner == 1 else "are"
    firm = f", and {effect.firm_then} instead of {effect.firm_now} are firm" if lost > 0 else ""
    return f"If nothing follows, {thinner} of the {whom} of {effect.roster.name} {verb} covered less{firm}."


def _unknown(view: MapView, ends: Ends, unknown: Sequence[Due]) -> str:
    one, several = ends.words_for_things_with_terms()
    number = ends.number_with_terms()
    if not one:
        return ""
    if not number:
        return f"No {one} is on record, so whether one lapses is unknown ({view.absence})."
    if not unknown:
        return ""
    if number == 1:
        return f"The only {one} on record has no end that could be told: whether it lapses is unknown."
    have = "has" if len(unknown) == 1 else "have"
    which = "it" if len(unknown) == 1 else "one of them"
    told = f"{len(unknown)} {have} no end that could be told"
    return f"Of {number} {several} on record, {told}: whether {which} lapses is unknown."
