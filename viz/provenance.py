"""Where a picture comes from: what stands in its footer, so that it can be checked and made again."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from graph.analyses.coverage.report import CoverageReport
from graph.analyses.coverage.words import documents
from graph.codec import to_plain
from graph.map_view import MapView
from graph.records import Certainty, Entity, Evidence, Relationship, Sensitivity
from graph.when import day
from viz.lettering import clean


@dataclass(frozen=True, slots=True)
class Provenance:
    """Day, list, revision, sources, level, address, a hash of what is shown, and what of it is imagined."""

    as_of: date
    roster: str
    revision: int
    sources: tuple[str, ...]
    sensitivity: Sensitivity
    stated_only: bool
    address: str
    data_hash: str
    imagined: tuple[str, ...] = ()

    @staticmethod
    def of(view: MapView, report: CoverageReport, address: str = "") -> "Provenance":
        """Of a picture that shows *report* on *view*, reachable at *address*."""
        named = (view.find(key) for key in documents(report.rows))
        digest = Digest.of(report)
        return Provenance(
            as_of=view.as_of,
            roster=clean(report.roster.name) if report.roster else "",
            revision=view.snapshot.revision.number,
            sources=tuple(sorted(clean(each.name) for each in named if each)),
            sensitivity=digest.sensitivity,
            stated_only=view.lenses.stated_only,
            address=clean(address),
            data_hash=digest.hash,
            imagined=tuple(map(clean, view.imagined)),
        )

    @property
    def as_of_in_words(self) -> str:
        """The day, as people write it: "1 December 2017"."""
        return day(self.as_of)

    @property
    def what_if(self) -> str:
        """That it is imagined, and what; empty where it is on record."""
        return f"What if: {' '.join(self.imagined)} Nothing of it is written." if self.imagined else ""


@dataclass(frozen=True, slots=True)
class Digest:
    """What an answer holds, in short: the first 12 hex digits of its SHA-256, and the highest level in it."""

    hash: str
    sensitivity: Sensitivity

    @staticmethod
    def of(answer: object) -> "Digest":
        """Of everything in *answer*, written down in one fixed way, each record once."""
        records: dict[str, _Shown] = {}
        shape = _plain(answer, records)
        whole = [shape, {name: to_plain(record) for name, record in records.items()}]
        text = json.dumps(whole, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        level = max((each.sensitivity for each in records.values()), default=Sensitivity.PUBLIC)
        return Digest(hashlib.sha256(text.encode("ascii")).hexdigest()[:12], level)


_Shown: TypeAlias = Entity | Relationship | Evidence


def _plain(value: object, records: dict[str, _Shown]) -> object:
    if isinstance(value, _Shown):
        name = f"{value.table}:{value.key}"
        records[name] = value
        return name
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each, records) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, field.name), records) for field in fields(value)]
    return value


def rests_on_inference(certainty: Certainty, basis: object) -> bool:
    """Whether something is inferred in the sense of *stated only*."""
    return certainty is Certainty.INFERRED and bool(getattr(basis, "is_inference", True))


def names(entities: Iterable[Entity], *, at_most: int = 3) -> str:
    """The names of some entities in one phrase: "A, B and 4 more"."""
    given = [clean(each.name) for each in entities]
    if len(given) > at_most:
        return f"{', '.join(given[: at_most - 1])} and {len(given) - at_most + 1} more"
    return " and ".join([", ".join(given[:-1]), given[-1]] if len(given) > 1 else given)
