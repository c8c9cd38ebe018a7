"""Who has which standing with CERN, and the classes of states that follow from it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from graph.interchange.reading import Row
from graph.keys import joined as key_of
from graph.keys import slug
from graph.ontology.types.structure import BELONGS_TO, MEMBER_OF
from graph.records import Basis, Certainty, Relationship
from seeds.participation.classes import CLASS_OF_STATUS, ClassPeriod, Standing, class_periods
from seeds.participation.pack import ORGANIZATION, Pack, note_of, validity
from seeds.participation.tables import cell, joined, several

_ROLES = {"scientific-contact": "contact"}


def add_standing(pack: Pack, row: Row) -> Relationship:
    """One period of one status."""
    status, lifecycle = cell(row, "status"), cell(row, "lifecycle")
    basis, reason, signed = cell(row, "start_basis"), cell(row, "end_reason"), cell(row, "signed_date")
    standing = Relationship(
        key=cell(row, "id"),
        type=MEMBER_OF.name,
        source=cell(row, "participant_id"),
        target=ORGANIZATION,
        role=_ROLES.get(status, status),
        qualifier=lifecycle if lifecycle == "suspended" else None,
        validity=validity(row),
        note=note_of(
            row,
            f"signed {signed}" if signed else "",
            f"start: {basis}" if basis else "",
            f"end: {reason}" if reason else "",
        ),
    )
    pack.add(standing, row)
    pack.bear_out(standing, row)
    return standing


def add_classes(
    pack: Pack, states: list[Row], standings: list[Row], others: list[Row], last_days: Mapping[str, date]
) -> None:
    """The class of every state, day by day; *others* are rows that show a state to have another relation, or none."""
    by_id = {cell(row, "id"): row for row in standings}
    of_state: dict[str, list[Row]] = defaultdict(list)
    for row in standings:
        of_state[cell(row, "participant_id")].append(row)
    elsewhere: dict[str, list[Row]] = defaultdict(list)
    for row in (*standings, *others):
        if cell(row, "status") not in CLASS_OF_STATUS:
            elsewhere[cell(row, "participant_id") or cell(row, "state_id")].append(row)
    for state in (row for row in states if cell(row, "kind") == "state"):
        key = cell(state, "id")
        known = [Standing(cell(row, "status"), validity(row), cell(row, "id")) for row in of_state[key]]
        for period in class_periods(known, last_days.get(key)):
            start = period.validity.start
            rows = [by_id[row] for row in period.rows] or elsewhere[key] or [state]
            belongs = Relationship(
                key=f"{key_of(key, BELONGS_TO.name, period.class_)}--{slug(start.edtf) if start else 'ever'}",
                type=BELONGS_TO.name,
                source=key,
                target=period.class_,
                validity=period.validity,
                certainty=Certainty.INFERRED,
                basis=Basis.STATUS,
                note=joined(*(cell(row, "note") for row in rows if _tells_of(period, row))),
            )
            pack.add(belongs, rows[0])
            for row in rows:
                pack.bear_out(belongs, row, prefix=f"{belongs.key}--{cell(row, 'id')}")


def _tells_of(period: ClassPeriod, row: Row) -> bool:
    """Whether the remark of a row belongs to the period: it is drawn from the row, or another source contradicts it."""
    return cell(row, "id") in period.rows or bool(several(row, "conflicting_source_ids"))
