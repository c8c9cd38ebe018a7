"""Whether to go on: long computations ask every so often, and whoever started them may have had enough.

A pulse is felt by all that is computed under it, in the thread that computes it, however deep; so nothing on the way
has to hand it on. Where nobody set one, everything is computed to its end.
"""

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from time import monotonic
from typing import TypeAlias, TypeVar

Item = TypeVar("Item")

Pulse: TypeAlias = Callable[[], None]
"""Returns, or raises what ends the computation."""

_pulse: ContextVar[Pulse | None] = ContextVar("pulse", default=None)


class OutOfTime(BaseException):
    """It takes too long. Not an Exception: nothing on the way may take it for a failure that it can handle."""


def beat() -> None:
    """Go on, unless whoever started this has had enough: a tenth of a microsecond, to be called at least every 0.1 s.

    Not where something shared is half changed: what is computed may end here.

    Raises:
        OutOfTime: They have, as a rule because its time is over.
    """
    pulse = _pulse.get()
    if pulse is not None:
        pulse()


def beating(items: Iterable[Item]) -> Iterator[Item]:
    """The *items*, with a beat before each is handed on.

    Raises:
        OutOfTime: As :func:`beat` does.
    """
    for each in items:
        beat()
        yield each


class under:  # noqa: N801 - read as the preposition that it is; a function would cost every request a microsecond
    """Compute what is inside under *pulse*."""

    __slots__ = ("_before", "_pulse")

    def __init__(self, pulse: Pulse | None) -> None:
        """Set it when this is entered; None: compute it to its end."""
        self._pulse = pulse

    def __enter__(self) -> None:
        """Set the pulse."""
        self._before = _pulse.set(self._pulse)

    def __exit__(self, *_: object) -> None:
        """Give back the one before."""
        _pulse.reset(self._before)


def seconds(most: float) -> Pulse:
    """The pulse that ends when so many seconds from now are over."""
    deadline = monotonic() + most

    def within() -> None:
        if monotonic() > deadline:
            raise OutOfTime

    return within
