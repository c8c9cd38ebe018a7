"""What can keep a mutation from being made, as clients are told in ``data``."""

import strawberry

from graph.editing import EditProblem, Obstacle
from graph.records import Entity, Relationship
from schema.described import Node
from schema.enums import described
from schema.mutations.inputs import shown_path
from schema.scope import Scope
from schema.show import show_one

described(Obstacle, "What sort of thing stands in the way.", name="UserErrorCode")


_MESSAGE = "What is wrong, and the next step, in a sentence."
_CODE = "What sort of thing it is, for a program."
_PATH = "Where in the arguments it stands: names, and places in lists from 0."


@strawberry.interface(description="Something that kept a mutation from being made. Nothing was written.")
class UserError:
    """Something that kept a mutation from being made."""

    message: str = strawberry.field(description=_MESSAGE)
    code: Obstacle = strawberry.field(description=_CODE)
    path: list[str] = strawberry.field(
        description="Where in the arguments it stands: names, and places in lists from 0."
    )


@strawberry.type(description="An argument names something that is not on the map, or that the viewer may not see.")
class NotFound(UserError):
    """An argument names something that is not there."""

    key: str = strawberry.field(description="What was named.")


@strawberry.type(description="Something was changed since it was read. Read it again and repeat the change.")
class Conflict(UserError):
    """Something was changed since it was read."""

    current: Node | None = strawberry.field(
        description="It as it is now; null where it is gone, or is neither an entity nor a relationship."
    )
    current_version: int | None = strawberry.field(description="The version it has now; null where it is gone.")


@strawberry.type(description="One of the things that are wrong with a request.")
class InputProblem:
    """One of the things that are wrong with a request."""

    message: str = strawberry.field(description=_MESSAGE)
    code: Obstacle = strawberry.field(description=_CODE)
    path: list[str] = strawberry.field(
        description="Where in the arguments it stands: names, and places in lists from 0."
    )
    value: str = strawberry.field(description="What stands there; empty where nothing does.")


@strawberry.type(description="The request breaks rules of the map; all of them are named.")
class ValidationFailed(UserError):
    """The request breaks rules of the map."""

    problems: list[InputProblem] = strawberry.field(
        description="Everything that is wrong, in the order of the request."
    )


@strawberry.type(description="Whoever asks may not do this.")
class Forbidden(UserError):
    """Whoever asks may not do this."""


FAILURES = (NotFound, Conflict, ValidationFailed, Forbidden)


def failure(scope: Scope, problems: tuple[EditProblem, ...]) -> UserError:
    """What a client is told: the one thing that stands in the way by its own type, several all at once."""
    first = problems[0]
    message, code, path = str(first), first.obstacle, shown_path(first.path)
    if len(problems) > 1 or code is Obstacle.INVALID:
        return ValidationFailed(message=message, code=code, path=path, problems=[_problem(each) for each in problems])
    if code is Obstacle.NOT_FOUND:
        return NotFound(message=message, code=code, path=path, key=first.value)
    if code is Obstacle.FORBIDDEN:
        return Forbidden(message=message, code=code, path=path)
    current = first.current
    return Conflict(
        message=message,
        code=code,
        path=path,
        current=show_one(scope, current) if isinstance(current, Entity | Relationship) else None,
        current_version=current.version if current else None,
    )


def _problem(each: EditProblem) -> InputProblem:
    return InputProblem(message=str(each), code=each.obstacle, path=shown_path(each.path), value=each.value)
