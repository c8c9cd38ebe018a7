"""The answers of a subscription: one for each change set, whoever commits it, none left out and none twice."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice

import anyio
from anyio import CapacityLimiter, to_thread

from api.bootstrap import Service
from graph.errors import StoreError
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from schema.execution import Answer, Request
from schema.problems import Code

_AT_ONCE = 20  # answers that are worked out before the first of them is sent
_THREADS = 2  # so that who only asks is not kept waiting by those who follow


class Feed:
    """Follows the map for subscriptions.

    What a subscriber has not been sent yet waits in the change log and in no queue, so that slow ones cost no memory.
    """

    def __init__(self, service: Service) -> None:
        """Follow the map of *service*."""
        self._door, self._runner = service.door, service.runner
        self._threads: CapacityLimiter | None = None

    async def answers(self, request: Request, after: int, heartbeat: float) -> AsyncGenerator[Answer | None, None]:
        """An answer for each change set after revision *after*; None whenever *heartbeat* seconds passed without.

        The store is only needed for what is no longer in memory; while it does not answer, the subscriber waits.
        """
        with _moves(self._door) as moved:
            while True:
                moved.clear()
                last = (await newest(self._door)).revision.number
                try:
                    news = await self._news(request, after, last) if last > after else []
                except StoreError:
                    news = []
                for number, answer in news:
                    yield answer
                    after = number
                if (after >= last or not news) and not await _in_time(moved, heartbeat):
                    yield None

    async def _news(self, request: Request, after: int, last: int) -> list[tuple[int, Answer]]:
        if self._threads is None:
            self._threads = CapacityLimiter(_THREADS)
        work = partial(self._answered, request, after, last)
        return await to_thread.run_sync(work, abandon_on_cancel=True, limiter=self._threads)

    def _answered(self, request: Request, after: int, last: int) -> list[tuple[int, Answer]]:
        answers: list[tuple[int, Answer]] = []
        for each in islice(self._door.log.after(after, last), _AT_ONCE):
            answer = self._runner.run(request, each)
            if _lacks_the_store(answer):  # an event is told once, and then whole
                break
            answers.append((each.revision.number, answer))
        return answers


async def newest(door: RelationshipMap) -> Snapshot:
    """The newest snapshot; where the map has to be read for it, a thread does."""
    return door.snapshot() if door.is_read else await to_thread.run_sync(door.snapshot, abandon_on_cancel=True)


@contextmanager
def _moves(door: RelationshipMap) -> Iterator[asyncio.Event]:
    """An event that is set whenever the map has moved on."""
    loop, moved = asyncio.get_running_loop(), asyncio.Event()

    def tell() -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(moved.set)

    end = door.watch(tell)
    try:
        yield moved
    finally:
        end()


def _lacks_the_store(answer: Answer) -> bool:
    codes = {error["extensions"]["code"] for error in answer.body.get("errors", ())}
    return Code.STORE_UNAVAILABLE.value in codes


async def _in_time(moved: asyncio.Event, seconds: float) -> bool:
    with anyio.move_on_after(seconds):
        await moved.wait()
        return True
    return False
