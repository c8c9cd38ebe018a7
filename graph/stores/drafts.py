"""Making records by the hundred thousand: a frozen dataclass pays for every field that it sets, its draft does not."""

from dataclasses import fields, make_dataclass
from typing import TypeVar, cast

from graph.records import Record

R = TypeVar("R", bound=Record)


def draft_of(record: type[R]) -> type[R]:
    """A class with the fields of *record*, all of which must be given by name, that is not frozen.

    What it makes becomes a record by ``draft.__class__ = record``: three times as fast as making the record itself,
    which is a third of the time a snapshot takes.
    """
    names = [each.name for each in fields(record)]
    return cast("type[R]", make_dataclass(record.__name__, names, slots=True, kw_only=True, eq=False))
