"""What was lately made of texts, as much of it as there is room for."""

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values by text; those asked for longest ago are forgotten first. May be used from any thread."""

    def __init__(self, most: int, characters: int) -> None:
        """Keep at most so many values, of texts that have at most so many characters together."""
        self._most, self._characters = most, characters
        self._held = 0
        self._kept: OrderedDict[str, tuple[int, Value]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Value | None:
        """The value kept under *key*, or None."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][1]

    def keep(self, key: str, value: Value, characters: int) -> None:
        """Keep a value that was made of so many characters."""
        with self._lock:
            self._held += characters - self._kept.pop(key, (0, value))[0]
            self._kept[key] = characters, value
            while len(self._kept) > self._most or self._held > self._characters:
                self._held -= self._kept.popitem(last=False)[1][0]
