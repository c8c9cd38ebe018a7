"""Edits of evidence: what a document says about an entity or a relationship."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from graph.checks import places_in_words
from graph.editing.declare import LEFT_OUT, Edit, Expected, Key, LeftOut, given
from graph.editing.draft import Draft, Place
from graph.editing.values import read_date
from graph.interchange.keys import short_hash
from graph.records import Entity, Evidence, Record, Relationship, Sensitivity, SubjectType


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEvidence(Edit):
    """Say which document bears out, or contradicts, a thing or a relationship, and in which words."""

    shows: ClassVar[type[Record]] = Evidence

    document: Annotated[str, "The key of the document."]
    entity: Annotated[str | None, "The key of the entity it is about; either this or `relationship`."] = None
    relationship: Annotated[str | None, "The key of the relationship it is about; either this or `entity`."] = None
    quote: Annotated[str | None, "The words, exactly as they stand there."] = None
    start: Annotated[
        int | None,
        "The first character of the quote in the document's text, from 0; not needed if it stands there once.",
    ] = None
    end: Annotated[int | None, "The first character after the quote."] = None
    locator: Annotated[str | None, "Where it stands, such as page 3, if the text is not at hand."] = None
    known_on: Annotated[str | None, "The day the source speaks for, in EDTF."] = None
    contradicts: Annotated[bool, "Whether the source says otherwise."] = False
    sensitivity: Annotated[Sensitivity | LeftOut, "Who may see it."] = LEFT_OUT
    key: Annotated[str | None, "Its key. Left out, it is made of what it says."] = None

    def make(self, draft: Draft) -> Place:
        """Add it."""
        subject_type, subject = self._subject(draft)
        draft.demand_entity(self.document, "document")
        start, end = self._span(draft)
        if self.key is not None:
            draft.demand_free(Evidence.table, self.key)
        words = (subject_type.value, subject, self.document, self.quote or "", str(start), self.locator or "")
        return draft.put(
            Evidence(
                key=self.key or draft.free_key(Evidence.table, f"evidence-{short_hash(*words)}"),
                subject_type=subject_type,
                subject=subject,
                document=self.document,
                quote=self.quote,
                start=start,
                end=end,
                locator=self.locator,
                known_on=read_date(draft, "known_on", self.known_on),
                contradicts=self.contradicts,
                sensitivity=given(self.sensitivity, Sensitivity.INTERNAL),
            )
        )

    def _subject(self, draft: Draft) -> tuple[SubjectType, str]:
        if self.entity is not None and self.relationship is None:
            return SubjectType.ENTITY, draft.demand_entity(self.entity, Entity.table).key
        if self.relationship is not None and self.entity is None:
            return SubjectType.RELATIONSHIP, draft.demand_relationship(self.relationship, Relationship.table).key
        fact = "evidence is about an entity or a relationship, one of them"
        raise draft.wrong("entity", fact, hint="give entity or relationship, and not both")

    def _span(self, draft: Draft) -> tuple[int | None, int | None]:
        """Where the quote stands: as it is said, else where it is found, if that is one place."""
        if self.start is not None or self.end is not None or not self.quote:
            return self.start, self.end
        text = draft.archive.text(self.document)
        if text is None:
            return None, None
        if text.count(self.quote) != 1:
            times = "more than once" if self.quote in text else "nowhere"
            hint = f"found at {places_in_words(text, self.quote)}; quote more of it, or give start and end"
            raise draft.wrong("quote", f"it stands {times} in the text of the document", self.quote, hint)
        found = text.index(self.quote)
        return found, found + len(self.quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEvidence(Edit):
    """Remove evidence that was given by mistake."""

    shows: ClassVar[type[Record]] = Evidence

    key: Key
    expected_version: Expected

    def make(self, draft: Draft) -> Place:
        """Remove it."""
        return draft.remove(draft.demand_evidence(self.key, self.expected_version))
