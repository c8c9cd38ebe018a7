"""Making records by the hundred thousand, without what Python charges for each."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, make_dataclass
from threading import Lock
from typing import TypeVar, cast

from graph.records import Record

R = TypeVar("R", bound=Record)


def draft_of(record: type[R]) -> type[R]:
    """A class with the fields of *record*, all of which must be given by name, that is not frozen.

    What it makes becomes a record by ``draft.__class__ = record``. A frozen dataclass pays for every field that it
    sets, its draft does not: reading a map takes two thirds of the time.
    """
    names = [each.name for each in fields(record)]
    return cast("type[R]", make_dataclass(record.__name__, names, slots=True, kw_only=True, eq=False))


@contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Keep Python's collector from looking for cycles while only records are made: they form none.

    It would visit all of a million records again and again, for a quarter of the time that reading them takes.
    """
    with _LOCK:
        _PAUSES.append(gc.isenabled() or any(_PAUSES))
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            ran_before = _PAUSES.pop()
            if ran_before and not _PAUSES:
                gc.enable()


_LOCK = Lock()
_PAUSES: list[bool] = []  # one for each pause that is on: whether the collector ran before the first
