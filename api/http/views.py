"""`/views/`: pictures of the map, drawn when asked for, as seen through the lenses of the query string."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from urllib.parse import urlencode

from anyio import to_thread
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.bootstrap import Service
from graph.errors import MapError, NotFound, StoreError
from graph.map_view import Lenses
from graph.pulse import OutOfTime, seconds, under
from graph.scenarios import Scenario
from schema.scalars import read_day, read_moment
from viz.draw import MEDIA_TYPES, draw

LENSES = ("roster", "asOf", "recordedAsOf", "statedOnly", "scenario")
"""What the query string may say; empty values say nothing. A scenario is the text of its changes, or its key."""

STATUSES: tuple[tuple[type[MapError], int], ...] = ((NotFound, 404), (StoreError, 503))
"""What a picture that cannot be drawn is answered with; 400 for anything else that was expected to go wrong."""

_TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


class Views:
    """Serves pictures: `/views/matrix.svg?asOf=2018-01-01`."""

    def __init__(self, service: Service) -> None:
        """Draw the map of *service*."""
        self._door = service.door
        self._prefix, self._seconds = service.settings.path_prefix, service.settings.max_seconds

    async def picture(self, request: Request) -> Response:
        """A picture in a format, by its file name."""
        said = {name: value for name, value in request.query_params.items() if value}
        unknown = sorted(set(said) - set(LENSES))
        if unknown:
            return _problem(400, f"{', '.join(unknown)}: no such parameter. There are {', '.join(LENSES)}.")
        kind, _, format_ = request.path_params["file"].partition(".")
        address = f"{str(request.base_url).rstrip('/')}{self._prefix}/?{urlencode({'view': kind, **said})}"
        try:
            lenses = _lenses(said)
            content = await to_thread.run_sync(partial(self._draw, kind, format_, lenses, said, address))
        except GraphQLError as error:
            return _problem(400, error.message)
        except MapError as error:
            return _problem(_status(error), str(error))
        except OutOfTime:
            return _problem(503, f"Imagining it took longer than {self._seconds:g} seconds. Imagine less at once.")
        return Response(content, headers=_headers(f"{kind}.{format_}"), media_type=MEDIA_TYPES[format_])

    def _draw(self, kind: str, format_: str, lenses: Lenses, said: Mapping[str, str], address: str) -> bytes:
        view = self._door.view(lenses)
        if "scenario" in said:
            with under(seconds(self._seconds)):
                view = Scenario.of(said["scenario"]).over(view, self._door.view())
        return draw(kind, view, format_, roster=said.get("roster"), address=address)


def _lenses(said: Mapping[str, str]) -> Lenses:
    as_of: date | None = read_day(said["asOf"]) if "asOf" in said else None
    recorded: datetime | None = read_moment(said["recordedAsOf"]) if "recordedAsOf" in said else None
    stated_only = said.get("statedOnly", "false").lower()
    if stated_only not in _TRUTHS:
        raise GraphQLError(f"statedOnly: {stated_only[:40]!r} is neither true nor false.")
    return Lenses(as_of=as_of, recorded_as_of=recorded, stated_only=_TRUTHS[stated_only])


def _status(error: MapError) -> int:
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 400)


def _headers(file_name: str) -> dict[str, str]:
    shown = "inline" if file_name.endswith((".json", ".png")) else "attachment"
    return {"Content-Disposition": f'{shown}; filename="{file_name}"', "Cache-Control": "no-store"}


def _problem(status: int, message: str) -> Response:
    return PlainTextResponse(f"{message}\n", status, {"Cache-Control": "no-store"})
