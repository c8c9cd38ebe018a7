"""Telling on which day what is imagined begins, where that is not the day asked about."""

from datetime import date

from graph.editing.deciding import Deciding, day_of
from graph.editing.declare import Edit
from graph.editing.draft import Draft
from graph.scenarios.declare import Dated
from graph.when import day, written


def dated(change: Edit, draft: Draft, told: str) -> str:
    """What *change* has *told*, with the day of a decision, and with a warning where it begins only later."""
    asked = draft.archive.today
    begins = _begins(change, draft)
    if begins is None or begins == asked:
        return told
    said = told.removesuffix(".")
    if isinstance(change, Deciding):
        when = day_of(draft, change.on)
        said += f", decided {'on' if when.is_day else 'in'} {written(when)}"
    if begins > asked:
        said += f" (not in force on {day(asked)}: ask as of {day(begins)} or later)"
    return f"{said}."


def _begins(change: Edit, draft: Draft) -> date | None:
    if isinstance(change, Dated):
        return change.day(draft)
    return day_of(draft, change.on).earliest if isinstance(change, Deciding) else None
