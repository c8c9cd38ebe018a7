"""Whose turn it is: so many operations are waited for at once, the others wait, and nobody waits for ever."""

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio import CapacityLimiter, to_thread

T = TypeVar("T")


class NoTurn(Exception):
    """The turn did not come in time: nothing was begun."""


class Turns:
    """Runs work in threads, *count* at once and each in the order it came. For one event loop.

    Work that is not done in time goes on beside the count: nothing can end a thread, and what never ends would keep
    everybody else out.
    """

    def __init__(self, count: int, patience: float) -> None:
        """Let work wait *patience* seconds for its turn."""
        self._count, self._patience = count, patience
        self._threads: CapacityLimiter | None = None

    async def run(self, work: Callable[[], T], seconds: float) -> T | None:
        """What *work* gives, or None where it is not done *seconds* after its turn came; it may go on all the same.

        Raises:
            NoTurn: Others kept it waiting for too long.
        """
        if self._threads is None:  # a limiter belongs to the loop that runs
            self._threads = CapacityLimiter(self._count)
        turn = object()
        try:
            with anyio.fail_after(self._patience):
                await self._threads.acquire_on_behalf_of(turn)
        except TimeoutError as error:
            raise NoTurn from error
        try:
            with anyio.move_on_after(seconds):
                return await to_thread.run_sync(work, abandon_on_cancel=True, limiter=CapacityLimiter(1))
            return None
        finally:
            self._threads.release_on_behalf_of(turn)
