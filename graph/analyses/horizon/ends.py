"""When something ends: by its dates, or by its term and how it is renewed."""

from dataclasses import dataclass
from datetime import date, timedelta

from graph.analyses.horizon.report import DueAction
from graph.ontology import Renewal
from graph.ontology.properties import NOTICE, RENEWAL, TERM
from graph.records import Properties
from graph.when import Duration, FuzzyDate, Validity
from graph.when import day as on_day

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """The days one of which is the last, ``earliest`` to ``latest``; both None: not known.

    ``why_unknown`` says what is missing then; ``is_overdue``: by its term it has ended, and the map does not say so.
    """

    action: DueAction
    earliest: date | None = None
    latest: date | None = None
    act_by: date | None = None
    assumptions: tuple[str, ...] = ()
    why_unknown: str = ""
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """How something lasts beyond its dates: its term, what follows it, and the notice that ends it."""

    term: Duration | None
    renewal: Renewal
    notice: Duration | None

    @staticmethod
    def of(properties: Properties) -> "Terms":
        """What *properties* say."""
        found = properties.get(RENEWAL.name)
        renewal = next((each for each in Renewal if each.value == found), Renewal.UNKNOWN)
        return Terms(_length(properties, TERM.name), renewal, _length(properties, NOTICE.name))


def last_days(validity: Validity) -> tuple[date, date] | None:
    """The days one of which is the last, by the dates alone; None where they set no end."""
    if validity.end is None or (validity.end.earliest, validity.end.latest) == (date.min, date.max):
        return None
    if validity.is_whole:
        return validity.latest, validity.latest
    return max(validity.end.earliest, min(validity.earliest, validity.end.latest)), validity.end.latest


def ending(validity: Validity, terms: Terms, today: date) -> Ending:
    """When something of this *validity* ends, as far as one can tell *today*."""
    dated = last_days(validity)
    if dated is not None:
        return _by_its_dates(*dated, terms)
    if validity.end is not None:
        return Ending(DueAction.UNKNOWN, why_unknown="that it has an end is on record, but not when")
    if terms.term is None:
        return Ending(DueAction.UNKNOWN, why_unknown="neither an end nor a term is on record")
    if validity.start is None or date.min in (validity.earliest, validity.start.latest):
        return Ending(DueAction.UNKNOWN, why_unknown=f"its term of {terms.term} has no start on record")
    if validity.start.latest == date.max:
        return Ending(DueAction.UNKNOWN, why_unknown=f"its term of {terms.term} has no certain start on record")
    return _by_its_term(validity.start, terms.term, terms, today)


def _by_its_dates(earliest: date, latest: date, terms: Terms) -> Ending:
    match terms.renewal:
        case Renewal.TACIT:
            assumed = "It is assumed that the end on record is that of the running term, and renewed tacitly."
            return Ending(DueAction.GOES_ON, earliest, latest, _notice_day(terms, earliest), (assumed,))
        case Renewal.EXPLICIT:
            return Ending(DueAction.RENEW, earliest, latest)
        case _:
            return Ending(DueAction.ENDS, earliest, latest)


def _by_its_term(start: FuzzyDate, term: Duration, terms: Terms, today: date) -> Ending:
    if terms.renewal is Renewal.NONE:
        earliest, latest = _term_ends(start, term, 1)
        return Ending(DueAction.ENDS, earliest, latest, is_overdue=latest < today)
    number = _running(start, term, today)
    earliest, latest = _term_ends(start, term, number)
    assumed = []
    if number > 1:
        first = _term_ends(start, term, 1)[1]
        how = {Renewal.TACIT: "tacitly", Renewal.EXPLICIT: "explicitly"}.get(terms.renewal, "somehow")
        assumed.append(
            f"It is assumed to have been renewed {how} every {_every(term)} since its first term ended "
            f"by {on_day(first)}; no renewal is on record."
        )
    if terms.renewal is Renewal.UNKNOWN:
        assumed.append("Whether it renews itself is not on record; it is assumed that somebody must renew it.")
    if terms.renewal is Renewal.TACIT:
        return Ending(DueAction.GOES_ON, earliest, latest, _notice_day(terms, earliest), tuple(assumed))
    return Ending(DueAction.RENEW, earliest, latest, assumptions=tuple(assumed))


def _every(term: Duration) -> str:
    return str(term).removeprefix("1 ") if str(term).startswith("1 ") and "," not in str(term) else str(term)


def _running(start: FuzzyDate, term: Duration, today: date) -> int:
    """The number of the first term of which a day may still be ahead."""
    passed = int((today - start.latest).days / term.about_days)
    number = max(1, passed - 2)
    while _term_ends(start, term, number)[1] < today:
        number += 1
    return number


def _term_ends(start: FuzzyDate, term: Duration, number: int) -> tuple[date, date]:
    whole = term.times(number)
    return whole.after(start.earliest) - _ONE_DAY, whole.after(start.latest) - _ONE_DAY


def _notice_day(terms: Terms, last: date) -> date | None:
    return terms.notice.before(last) if terms.notice else None


def _length(properties: Properties, name: str) -> Duration | None:
    value = properties.get(name)
    return Duration.read(value) if isinstance(value, str) else None
