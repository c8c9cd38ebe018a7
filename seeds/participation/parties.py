"""States, organizations, sources and decisions: the entities of the pack, and what ties decisions to parties."""

from datetime import date, timedelta

from graph.interchange.documents import DOCUMENT_KIND
from graph.interchange.reading import Row
from graph.keys import joined as key_of
from graph.ontology.kinds import DECISION, ORGANIZATION, STATE
from graph.ontology.properties import ABOUT, ADDRESS, LEVEL, SUBTYPE
from graph.ontology.types.judgement import DECIDES
from graph.records import Entity, Relationship
from graph.when import FuzzyDate, Validity
from seeds.participation.pack import Pack, note_of
from seeds.participation.tables import cell, joined, several

CEASED = "state ceased to exist"

_SUBTYPES = {"state": "country", "region": "territory"}


def last_days(states: list[Row], participation: list[Row]) -> dict[str, date]:
    """The last day of each former state: the day it ceased where that is on record, else the eve of its withdrawal."""
    found = {
        cell(row, "id"): date.fromisoformat(cell(row, "iso_withdrawal_date")) - timedelta(days=1)
        for row in states
        if cell(row, "iso_withdrawal_date")
    }
    for row in participation:
        if cell(row, "end_reason") == CEASED and cell(row, "end_date"):
            found[cell(row, "participant_id")] = FuzzyDate.read(cell(row, "end_date")).latest
    return found


def add_state(pack: Pack, row: Row, last_day: date | None) -> None:
    """A state or region, with its ISO 3166 name and codes among its aliases."""
    codes = [cell(row, column) for column in ("iso_alpha2", "iso_alpha3", "iso_numeric")]
    aliases = [name for name in (cell(row, "iso_name"), *codes[:2]) if name and name != cell(row, "name")]
    withdrawn = cell(row, "iso_withdrawal_date")
    entity = Entity(
        key=cell(row, "id"),
        kind=STATE.name,
        name=cell(row, "name"),
        aliases=tuple(dict.fromkeys(aliases)),
        properties={SUBTYPE.name: _SUBTYPES[cell(row, "kind")]},
        validity=Validity(end=FuzzyDate.on(last_day)) if last_day else Validity(),
        note=note_of(row, f"ISO codes withdrawn on {withdrawn}" if withdrawn else ""),
    )
    pack.add(entity, row)
    pack.bear_out(entity, row, prefix=f"{entity.key}--iso", locator=f"ISO 3166: {', '.join(codes)}")


def add_organization(pack: Pack, row: Row) -> None:
    """An international organization or partnership."""
    acronym = cell(row, "acronym")
    entity = Entity(
        key=cell(row, "id"),
        kind=ORGANIZATION.name,
        name=cell(row, "name"),
        aliases=(acronym,) if acronym and acronym != cell(row, "name") else (),
        properties={SUBTYPE.name: "body"},
        note=note_of(row, f"type: {cell(row, 'type')}"),
    )
    pack.add(entity, row)
    pack.bear_out(entity, row)


def add_source(pack: Pack, row: Row) -> None:
    """A page or file that rows rest on."""
    about = joined(f"{cell(row, 'type')} source", cell(row, "where"))
    known_to = cell(row, "as_known_to")
    level = cell(row, "type")
    said = {
        ABOUT.name: about,
        ADDRESS.name: cell(row, "address"),
        LEVEL.name: level if level in LEVEL.values else "",
    }
    entity = Entity(
        key=pack.documents[cell(row, "id")],
        kind=DOCUMENT_KIND,
        name=cell(row, "title"),
        properties={name: value for name, value in said.items() if value},
        note=joined(cell(row, "note"), f"as known to {known_to}" if known_to else ""),
    )
    pack.add(entity, row)


def add_decision(pack: Pack, row: Row) -> None:
    """A decision that changed somebody's status, and whom it is about."""
    entity = Entity(
        key=cell(row, "id"),
        kind=DECISION.name,
        name=cell(row, "title"),
        properties={SUBTYPE.name: "status"},
        validity=Validity(FuzzyDate.read(cell(row, "decided_date"))),
        note=note_of(row),
    )
    pack.add(entity, row)
    pack.bear_out(entity, row)
    for party in several(row, "affects"):
        about = Relationship(
            key=key_of(entity.key, DECIDES.name, party),
            type=DECIDES.name,
            source=entity.key,
            target=party,
            role="about",
        )
        pack.add(about, row)
        pack.bear_out(about, row)
