"""The map as GraphML, for Gephi, yEd, Cytoscape, R and whatever else reads it."""

import io
import re
from collections.abc import Mapping
from datetime import date

import networkx as nx

from graph.map_view import MapView
from graph.records import Entity, PropertyValue, Relationship
from graph.when import Validity

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Attributes = Mapping[str, PropertyValue | None]


def graphml(view: MapView) -> bytes:
    """Every entity and relationship of *view*, with all of their properties, on record whenever they hold.

    Whether a thing holds on the day is its attribute ``holds`` (yes, maybe, no). Dates are text as exchanged
    (``start``, ``end``) and the first and last day meant (``earliest``, ``latest``; left out where open). Two entities
    may be tied more than once: every edge has its relationship's key as id. Same view, same bytes.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(_known(_header(view)))
    for entity in view.entities():
        graph.add_node(_text(entity.key), **_known(_entity(view, entity)))
    for tie in view.relationships():
        graph.add_edge(_text(tie.source), _text(tie.target), _text(tie.key), **_known(_relationship(view, tie)))
    written = io.BytesIO()
    nx.write_graphml_xml(graph, written)  # the same writer whether or not lxml is at hand
    return written.getvalue()


def _header(view: MapView) -> Attributes:
    revision, lenses = view.snapshot.revision, view.lenses
    return {
        "title": view.settings.title,
        "as_of": view.as_of.isoformat(),
        "recorded_as_of": lenses.recorded_as_of.isoformat() if lenses.recorded_as_of else None,
        "stated_only": lenses.stated_only,
        "revision": revision.number,
        "committed_at": revision.committed_at.isoformat(),
    }


def _entity(view: MapView, entity: Entity) -> Attributes:
    return {
        **entity.properties,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": " | ".join(entity.aliases) or None,
        **_common(entity),
        **_dates(view.validity(entity)),
        "holds": view.exists(entity).value,
        "evidence": len(view.evidence(entity)),
    }


def _relationship(view: MapView, tie: Relationship) -> Attributes:
    return {
        **tie.properties,
        "type": tie.type,
        "role": tie.role,
        "purpose": tie.purpose,
        "qualifier": tie.qualifier,
        "condition": tie.condition,
        **_common(tie),
        **_dates(tie.validity),
        "holds": view.holds(tie).value,
        "evidence": len(view.evidence(tie)),
    }


def _common(record: Entity | Relationship) -> Attributes:
    return {
        "certainty": record.certainty.value,
        "basis": record.basis.value if record.basis else None,
        "sensitivity": record.sensitivity.name.lower(),
        "note": record.note,
        "version": record.version,
    }


def _dates(validity: Validity) -> Attributes:
    return {
        "start": validity.start.edtf if validity.start else None,
        "end": validity.end.edtf if validity.end else None,
        "extent": validity.extent.value,
        "date_text": validity.text,
        "earliest": validity.earliest.isoformat() if validity.earliest != date.min else None,
        "latest": validity.latest.isoformat() if validity.latest != date.max else None,
    }


def _known(attributes: Attributes) -> dict[str, PropertyValue]:
    """What there is: GraphML has no word for none, and no place for characters that XML forbids."""
    return {
        name: _text(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
