"""`sociogram doctor`: what is wrong with installation, store and map, and what mends it."""

from dataclasses import asdict
from typing import Annotated, Protocol, runtime_checkable

import typer

from api.cli.exits import Exit
from api.cli.names import claims
from api.cli.opening import actor, opened
from api.cli.options import AsJson, StoreUrl
from api.cli.terminal import remark, say, working, write_json
from graph.doctor import examine
from graph.records import Revision
from graph.store import Finding, GraphStore


@runtime_checkable
class Adopts(Protocol):
    """A store that other tools write to, and that can put on record what they made."""

    def adopt(self, actor: str) -> Revision | None:
        """Give it keys and an entry in the change log; None if there is nothing."""


def doctor(
    adopt: Annotated[bool, typer.Option("--adopt", help="Put on record what other tools made in Neo4j.")] = False,
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Examine installation, store and map.

    Each finding says what mends it. Leaves with 1 if there is any.

    For example:

        sociogram doctor

        sociogram doctor --adopt
    """
    with opened(store) as door, working("Examining the map"):
        if adopt:
            remark(_adopt(door.store))
        info = door.store.info()
        findings = [*_of_installation(), *examine(door.store)]
    if json:
        write_json({"store": asdict(info), "findings": [asdict(each) for each in findings]})
    else:
        say(f"{info.kind} {info.version}, {info.address}")
        for each in findings:
            say(_in_words(each))
        say(f"{len(findings)} finding{'' if len(findings) == 1 else 's'}." if findings else "All is well.")
    if findings:
        raise typer.Exit(Exit.FOUND.code)


def _adopt(store: GraphStore) -> str:
    revision = store.adopt(actor()) if isinstance(store, Adopts) else None
    return (
        f"Adopted what other tools made, as revision {revision.number}." if revision else "There is nothing to adopt."
    )


def _of_installation() -> list[Finding]:
    return [Finding(each, "installation") for each in claims()]


def _in_words(finding: Finding) -> str:
    place = f"{finding.place}: " if finding.place else ""
    mend = f" To mend it: {finding.mend}." if finding.mend else ""
    return f"  {place}{finding.fact}{mend}"
