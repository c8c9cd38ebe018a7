"""Fields of the schema that are methods: what a method's docstring says is the field's description."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar, cast

import strawberry

Method = TypeVar("Method", bound=Callable[..., Any])


def field(method: Method) -> Method:
    """A field that *method* resolves."""
    return cast("Method", strawberry.field(method, description=inspect.getdoc(method)))
