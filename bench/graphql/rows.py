"""The map that all servers serve: the same entities and relationships, as plain rows for those that are not ours."""

import json
from pathlib import Path

from bench.large_map import Size, records
from graph.records import ChangeSet, Entity, Put, Relationship
from graph.stores import open_store

SIZE = Size(2_000, 10_000)


def write_map(folder: Path) -> tuple[str, Path]:
    """Write the map into *folder*, as a store of ours and as a file of rows; their address and path."""
    made = list(records(SIZE))
    url = f"sqlite:///{folder / 'map.db'}"
    store = open_store(url)
    store.apply(ChangeSet(changes=tuple(Put(each, 0) for each in made), actor="bench"))
    store.close()
    entities = sorted((each for each in made if isinstance(each, Entity)), key=lambda each: each.key)
    ties = sorted((each for each in made if isinstance(each, Relationship)), key=lambda each: each.key)
    rows = {
        "entities": [{"key": each.key, "kind": each.kind.upper(), "name": each.name} for each in entities],
        "relationships": [
            {"key": each.key, "type": each.type, "role": each.role, "source": each.source, "target": each.target}
            for each in ties
        ],
    }
    path = folder / "rows.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return url, path
