"""Root fields: each reads the map through the lenses it is asked with."""

import inspect
from collections.abc import Callable
from typing import Any

import strawberry
from strawberry.types import Info

from graph.map_view import Lenses
from schema.arguments import AsOf, RecordedAsOf, StatedOnly

_LENSES = {"as_of": (AsOf, None), "recorded_as_of": (RecordedAsOf, None), "stated_only": (StatedOnly, False)}


def root_field(answer: Callable[..., Any], about: str, *, takes_lenses: bool = True) -> Any:
    """The root field that asks *answer*, a function of a scope and of its own arguments, under its name.

    The field takes those arguments and the lenses; *answer* says by its annotations what it takes and gives. Without
    *takes_lenses* it answers everything on record.
    """
    signature = inspect.signature(answer)
    own = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in list(signature.parameters.values())[1:]]
    lenses = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _LENSES.items()
        if takes_lenses
    ]
    context = inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info)

    def resolve(info: Info, **arguments: Any) -> Any:
        seen = Lenses(**{name: arguments.pop(name, default) for name, (_, default) in _LENSES.items()})
        return answer(info.context.scope(seen), **arguments)

    resolve.__name__ = answer.__name__
    resolve.__signature__ = signature.replace(parameters=[context, *own, *lenses])  # type: ignore[attr-defined] # read by inspect
    resolve.__annotations__ = {each.name: each.annotation for each in (context, *own, *lenses)}
    resolve.__annotations__["return"] = signature.return_annotation
    return strawberry.field(resolve, description=about)
