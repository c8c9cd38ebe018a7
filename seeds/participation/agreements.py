"""Agreements with states and organizations, and the other relations of CERN with organizations."""

from collections import Counter
from dataclasses import dataclass

from graph.interchange.reading import Row
from graph.keys import joined as key_of
from graph.ontology.kinds import AGREEMENT
from graph.ontology.properties import STAGE, SUBTYPE
from graph.ontology.types.partners import PARTY_TO
from graph.ontology.types.structure import MEMBER_OF
from graph.records import Entity, Relationship
from graph.when import Validity
from seeds.participation.classes import CLASSES_BEGIN
from seeds.participation.pack import ORGANIZATION, Pack, note_of, validity
from seeds.participation.tables import cell

CONVENTION = "cern-convention"
OBSERVER = "observer-status"

_STATE_AGREEMENTS = {
    "ICA": ("International Co-operation Agreement with", "agreement"),
    "statement-of-intent": ("Statement of intent with", "statement-of-intent"),
}
_SUBTYPES = {
    "cooperation-agreement": "agreement",
    "administrative-arrangement": "agreement",
    "memorandum-of-cooperation": "memorandum",
    "memorandum-of-understanding": "memorandum",
    "protocol": "protocol",
}


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a relation that is no agreement is drawn: who has which role in which body, and what limits it."""

    role: str
    body: str
    qualifier: str | None = None


_STANDINGS = {
    "member-of": _Standing("member", "eiroforum"),
    "fellow-member-of-eiroforum": _Standing("member", "eiroforum"),
    "partner-in-scoap3": _Standing("partner", "scoap3"),
    "hosts": _Standing("partner", ORGANIZATION, "CERN is the host organization"),
    "hosted-at-cern": _Standing("partner", ORGANIZATION, "hosted at CERN"),
}


def add_state_agreements(pack: Pack, rows: list[Row], names: dict[str, str]) -> None:
    """Agreements and statements of intent with states; several with one state are told apart by their year."""
    often = Counter((cell(row, "state_id"), cell(row, "kind")) for row in rows)
    for row in rows:
        state, kind = cell(row, "state_id"), cell(row, "kind")
        words, subtype = _STATE_AGREEMENTS[kind]
        year = f" of {cell(row, 'signed_date')[:4]}" if often[state, kind] > 1 else ""
        _add_agreement(pack, row, f"{words} {names[state]}{year}", subtype, state, validity(row, start="signed_date"))


def add_relation(pack: Pack, row: Row, names: dict[str, str], standing: dict[str, Relationship]) -> None:
    """One relation with an organization; *standing* has the observers at CERN that participation.csv names."""
    relation, organization = cell(row, "relation"), cell(row, "org_id")
    if relation in _SUBTYPES:
        year = f" of {cell(row, 'start_date')[:4]}" if cell(row, "id")[-2:-1] == "-" else ""
        name = f"{relation.replace('-', ' ').capitalize()} with {names[organization]}{year}"
        _add_agreement(pack, row, name, _SUBTYPES[relation], organization, validity(row))
    elif relation == "depositary":
        _add_depositary(pack, row, organization)
    elif relation == OBSERVER and cell(row, "direction") == "org-at-cern":
        pack.annotate(standing[organization], note_of(row))
        pack.bear_out(standing[organization], row, prefix=cell(row, "id"))
    elif relation == OBSERVER:
        _add_standing(pack, row, ORGANIZATION, _Standing("observer", organization))
    else:
        outward = cell(row, "direction") == "cern-at-org"
        _add_standing(pack, row, ORGANIZATION if outward else organization, _STANDINGS[relation])


def _add_standing(pack: Pack, row: Row, source: str, drawn: _Standing) -> None:
    standing = Relationship(
        key=cell(row, "id"),
        type=MEMBER_OF.name,
        source=source,
        target=drawn.body,
        role=drawn.role,
        qualifier=drawn.qualifier,
        validity=validity(row),
        note=note_of(row),
    )
    pack.add(standing, row)
    pack.bear_out(standing, row)


def _add_agreement(pack: Pack, row: Row, name: str, subtype: str, party: str, holds: Validity) -> None:
    reference = cell(row, "reference")
    agreement = Entity(
        key=cell(row, "id"),
        kind=AGREEMENT.name,
        name=name,
        aliases=(reference,) if reference else (),
        properties={SUBTYPE.name: subtype},
        validity=holds,
        note=note_of(row),
    )
    pack.add(agreement, row)
    pack.bear_out(agreement, row)
    for each in (party, ORGANIZATION):
        _add_party(pack, row, each, agreement.key, "party", holds)


def _add_party(pack: Pack, row: Row, party: str, agreement: str, role: str, holds: Validity) -> None:
    related = Relationship(
        key=key_of(party, PARTY_TO.name, agreement),
        type=PARTY_TO.name,
        source=party,
        target=agreement,
        role=role,
        properties={STAGE.name: cell(row, "lifecycle")},
        validity=holds,
    )
    pack.add(related, row)
    pack.bear_out(related, row)


def _add_depositary(pack: Pack, row: Row, organization: str) -> None:
    convention = Entity(
        key=CONVENTION,
        kind=AGREEMENT.name,
        name="CERN Convention",
        properties={SUBTYPE.name: "agreement"},
        validity=Validity(CLASSES_BEGIN),
        note="it entered into force on 29 September 1954",
    )
    pack.add(convention, row)
    pack.bear_out(convention, row)
    related = Relationship(
        key=cell(row, "id"),
        type=PARTY_TO.name,
        source=organization,
        target=CONVENTION,
        role="depositary",
        properties={STAGE.name: cell(row, "lifecycle")},
        validity=validity(row),
        note=note_of(row),
    )
    pack.add(related, row)
    pack.bear_out(related, row)
