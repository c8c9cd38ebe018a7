"""What about a record differs, field by field, in words."""

from collections.abc import Iterator

from graph.analyses.sentences import listed
from graph.map_view import MapView
from graph.records import Entity, Properties, Relationship
from graph.when import Extent, Validity, dated, written

_ENTITY = ("name", "kind", "aliases", "certainty", "basis", "sensitivity", "note")
_RELATIONSHIP = (
    "type",
    "source",
    "target",
    "role",
    "purpose",
    "qualifier",
    "condition",
    "certainty",
    "basis",
    "sensitivity",
    "note",
)

_PERIODS = ("role", "purpose", "qualifier", "condition")


def changes(before: Entity | Relationship, after: Entity | Relationship) -> list[str]:
    """What is recorded differently: "purpose was “to inform”, is “to teach”"."""
    names = _ENTITY if isinstance(after, Entity) else _RELATIONSHIP
    said = [_change(name, getattr(before, name), getattr(after, name)) for name in names]
    if before.validity != after.validity:
        said.append(f"period was {period(before.validity)}, is {period(after.validity)}")
    return [*filter(None, said), *_properties(before.properties, after.properties)]


def turns(before: Relationship, after: Relationship) -> list[str]:
    """What a later period says otherwise than an earlier one; notes and certainty are each period's own."""
    said = [_change(name, getattr(before, name), getattr(after, name)) for name in _PERIODS]
    return [*filter(None, said), *_properties(before.properties, after.properties)]


def period(validity: Validity) -> str:
    """A period in words, as exact as it is known."""
    if not validity.is_dated:
        return "undated"
    within = "some time " if validity.extent is Extent.SOME_TIME_WITHIN else ""
    if validity.start == validity.end:
        return f"{within}{dated(validity.start)}" if within and validity.start else written(validity.start)
    start = f"from {written(validity.start)}" if validity.start else ""
    end = f"until {written(validity.end)}" if validity.end else ""
    return within + " ".join(filter(None, (start, end)))


def role_changes(
    before: MapView, after: MapView, old: Relationship, new: Relationship, *, on_the_day: bool
) -> list[str]:
    """Who holds a role on it and did not before, or the other way round: "accountable was nobody, is Press"."""
    if not before.snapshot.responsibilities_on(old.key) and not after.snapshot.responsibilities_on(new.key):
        return []
    was, is_ = _roles(before, old, on_the_day=on_the_day), _roles(after, new, on_the_day=on_the_day)
    return [
        f"{role} was {listed(was.get(role, ()))}, is {listed(is_.get(role, ()))}"
        for role in sorted(was.keys() | is_.keys())
        if was.get(role) != is_.get(role)
    ]


def evidence_changes(
    before: MapView, after: MapView, old: Entity | Relationship, new: Entity | Relationship
) -> list[str]:
    """What documents say of it now and did not before, or the other way round."""
    was, is_ = ({each.key: each for each in side.evidence(row)} for side, row in ((before, old), (after, new)))
    added, gone = [is_[key] for key in is_ if key not in was], len(was.keys() - is_.keys())
    said = []
    if against := sum(each.contradicts for each in added):
        said.append(f"{against} more {'source says' if against == 1 else 'sources say'} otherwise")
    if more := len(added) - against:
        said.append(f"{more} more {'source bears' if more == 1 else 'sources bear'} it out")
    if gone:
        said.append(f"{gone} {'source was' if gone == 1 else 'sources were'} taken away")
    return said


def _roles(view: MapView, tie: Relationship, *, on_the_day: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in view.responsibilities(tie):
        if not on_the_day or view.role_holds(each).counts:
            found.setdefault(each.role.value, []).append(view.entity(each.holder).name)
    return {role: sorted(holders) for role, holders in found.items()}


def _properties(before: Properties, after: Properties) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        said = _change(name.replace("_", " "), before.get(name), after.get(name))
        if said:
            yield said


def _change(name: str, before: object, after: object) -> str:
    return f"{name} was {_shown(before)}, is {_shown(after)}" if before != after else ""


def _shown(value: object) -> str:
    match value:
        case None | () | "":
            return "not given"
        case bool():
            return "yes" if value else "no"
        case int():
            return str(getattr(value, "name", value)).lower()
        case tuple():
            return listed(f"“{each}”" for each in value)
        case _:
            return f"“{getattr(value, 'value', value)}”"
