"""From the map's values to what GraphQL shows of them."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schema.scope import Scope

if TYPE_CHECKING:
    from schema.entity import Entity

Presenter: TypeAlias = Callable[[Scope, Any], Any]

_PRESENTERS: dict[type, Presenter] = {}


def shows(type_: type, presenter: Presenter) -> None:
    """Show values of this type by *presenter* from now on."""
    _PRESENTERS[type_] = presenter


def show_one(scope: Scope, value: Any) -> Any:
    """What GraphQL shows of a value: records and findings as their types, all else as it is."""
    presenter = _PRESENTERS.get(type(value))
    return value if presenter is None else presenter(scope, value)


def show_all(scope: Scope, values: Iterable[Any]) -> list[Any]:
    """What GraphQL shows of these values, one by one."""
    return [show_one(scope, each) for each in values]


def entity_at(scope: Scope, key: str) -> "Entity | None":
    """What GraphQL shows of the entity with this key; None where it may not be seen."""
    return cast("Entity | None", show_one(scope, scope.view.find(key)))
