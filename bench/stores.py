"""Load, snapshot, and what a write costs the next reader, on SQLite and on a real Neo4j."""

import argparse
import gc
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from bench.large_map import LARGE, USUAL, Size, change_set
from graph.records import ChangeSet, Put
from graph.relationship_map import RelationshipMap
from graph.stores import open_store

Answer = TypeVar("Answer")


def timed(what: str, work: Callable[[], Answer]) -> tuple[Answer, float]:
    """Do the *work*, print how long it took, and hand over both."""
    gc.collect()
    start = time.perf_counter()
    answer = work()
    seconds = time.perf_counter() - start
    print(f"  {what:<44} {seconds:9.3f} s", flush=True)
    return answer, seconds


def measure(size: Size, url: str, **credentials: str) -> None:
    """Print the figures of one store for a map of this *size*: loaded by one process, then served by another."""
    for part in (load, serve):
        process = get_context("spawn").Process(target=part, args=(size, url), kwargs=credentials)
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(process.exitcode)


def load(size: Size, url: str, **credentials: str) -> None:
    """Print how long it takes to fill an empty store."""
    store = open_store(url, **credentials)
    print(f"{store.info().kind} {store.info().version}, {size}", flush=True)
    whole = change_set(size)
    timed("load, in one change set", lambda: store.apply(whole))
    store.close()


def serve(_: Size, url: str, **credentials: str) -> None:
    """Print what the first readers after a start wait, and what a write costs the next one."""
    store = open_store(url, **credentials)
    door = RelationshipMap(store)
    _, first = timed("snapshot, the first of a service", door.snapshot)
    print(f"  {'memory with it':<44} {peak_memory():9.0f} MB")
    timed("snapshot, again", RelationshipMap(store).snapshot)
    key = next(iter(door.snapshot().entities))
    entity = door.snapshot().entities[key]
    change = ChangeSet(changes=(Put(replace(entity, note="seen"), entity.version),), actor="bench")
    _, patched = timed("one write, and the next view has it", lambda: door.apply(change))
    print(f"  {'a rebuild costs so many writes':<44} {first / patched:9.1f}")
    door.close()


def peak_memory() -> float:
    """Megabytes that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help=str(LARGE))
    parser.add_argument("--only", choices=("sqlite", "neo4j"))
    options = parser.parse_args()
    size = LARGE if options.large else USUAL
    if options.only != "neo4j":
        with tempfile.TemporaryDirectory() as folder:
            measure(size, f"sqlite:///{Path(folder) / 'map.db'}")
    if options.only != "sqlite":
        measure_on_neo4j(size)


def measure_on_neo4j(size: Size) -> None:
    """Start a throw-away server, measure on it, kill it; say so where there is none."""
    sys.path.append(str(Path(__file__).parent.parent / "scripts"))
    from neo4j_server import RELEASES, USERNAME, Missing, Neo4jServer, fetch  # a script of ours, found only from here

    release = RELEASES["5.26"]
    try:
        fetch(release)
    except Missing as missing:
        print(f"Neo4j is not measured: {missing}")
        return
    with Neo4jServer(release, heap="1500m") as server:
        measure(size, server.url, username=USERNAME, password=server.password)


if __name__ == "__main__":
    main()
