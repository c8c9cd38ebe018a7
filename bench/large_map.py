"""Maps of any size, made up but shaped like real ones: a few offices own much, most subjects are named rarely."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from graph.records import (
    Basis,
    Certainty,
    ChangeSet,
    Entity,
    Evidence,
    MapSettings,
    Put,
    Record,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    SubjectType,
)
from graph.when import ALWAYS, FuzzyDate, Validity


@dataclass(frozen=True, slots=True)
class Size:
    """How many entities and relationships a map has."""

    entities: int
    relationships: int

    def __str__(self) -> str:
        return f"{self.entities:,} entities and {self.relationships:,} relationships"


USUAL = Size(20_000, 100_000)
LARGE = Size(200_000, 1_000_000)

_KINDS = (("office", 2), ("post", 4), ("person", 10), ("stakeholder", 44), ("state", 10), ("organization", 15))
_REST = (("goal", 5), ("duty", 8), ("document", 2))
_TYPES = (
    ("ENGAGES", "office", "stakeholder", "mandated", 30),
    ("ENGAGES", "office", "organization", "assisting", 5),
    ("TARGETS", "office", "stakeholder", None, 15),
    ("SERVES", "goal", "stakeholder", None, 15),
    ("CONCERNS", "duty", "stakeholder", None, 10),
    ("CHARGED_WITH", "office", "duty", None, 8),
    ("MEMBER_OF", "person", "office", "member", 7),
    ("BELONGS_TO", "organization", "organization", None, 5),
    ("HOLDS", "person", "post", None, 3),
    ("HEADS", "post", "office", None, 2),
)


def records(size: Size, seed: int = 1954) -> Iterator[Record]:
    """The records of a map of this *size*: also one piece of evidence a relationship, a role on every tenth."""
    random = Random(seed)
    by_kind: dict[str, list[str]] = {}
    weights = (*_KINDS, *_REST)
    whole = sum(weight for _, weight in weights)
    for kind, weight in weights:
        count = max(1, size.entities * weight // whole)
        by_kind[kind] = [f"{kind}-{number}" for number in range(count)]
        for key in by_kind[kind]:
            unit_type = {"unit_type": random.choice(("team", "office", "section", "board"))} if kind == "office" else {}
            yield Entity(key=key, kind=kind, name=key.replace("-", " ").title(), properties=unit_type)
    roster = Entity(key="the-roster", kind="roster", name="Whom we want to reach")
    yield roster
    for member in by_kind["stakeholder"][:500]:
        yield Relationship(key=f"the-roster--includes--{member}", type="INCLUDES", source=roster.key, target=member)
    yield from _relationships(size, random, by_kind)
    yield MapSettings(title=f"A made-up map of {size}", default_roster=roster.key)


def _relationships(size: Size, random: Random, by_kind: dict[str, list[str]]) -> Iterator[Record]:
    chosen = random.choices(_TYPES, [weight for *_, weight in _TYPES], k=size.relationships)
    for number, (type_, source_kind, target_kind, role, _) in enumerate(chosen):
        sources, targets = by_kind[source_kind], by_kind[target_kind]
        source = sources[min(int(random.paretovariate(0.6)) - 1, len(sources) - 1)]
        target = targets[random.randrange(len(targets))]
        year = 1990 + number % 35
        dated = Validity(FuzzyDate.read(str(year)), FuzzyDate.read(f"{year + 5}-06")) if number % 3 == 0 else ALWAYS
        inferred = number % 7 == 0
        tie = Relationship(
            key=f"{source}--{type_.lower().replace('_', '-')}--{target}--{number}",
            type=type_,
            source=source,
            target=target,
            role=role,
            purpose="to keep each other informed" if number % 2 else None,
            validity=dated,
            certainty=Certainty.INFERRED if inferred else Certainty.STATED,
            basis=Basis.STRUCTURE if inferred else None,
        )
        yield tie
        yield Evidence(
            key=f"ev-{number}",
            subject_type=SubjectType.RELATIONSHIP,
            subject=tie.key,
            document=by_kind["document"][number % len(by_kind["document"])],
            quote=f"Sentence {number} says that {source} has to do with {target}.",
            start=number,
            end=number + 40,
        )
        if number % 10 == 0:
            holder = by_kind["person"][number % len(by_kind["person"])]
            key = f"{tie.key}--responsible--{holder}"
            yield Responsibility(key=key, relationship=tie.key, holder=holder, role=ResponsibilityRole.RESPONSIBLE)


def change_set(size: Size) -> ChangeSet:
    """The whole map of this *size* as one change set."""
    return ChangeSet(changes=tuple(Put(each, 0) for each in records(size)), actor="bench", reason=f"load {size}")
