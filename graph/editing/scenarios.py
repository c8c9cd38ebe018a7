"""Saving and deleting a scenario: imagined changes, to be asked about again by everybody, on a later revision too."""

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated

from graph.called import called
from graph.editing.declare import LEFT_OUT, Edit, Expected, Key, LeftOut, given
from graph.editing.draft import Afterthought, Draft, Place
from graph.editing.removing import remove_entity
from graph.editing.rosters import saved
from graph.errors import Impossible
from graph.keys import RELATIONSHIP_KEY
from graph.map_view import Lenses, MapView
from graph.ontology import Kind
from graph.ontology.properties import IMAGINED_CHANGES
from graph.records import Entity, Sensitivity
from graph.snapshot import Snapshot

_KEY = re.compile(RELATIONSHIP_KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveScenario(Edit):
    """Save imagined changes under a name, new or in place of the scenario with this key. They change nothing else."""

    name: Annotated[str, "Its name."]
    changes: Annotated[str, "What it imagines, one change a line: `vacate-post head-of-press`."]
    key: Annotated[
        str | None, "Its key. Left out, a new scenario is made, with a key made of the name, if none is called so."
    ] = None
    expected_version: Annotated[int | None, "The version it replaces, as it was read; left out for a new one."] = None
    sensitivity: Annotated[Sensitivity | LeftOut, "Who may see it; never less secret than what its changes name."] = (
        LEFT_OUT
    )
    note: Annotated[str | LeftOut | None, "A remark to whoever asks about it."] = LEFT_OUT

    def make(self, draft: Draft) -> Place:
        """Save it, if it reads as one; that it could not happen on the map as it is, is only warned of."""
        kind = next(each for each in draft.ontology.kinds if each.is_scenario)
        if namesake := _kept_as(draft, kind, self.name, self.key):
            fact = f"“{namesake.name}” is kept already, as {namesake.key!r} at version {namesake.version}"
            raise draft.wrong("name", fact, self.name, "to replace it, give that key and version; or take another name")
        known = saved(draft, kind, self.key, self.name, self.expected_version)
        self._tell_from_changes(draft, known)
        self._read(draft)
        return draft.put(
            replace(
                known,
                name=self.name.strip(),
                properties=MappingProxyType({**known.properties, IMAGINED_CHANGES.name: self.changes.strip()}),
                sensitivity=max(given(self.sensitivity, known.sensitivity), _level_of_named(draft, self.changes)),
                note=given(self.note, known.note),
            )
        )

    def _tell_from_changes(self, draft: Draft, known: Entity) -> None:
        """Whoever writes its name or key means it, and no change that is written so."""
        from graph.scenarios.text import change_begun  # as below

        if change := change_begun(self.name):
            fact = f"“{self.name.strip()}” begins with {change!r}, which is a change"
            draft.wrong("name", fact, self.name, "take another name")
        elif change_begun(known.key) and self.key is not None:
            draft.wrong("key", f"the key {known.key!r} is the name of a change", known.key, "take another key")
        elif change_begun(known.key):
            fact = f"the key {known.key!r} that is made of it is the name of a change"
            draft.wrong("name", fact, self.name, "take another name, or give a key")

    def _read(self, draft: Draft) -> None:
        from graph.scenarios import imagine, read_changes  # declares its changes as edits, and so imports this package

        try:
            changes = read_changes(self.changes)
        except Impossible as error:
            for each in error.problems:
                draft.wrong("changes", f"{each.place}: {each.fact}", each.value, each.hint)
            return
        lenses = Lenses(as_of=draft.archive.today, ceiling=draft.author.ceiling)

        def warnings(after: Snapshot) -> list[str]:
            try:
                imagine(MapView(after, lenses), changes)
            except Impossible as error:
                return [f"On the map as it is, this could not happen: {each}." for each in error.problems]
            return []

        name = self.name.strip()
        untried = f"Whether “{name}” could happen on the map as it is was not tried: that would have taken too long."
        draft.afterthoughts.append(Afterthought(warnings, untried))


def _level_of_named(draft: Draft, text: str) -> Sensitivity:
    """The highest level of what *text* names by key, remarks and all, as far as the author may see it."""
    words = {each[0] for each in _KEY.finditer(text)}
    ties = [each for each in map(draft.relationship, words) if each is not None]
    keys = {part for word in words for part in word.split("--")}
    keys.update(end for tie in ties for end in (tie.source, tie.target))
    levels = [each.sensitivity for each in ties]
    levels += [each.sensitivity for each in map(draft.entity, keys) if each is not None]
    return max(levels, default=min(Sensitivity))


def _kept_as(draft: Draft, kind: Kind, name: str, key: str | None) -> Entity | None:
    """A scenario that is called so, if the author may see one, and the one with this *key* is not."""
    named = called((each for each in draft.entities(kind.name) if not draft.is_hidden(each)), name)
    return None if any(each.key == key for each in named) else next(iter(named), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteScenario(Edit):
    """Remove a scenario."""

    key: Key
    expected_version: Expected

    def make(self, draft: Draft) -> Place:
        """Remove it."""
        known = draft.demand_entity(self.key, expected=self.expected_version)
        if not draft.ontology.kind[known.kind].is_scenario:
            raise draft.wrong("key", f"{known.key!r} is no scenario", known.key, "to remove other things: deleteEntity")
        return remove_entity(draft, known)
