"""Root fields: each reads the map, or a scenario of it, through the lenses it is asked with."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from strawberry.types import Info

from graph.map_view import Lenses
from schema.arguments import AsOf, RecordedAsOf, StatedOnly

_LENSES: Mapping[str, tuple[Any, Any]] = {
    "as_of": (AsOf, None),
    "recorded_as_of": (RecordedAsOf, None),
    "stated_only": (StatedOnly, False),
}


@dataclass(frozen=True, slots=True)
class Root:
    """A root field that asks *answer*, a function of a scope and of its own arguments, under its name.

    The field takes those arguments and the lenses; *answer* says by its annotations what it takes and gives. Without
    *takes_lenses* it answers everything on record.
    """

    answer: Callable[..., Any]
    about: str
    takes_lenses: bool = True

    def on_map(self) -> Any:
        """The field of the query."""
        answer = self.answer

        def resolve(info: Info, **arguments: Any) -> Any:
            return answer(info.context.scope(_taken(arguments)), **arguments)

        return self._field(resolve)

    def on_scenario(self) -> Any:
        """The same field of a map that a scenario imagines: what it is asked on says which."""
        answer = self.answer

        def resolve(self: Any, info: Info, **arguments: Any) -> Any:
            return answer(info.context.scope(_taken(arguments), self.scenario), **arguments)

        owner = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        return self._field(resolve, owner)

    def _field(self, resolve: Any, *before: inspect.Parameter) -> Any:
        signature = inspect.signature(self.answer)
        own = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in list(signature.parameters.values())[1:]]
        lenses = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (annotation, default) in _LENSES.items()
            if self.takes_lenses
        ]
        context = inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info)
        resolve.__name__ = self.answer.__name__
        resolve.__signature__ = signature.replace(parameters=[*before, context, *own, *lenses])
        resolve.__annotations__ = {each.name: each.annotation for each in (context, *own, *lenses)}
        resolve.__annotations__["return"] = signature.return_annotation
        return strawberry.field(resolve, description=self.about)


def _taken(arguments: dict[str, Any]) -> Lenses:
    """The lenses among *arguments*, which then has only what the field itself takes."""
    return Lenses(**{name: arguments.pop(name, default) for name, (_, default) in _LENSES.items()})
