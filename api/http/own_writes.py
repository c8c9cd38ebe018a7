"""Reading one's own write through any replica: a client says which revision its answer must at least be of."""

import time

from anyio import to_thread

from api.http.feed import newest
from api.http.refusals import Refused
from graph.errors import StoreError
from graph.relationship_map import RelationshipMap

MIN_REVISION = "Sociogram-Min-Revision"
"""The header that names the revision."""

PATIENCE = 2.0
"""Seconds that a request waits for a revision that this replica does not know yet."""

_LOOK_SECONDS = 0.05
_LARGEST = 2**53


async def reach(door: RelationshipMap, asked: str | None) -> None:
    """Know the map at least as of the revision *asked* for.

    Raises:
        Refused: It is no number, or the map has not come so far.
    """
    if asked is None:
        return
    if not (asked.isascii() and asked.isdigit()) or int(asked[:17]) > _LARGEST:
        raise Refused(400, f"{MIN_REVISION} is no revision. Send back the number that a payload carried.")
    if (await newest(door)).revision.number < int(asked):
        await to_thread.run_sync(_wait, door, int(asked), abandon_on_cancel=True)


def _wait(door: RelationshipMap, wanted: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while (known := _newest(door)) < wanted:
        if time.monotonic() > deadline:
            fact = f"The map is at revision {known} here, and {MIN_REVISION} asks for {wanted}."
            raise Refused(503, f"{fact} Try again in a moment.", {"Retry-After": "1"})
        time.sleep(_LOOK_SECONDS)


def _newest(door: RelationshipMap) -> int:
    try:
        return door.refresh().revision.number
    except StoreError:  # while it does not answer, nothing is newer than what is known
        return door.snapshot().revision.number
