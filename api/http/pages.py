"""The pages and the files they load."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from api.bootstrap import Service
from viz.page import Place, absent_page, explorer_page, graphiql_page, static_file

_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


class Pages:
    """Serves the explorer, GraphiQL and their files."""

    def __init__(self, service: Service) -> None:
        """Serve under the path prefix of *service*."""
        prefix = self._prefix = service.settings.path_prefix
        self._places = [Place(f"{prefix}/", "The explorer: who has which relationship, and where coverage is thin")]
        if service.settings.introspection:
            self._places.append(Place(f"{prefix}/graphiql", "GraphiQL: try GraphQL documents"))

    async def explorer(self, _request: Request) -> Response:
        """The explorer."""
        return HTMLResponse(explorer_page(self._prefix), headers={"Cache-Control": _ASK_AGAIN})

    async def graphiql(self, _request: Request) -> Response:
        """The page on which people try GraphQL documents."""
        return HTMLResponse(graphiql_page(self._prefix), headers={"Cache-Control": _ASK_AGAIN})

    async def absent(self, request: Request, _error: Exception) -> Response:
        """What stands where there is no page: that there is none, and where to go."""
        path = request.url.path
        if "text/html" in request.headers.get("accept", ""):
            return HTMLResponse(absent_page(path, self._places, self._prefix), 404)
        there = ", ".join(each.path for each in self._places)
        return PlainTextResponse(f"There is nothing at {path}. There are {there} and {self._prefix}/graphql.\n", 404)

    async def file(self, request: Request) -> Response:
        """A file that a page loads; kept for ever where it is asked for by its digest."""
        found = static_file(request.path_params["name"])
        if found is None:
            return PlainTextResponse("There is no such file.\n", 404)
        kept = _FOR_EVER if request.query_params.get("v") == found.digest else _ASK_AGAIN
        headers = {"ETag": f'"{found.digest}"', "Cache-Control": kept}
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(found.content, headers=headers, media_type=found.media_type)
