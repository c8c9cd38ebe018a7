"""Days and moments as GraphQL scalars."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from schema.problems import Code, refusal, shortened


def read_day(value: object) -> date:
    """The day that *value* writes as ``2017-06-12``."""
    try:
        if isinstance(value, str) and len(value) == len("2017-06-12"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise _unreadable(value, "day", "2017-06-12")


def read_moment(value: object) -> datetime:
    """The moment that *value* writes as ``2017-06-12T14:30:00Z``; without an offset it is taken as UTC."""
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except ValueError:
        pass
    raise _unreadable(value, "moment", "2017-06-12T14:30:00Z")


def _unreadable(value: object, what: str, example: str) -> GraphQLError:
    return refusal(Code.BAD_INPUT, f"{shortened(value)} is no {what} of the calendar. Write it as {example}.")


SCALARS: Mapping[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="A day as ISO 8601 writes it, such as `2017-06-12`.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
        serialize=date.isoformat,
        parse_value=read_day,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="A moment as ISO 8601 writes it, such as `2017-06-12T14:30:00Z`; without an offset, UTC.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time.html",
        serialize=datetime.isoformat,
        parse_value=read_moment,
    ),
}
"""How Python's days and moments are written and read."""
