"""What every question costs, beside one plain pass of networkx over the same map, and how soon it can be stopped."""

import argparse
import gc
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import networkx as nx

from bench.large_map import LARGE, USUAL, Size, records
from graph.analyses import ANALYSES, Analysis
from graph.analyses.declare import Takes
from graph.map_view import Lenses, MapView
from graph.policy.template import template
from graph.pulse import under
from graph.records import Entity, Evidence, MapSettings, Relationship, Responsibility, Revision
from graph.scenarios import Scenario, read_changes
from graph.snapshot import Snapshot
from graph.store import Contents

SMALL = Size(250, 800)
ROUNDS = 5


def a_snapshot(size: Size) -> Snapshot:
    """The made-up map of this *size*, without a store."""
    made = list(records(size))
    revision = Revision(number=1, committed_at=datetime(2017, 1, 1, tzinfo=UTC), actor="bench")
    return Snapshot.build(
        Contents(
            revision,
            next(each for each in made if isinstance(each, MapSettings)),
            [each for each in made if isinstance(each, Entity)],
            [each for each in made if isinstance(each, Relationship)],
            [each for each in made if isinstance(each, Evidence)],
            [each for each in made if isinstance(each, Responsibility)],
            marker="1",
        )
    )


def best(work: Callable[[], object]) -> float:
    """The shortest of some runs, in milliseconds."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took) * 1000


def longest_wait(work: Callable[[], object]) -> float:
    """The longest time, in milliseconds, that goes by before it can be stopped."""
    beats = [time.perf_counter()]
    longest = 0.0

    def beat() -> None:
        nonlocal longest
        now = time.perf_counter()
        longest = max(longest, now - beats[0])
        beats[0] = now

    with under(beat):
        work()
    beat()
    return longest * 1000


def measure(size: Size) -> None:
    """Print what each question costs on a map of this *size*, as a multiple of reading its degrees in networkx."""
    snapshot = a_snapshot(size)
    gc.collect()
    gc.freeze()  # as whoever opens a map does
    graph = snapshot.graph()
    subject = next(each.key for each in snapshot.entities.values() if each.kind == "stakeholder")
    office = next(each.key for each in snapshot.entities.values() if each.kind == "office")
    scenario = Scenario(read_changes(f"dissolve-office {office}"))
    given: dict[Takes, Any] = {
        Takes.SUBJECT: subject,
        Takes.ENTITY: subject,
        Takes.SCENARIO: scenario,
        Takes.POLICY: template(),
    }
    pass_ms = best(lambda: nx.in_degree_centrality(graph))
    print(f"{size}; in-degrees by networkx {pass_ms:.1f} ms")
    for analysis in ANALYSES:
        asked = analysis.parameters
        parameters = {each.name: given.get(each.takes) if each.required else each.default for each in asked}

        def ask(analysis: Analysis = analysis, parameters: dict[str, Any] = parameters) -> object:
            view = MapView(snapshot, Lenses(as_of=date(2017, 12, 1)))
            return analysis.ask(
                view, lambda takes, value: value.over(view) if takes is Takes.SCENARIO else view, parameters
            )

        took = best(ask)
        wait = min(longest_wait(ask) for _ in range(ROUNDS))
        print(f"  {analysis.name:<20} {took:9.1f} ms  {took / pass_ms:8.2f} passes  stops within {wait:7.1f} ms")


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help=str(LARGE))
    for size in (LARGE,) if parser.parse_args().large else (SMALL, USUAL):
        measure(size)


if __name__ == "__main__":
    main()
