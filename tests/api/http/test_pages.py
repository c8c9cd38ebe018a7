import pytest

from tests.api.http.client import Client
from tests.maps import World


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(World())


@pytest.mark.parametrize(("path", "name"), [("/", "explorer"), ("/graphiql", "graphiql")])
def test_a_page_loads_its_own_script_and_style_and_nothing_inline(client: Client, path: str, name: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    assert f'src="/static/{name}.js' in response.text
    assert f'href="/static/{name}.css' in response.text
    assert "style=" not in response.text
    assert "http://" not in response.text
    assert "https://" not in response.text


def test_where_the_schema_is_not_told_there_is_no_page_to_try_it_on() -> None:
    client = Client(World(), introspection=False)
    assert client.get("/graphiql").status_code == 404
    assert client.get("/").status_code == 200


def test_a_page_that_does_not_exist_says_so_and_where_to_go() -> None:
    client = Client(World(), path_prefix="/map", introspection=False)
    shown = client.get("/map/<b>nope</b>", headers={"accept": "text/html"})
    told = client.get("/map/nope")

    assert (shown.status_code, told.status_code) == (404, 404)
    assert "There is no page /map/&lt;b&gt;nope&lt;/b&gt;" in shown.text
    assert 'href="/map/"' in shown.text
    assert "graphiql" not in shown.text
    assert told.text == "There is nothing at /map/nope. There are /map/ and /map/graphql.\n"


def test_a_file_is_kept_for_ever_where_it_is_asked_for_by_its_digest(client: Client) -> None:
    plain = client.get("/static/explorer.js")
    digest = plain.headers["etag"].strip('"')
    named = client.get("/static/explorer.js", params={"v": digest})
    outdated = client.get("/static/explorer.js", params={"v": "0"})
    assert plain.headers["cache-control"] == outdated.headers["cache-control"] == "no-cache"
    assert named.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert named.headers["content-type"] == "text/javascript; charset=utf-8"
    again = client.get("/static/explorer.js", headers={"if-none-match": plain.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fpage.py", "%2e%2e/page.py", ".hidden", "%00"])
def test_what_is_no_file_of_a_page_is_not_served(client: Client, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_all_paths_start_with_the_prefix() -> None:
    client = Client(World(), path_prefix="/our/map")
    assert client.get("/").status_code == 404
    assert client.get("/healthz").status_code == 404
    page = client.get("/our/map/")
    assert page.status_code == 200
    assert 'src="/our/map/static/explorer.js' in page.text
    assert client.get("/our/map/healthz").status_code == 200
    asked = client.send("POST", "/our/map/graphql", json={"query": "{ __typename }"})
    assert asked.json()["data"] == {"__typename": "Query"}
