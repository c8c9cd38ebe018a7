"""Whether every quote still stands where the map says, in the texts that are at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from graph.checks import places_in_words, shortened
from graph.records import Entity, Evidence
from graph.snapshot import Snapshot


class QuoteState(Enum):
    """What became of a quote when it was looked up."""

    FOUND = "found"
    ELSEWHERE = "elsewhere"
    MISSING = "missing"
    NO_TEXT = "no text"
    NO_QUOTE = "no quote"


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """One piece of evidence, looked up. ``fact`` says in words what was found."""

    evidence: Evidence
    state: QuoteState
    fact: str

    @property
    def is_wrong(self) -> bool:
        """Whether the text contradicts the span."""
        return self.state in (QuoteState.ELSEWHERE, QuoteState.MISSING)


@dataclass(frozen=True, slots=True)
class Verification:
    """Every piece of evidence, looked up, and the documents that have no text at hand."""

    checks: tuple[QuoteCheck, ...]
    without_text: tuple[Entity, ...]

    def count(self, state: QuoteState) -> int:
        """How many are in this state."""
        return sum(each.state is state for each in self.checks)

    @property
    def wrong(self) -> tuple[QuoteCheck, ...]:
        """Those that the text contradicts."""
        return tuple(each for each in self.checks if each.is_wrong)


def verify(snapshot: Snapshot, text: Callable[[str], str | None]) -> Verification:
    """Look up every quote at its span; *text* answers with the text of a document by its key, asked once each."""
    evidence = sorted(snapshot.evidence.values(), key=lambda each: each.key)
    documents = {each.document for each in evidence}
    documents |= {key for key, entity in snapshot.entities.items() if _is_document(entity, snapshot)}
    texts = {key: text(key) for key in sorted(documents)}
    missing = (snapshot.entities.get(key) for key, found in texts.items() if found is None)
    return Verification(
        tuple(check_quote(each, texts[each.document]) for each in evidence),
        tuple(each for each in missing if each is not None),
    )


def _is_document(entity: Entity, snapshot: Snapshot) -> bool:
    kind = snapshot.ontology.kind.get(entity.kind)
    return kind is not None and kind.is_document


def check_quote(evidence: Evidence, text: str | None) -> QuoteCheck:
    """Look up one quote."""
    quote, start, end = evidence.quote, evidence.start, evidence.end
    if not quote:
        return QuoteCheck(
            evidence, QuoteState.NO_QUOTE, f"no quote on record; see {evidence.locator or 'the document'}"
        )
    if text is None:
        return QuoteCheck(evidence, QuoteState.NO_TEXT, "the text of the document is not at hand")
    if quote not in text:
        return QuoteCheck(evidence, QuoteState.MISSING, f"{shortened(quote)!r} is nowhere in the text")
    places = places_in_words(text, quote)
    if start is None or end is None:
        return QuoteCheck(evidence, QuoteState.FOUND, f"no offsets on record; found at {places}")
    if text[start:end] == quote:
        return QuoteCheck(evidence, QuoteState.FOUND, f"found at {start} to {end}")
    return QuoteCheck(evidence, QuoteState.ELSEWHERE, f"not at {start} to {end}; found at {places}")
