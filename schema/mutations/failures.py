"""What a mutation answers with where it was not made: typed, in words, with every problem at once."""

from enum import Enum

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.editing import Refused, Sort, Trouble
from schema.mutations.things import Thing
from schema.scope import Scope


@strawberry.enum(description="What sort of refusal it is.")
class ErrorCode(Enum):
    """What sort of refusal it is."""

    NOT_FOUND = strawberry.enum_value("not found", description="Something that was named is not there, at this level.")
    CONFLICT = strawberry.enum_value("conflict", description="Somebody changed it since it was read.")
    VALIDATION_FAILED = strawberry.enum_value("invalid", description="The input breaks a rule of the map.")
    FORBIDDEN = strawberry.enum_value("forbidden", description="Who asks may not do this.")

    @property
    def sort(self) -> Sort:
        """The sort that the edits themselves tell."""
        return Sort(self.value)


@strawberry.type(description="One thing that is wrong with one field of the input.")
class Problem:
    """One thing that is wrong with one field of the input."""

    path: list[str] = strawberry.field(
        description='Where in the arguments it stands, such as `["input", "changes", "2", "connect", "source"]`.'
    )
    message: str = strawberry.field(description="The rule it breaks, and what was found.")
    value: str | None = strawberry.field(description="What stands there, as text.")
    hint: str | None = strawberry.field(description="What to do about it.")

    @staticmethod
    def of(trouble: Trouble) -> "Problem":
        """The problem as it is shown."""
        return Problem(
            path=[to_camel_case(each) for each in trouble.path],
            message=trouble.fact,
            value=trouble.value or None,
            hint=trouble.hint or None,
        )


@strawberry.interface(description="Why a change was not made. Nothing was written.")
class UserError:
    """Why a change was not made."""

    message: str = strawberry.field(description="What is wrong, in words.")
    code: ErrorCode = strawberry.field(description="What sort of refusal it is.")
    path: list[str] = strawberry.field(description="Where in the arguments the first problem stands.")
    problems: list[Problem] = strawberry.field(description="Everything that is wrong, in the order of the input.")


@strawberry.type(description="Something that was named is not there, at this level. Nothing was written.")
class NotFound(UserError):
    """Something that was named is not there."""


@strawberry.type(description="Somebody changed it since it was read. Nothing was written: read it again, and repeat.")
class Conflict(UserError):
    """Somebody changed it since it was read."""

    current: Thing | None = strawberry.field(description="It as it is now; null where it is no more.")


@strawberry.type(description="The input breaks rules of the map. Nothing was written.")
class ValidationFailed(UserError):
    """The input breaks rules of the map."""


@strawberry.type(description="Who asks may not do this. Nothing was written.")
class Forbidden(UserError):
    """Who asks may not do this."""


FAILURES = (NotFound, Conflict, ValidationFailed, Forbidden)
"""The types that every mutation may answer with besides its payload."""


def failure(scope: Scope, refused: Refused) -> UserError:
    """What a client is told of a refusal."""
    problems = [Problem.of(each) for each in refused.troubles]
    words = _words(problems[0]) if len(problems) == 1 else f"There are {len(problems)} problems"
    code, path = ErrorCode(refused.sort.value), problems[0].path
    message = f"{_sentence(words)} Nothing was written."
    match refused.sort:
        case Sort.NOT_FOUND:
            return NotFound(message=message, code=code, path=path, problems=problems)
        case Sort.FORBIDDEN:
            return Forbidden(message=message, code=code, path=path, problems=problems)
        case Sort.INVALID:
            return ValidationFailed(message=message, code=code, path=path, problems=problems)
        case Sort.CONFLICT:
            current = next((each.current for each in refused.troubles if each.current is not None), None)
            thing = None if current is None else Thing(scope=scope, table=current.table, record_key=current.key)
            return Conflict(message=message, code=code, path=path, problems=problems, current=thing)


def _words(problem: Problem) -> str:
    return f"{'.'.join(problem.path)}: {problem.message}" + (f" ({problem.hint})" if problem.hint else "")


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
