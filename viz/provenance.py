"""Where a picture comes from: what stands in its footer, so that it can be checked and made again."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum

from graph.analyses.coverage.report import CoverageReport
from graph.map_view import MapView
from graph.records import Certainty, Entity, Sensitivity
from viz.lettering import clean

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Day, list, revision, sources, level, address and a hash of what is shown."""

    as_of: date
    roster: str
    revision: int
    sources: tuple[str, ...]
    sensitivity: Sensitivity
    stated_only: bool
    address: str
    data_hash: str

    @staticmethod
    def of(view: MapView, report: CoverageReport, address: str = "") -> "Provenance":
        """Of a picture that shows *report* on *view*, reachable at *address*."""
        documents = [
            each for each in view.entities() if (kind := view.ontology.kind.get(each.kind)) and kind.is_document
        ]
        return Provenance(
            as_of=view.as_of,
            roster=clean(report.roster.name) if report.roster else "",
            revision=view.snapshot.revision.number,
            sources=tuple(clean(each.name) for each in documents),
            sensitivity=max((each for each in _levels(report)), default=Sensitivity.PUBLIC),
            stated_only=view.lenses.stated_only,
            address=clean(address),
            data_hash=data_hash(report),
        )

    @property
    def as_of_in_words(self) -> str:
        """The day, as people write it: "1 December 2017"."""
        return day_in_words(self.as_of)


def day_in_words(day: date) -> str:
    """A day in the words of a letter, whatever the machine's language: "1 December 2017"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def data_hash(shown: object) -> str:
    """The first 12 hex digits of the SHA-256 of everything in this answer, written down in one fixed way."""
    text = json.dumps(_plain(shown), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    return value


def _levels(value: object) -> Iterator[Sensitivity]:
    """Every level of sensitivity of what an answer rests on."""
    if isinstance(value, Sensitivity):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _levels(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _levels(getattr(value, field.name))


def rests_on_inference(certainty: Certainty, basis: object) -> bool:
    """Whether something is inferred in the sense of *stated only*."""
    return certainty is Certainty.INFERRED and bool(getattr(basis, "is_inference", True))


def names(entities: Iterable[Entity], *, at_most: int = 3) -> str:
    """The names of some entities in one phrase: "A, B and 4 more"."""
    given = [clean(each.name) for each in entities]
    if len(given) > at_most:
        return f"{', '.join(given[: at_most - 1])} and {len(given) - at_most + 1} more"
    return " and ".join([", ".join(given[:-1]), given[-1]] if len(given) > 1 else given)
