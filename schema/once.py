"""What was lately worked out: once, however many ask for it at once."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast

from graph.pulse import beat

Value = TypeVar("Value")

_LOOK_SECONDS = 0.05
"""How often somebody who waits looks whether they have waited long enough."""


class Once(Generic[Value]):
    """Values by key; those asked for longest ago are forgotten first. May be used from any thread.

    Whoever asks for what somebody works out waits for that. Where it comes to nothing, by an error or because whoever
    works it out has had enough, that is theirs alone: the next who waits works it out anew. What makes a value asks the
    same Once for nothing: two who ask crosswise would wait for each other for ever.
    """

    def __init__(self, most: int) -> None:
        """Keep at most so many."""
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._coming: dict[Hashable, _Coming] = {}

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of *key*, which *make* works out if it is not kept."""
        while True:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
                coming = self._coming.get(key)
                if coming is None:
                    coming = self._coming[key] = _Coming()
                    break
            coming.wait()
            if coming.is_there:
                return cast("Value", coming.value)
        return self._made(key, make, coming)

    def _made(self, key: Hashable, make: Callable[[], Value], coming: "_Coming") -> Value:
        try:
            made = make()
            coming.value, coming.is_there = made, True
        finally:
            with self._lock:
                del self._coming[key]
                if coming.is_there:
                    self._kept[key] = made
                    while len(self._kept) > self._most:
                        self._kept.popitem(last=False)
            coming.is_over.set()
        return made


class _Coming:
    """What somebody works out, for those who wait for it."""

    def __init__(self) -> None:
        self.is_over = threading.Event()
        self.is_there = False
        self.value: object = None

    def wait(self) -> None:
        while not self.is_over.wait(_LOOK_SECONDS):
            beat()
