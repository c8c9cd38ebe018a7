"""Gathers the records of the pack, with the evidence that its source columns name."""

from dataclasses import dataclass, field, replace

from graph.interchange.reading import Reading, Row
from graph.records import Entity, Evidence, Record, Relationship, SubjectType
from graph.when import Validity
from seeds.participation.lifecycle import Lifecycle, known_on, validity_of
from seeds.participation.tables import cell, joined, several

ORGANIZATION = "cern"
UNVERIFIED = "general-knowledge"
NO_PLACE = "place not recorded; the source is cited as a whole"
"""Where evidence stands: our rows name their sources, and no place in them."""


@dataclass(slots=True)
class Pack:
    """The records found so far. ``sources`` are the rows of sources.csv by id, ``documents`` their keys on the map."""

    sources: dict[str, Row]
    documents: dict[str, str]
    reading: Reading = field(default_factory=lambda: Reading("participation", {}))

    def add(self, record: Record, row: Row) -> None:
        """Keep a record; a key that stands twice is a mistake in our own files."""
        if not self.reading.add(record, row):
            self.reading.problem(row.place, f"the key {record.key!r} stands twice")

    def annotate(self, relationship: Relationship, remark: str | None) -> None:
        """Add what a second row says in words to a relationship that another row has made."""
        place = relationship.table, relationship.key
        self.reading.records[place] = replace(relationship, note=joined(relationship.note or "", remark or ""))

    def bear_out(self, subject: Entity | Relationship, row: Row, prefix: str = "", *, locator: str = NO_PLACE) -> None:
        """Add a piece of evidence for every source that a row rests on, and for every one that says otherwise."""
        prefix = prefix or subject.key
        for source in several(row, "source_ids"):
            self._evidence(f"{prefix}--{source}", subject, source, row, locator)
        for source in several(row, "conflicting_source_ids"):
            key = f"{prefix}--contradicted-by--{source}"
            self._evidence(key, subject, source, row, locator, contradicts=True)

    def _evidence(
        self,
        key: str,
        subject: Entity | Relationship,
        source: str,
        row: Row,
        locator: str,
        *,
        contradicts: bool = False,
    ) -> None:
        speaks_for = cell(self.sources[source], "as_known_to") or cell(row, "as_known_to")
        evidence = Evidence(
            key=key,
            subject_type=SubjectType(subject.table),
            subject=subject.key,
            document=self.documents[source],
            locator=locator,
            known_on=known_on(speaks_for) or known_on(cell(row, "as_known_to")),
            contradicts=contradicts,
        )
        self.add(evidence, row)


def validity(row: Row, *, start: str = "start_date") -> Validity:
    """The period in which what a row says holds; *start* is the column of its start."""
    return validity_of(life(row, start=start))


def life(row: Row, *, start: str = "start_date") -> Lifecycle:
    """What a row says of its own life."""
    return Lifecycle(
        cell(row, "lifecycle"),
        cell(row, start),
        cell(row, "end_date"),
        cell(row, "end_reason"),
        cell(row, "as_known_to"),
    )


def note_of(row: Row, *more: str) -> str | None:
    """Everything a row says in words, and whether it was verified."""
    unverified = "unverified: general knowledge" if cell(row, "confidence") == UNVERIFIED else ""
    second_hand = "rests on a secondary source" if cell(row, "source_level") == "secondary" else ""
    return joined(cell(row, "note"), *more, second_hand, unverified)
