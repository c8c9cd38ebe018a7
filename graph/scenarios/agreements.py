"""Imagining that an agreement lapses, or is renewed."""

from dataclasses import dataclass, replace
from typing import Annotated

from graph.checks import listed
from graph.editing.draft import Draft, Place
from graph.editing.values import dates, read_date
from graph.ontology.properties import RENEWAL, TERM
from graph.records import Entity
from graph.scenarios.declare import Dated, Imagining
from graph.scenarios.periods import end_entity
from graph.when import written


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseAgreement(Dated):
    """An agreement lapses: what it carries is carried no longer."""

    agreement: Annotated[str, "The key of the agreement."]

    def make(self, draft: Draft) -> Place:
        """End it."""
        agreement = _demand_agreement(draft, self.agreement)
        end_entity(draft, agreement, self.day(draft))
        draft.told.append(f"{agreement.name} lapses{self.when(draft)}.")
        return agreement.table, agreement.key


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewAgreement(Imagining):
    """An agreement is renewed: it goes on to a later day, or without an end."""

    agreement: Annotated[str, "The key of the agreement."]
    until: Annotated[str | None, "Its new last day, month or year, in EDTF; left out: no end."] = None

    def make(self, draft: Draft) -> Place:
        """Move its end."""
        agreement = _demand_agreement(draft, self.agreement)
        known, until = agreement.validity, read_date(draft, "until", self.until)
        if known.end is None:
            fact = f"“{agreement.name}” has no end on record"
            raise draft.wrong("agreement", fact, agreement.key, "there is nothing to renew")
        if until is not None and until.latest <= known.end.latest:
            fact = f"{written(until)} is not after its end, {written(known.end)}"
            raise draft.wrong("until", fact, self.until or "", "give a later day")
        period = dates(known.start, until, known.extent, known.text, known.year_stated)
        draft.put(replace(agreement, validity=period))
        draft.told.append(f"{agreement.name} is renewed{f' until {written(until)}' if until else ' without an end'}.")
        return agreement.table, agreement.key


def _demand_agreement(draft: Draft, key: str) -> Entity:
    found = draft.demand_entity(key, "agreement")
    kind = draft.ontology.kind[found.kind]
    if not {RENEWAL.name, TERM.name} & {each.name for each in kind.properties}:
        able = [each.label for each in draft.ontology.kinds if each.property(TERM.name) or each.property(RENEWAL.name)]
        fact = f"“{found.name}” is of kind {kind.name} and neither lapses nor is renewed"
        raise draft.wrong("agreement", fact, key, f"what does: {listed(able, 'and')}")
    return found
