"""Turns every row of the participation files into records of the map."""

from graph.interchange import rows as interchange_rows
from graph.interchange.reading import Reading
from seeds.participation import tables
from seeds.participation.agreements import add_relation, add_state_agreements
from seeds.participation.pack import ORGANIZATION, Pack
from seeds.participation.parties import add_decision, add_organization, add_source, add_state, last_days
from seeds.participation.standings import add_classes, add_standing
from seeds.participation.tables import cell, read_rows


def read_participation() -> Reading:
    """All records of the pack, each with the row it comes from."""
    files = {file: read_rows(file) for file in tables.FILES}
    others = {cell(row, "id") for file, rows in files.items() if file != tables.SOURCES for row in rows}
    sources = {cell(row, "id"): row for row in files[tables.SOURCES]}
    # a page about an agreement may have the id of the agreement itself
    documents = {source: f"{source}-document" if source in others else source for source in sources}
    pack = Pack(sources, documents)
    pack.reading.rows |= {file: len(rows) for file, rows in files.items()}
    parties = (*files[tables.STATES], *files[tables.ORGANIZATIONS])
    names = {cell(row, "id"): cell(row, "name") for row in parties}
    former = last_days(files[tables.STATES], files[tables.PARTICIPATION])

    for row in files[tables.SOURCES]:
        add_source(pack, row)
    for row in files[tables.STATES]:
        add_state(pack, row, former.get(cell(row, "id")))
    for row in files[tables.ORGANIZATIONS]:
        add_organization(pack, row)
    standings = [add_standing(pack, row) for row in files[tables.PARTICIPATION]]
    observers = {each.source: each for each in standings if each.role == "observer" and each.target == ORGANIZATION}
    add_state_agreements(pack, files[tables.AGREEMENTS], names)
    for row in files[tables.RELATIONS]:
        add_relation(pack, row, names, observers)
    for row in files[tables.DECISIONS]:
        add_decision(pack, row)
    for row in files[tables.READINGS]:
        pack.add(interchange_rows.judgement(row, pack.reading), row)
    add_classes(pack, files[tables.STATES], files[tables.PARTICIPATION], files[tables.AGREEMENTS], former)
    return pack.reading
