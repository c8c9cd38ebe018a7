"""Undoing a change set, by one that says so."""

from collections.abc import Iterable
from dataclasses import replace

from graph.editing.draft import Draft
from graph.records import (
    TABLES,
    DocumentText,
    LoggedChange,
    MapSettings,
)


def revert(draft: Draft, changes: Iterable[LoggedChange]) -> None:
    """Have every record that *changes* touched as it was before them.

    What was changed again since stands in the way; so does the text of a document, which is attached and not edited.
    """
    for change in changes:
        table = TABLES[change.table]
        if table is DocumentText:
            draft.wrong(
                f"the text of the document {change.key!r} cannot be undone", "revision", hint="Attach the other text"
            )
            continue
        if table is MapSettings and change.before is None:
            draft.wrong("that the map was named cannot be undone", "revision", hint="Name it otherwise")
            continue
        known = draft.find(table, change.key)
        if known != change.after:
            what = "taken off the map" if known is None else "put on the map" if change.after is None else "changed"
            draft.changed_since(f"the {change.table} {change.key!r} was {what} again since", known, "revision")
        elif change.before is not None:
            draft.put(change.before if known is None else replace(change.before, version=known.version))
        elif known is not None:
            draft.remove(known)
