"""Where the map is kept: SQLite by default, Neo4j by its address."""

from pathlib import Path
from urllib.parse import unquote

from graph.errors import StoreMismatch
from graph.store import GraphStore
from graph.stores.sqlite import SqliteStore

SQLITE_SCHEME = "sqlite"
NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

_ACCEPTED = (
    "Write sqlite:///map.db (a file here), sqlite:////data/map.db (a file anywhere), sqlite:// (in memory), "
    "or a Neo4j address such as neo4j://localhost:7687, neo4j+s://, bolt:// or bolt+s://"
)


def open_store(
    url: str,
    *,
    username: str | None = None,
    password: str | None = None,
    database: str | None = None,
    create: bool = True,
) -> GraphStore:
    """The store at *url*, ready for use: its schema is created or brought up to date.

    *username*, *password* and *database* are for Neo4j; without *username* there is no authentication. Without *create*
    a file must be there already.

    Raises:
        StoreMismatch: The address is of no known form, or what answers is no store that this version can use.
        StoreUnavailable: The store does not answer, or is a file that is not there and not to be made.
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        raise StoreMismatch(f"The store's address has no scheme. {_ACCEPTED}.")
    if scheme == SQLITE_SCHEME:
        store: GraphStore = SqliteStore(_file(rest), create=create)
    elif scheme in NEO4J_SCHEMES:
        from graph.stores.neo4j.store import Neo4jStore  # the driver takes a moment to load; files need none

        store = Neo4jStore(url, username=username, password=password, database=database)
    else:
        raise StoreMismatch(f"Stores of the kind {scheme!r} are not known. {_ACCEPTED}.")
    try:
        store.migrate()
    except BaseException:
        store.close()
        raise
    return store


def _file(rest: str) -> Path | None:
    if rest in ("", "/", "/:memory:"):
        return None
    if not rest.startswith("/"):
        raise StoreMismatch(
            f"The address of an SQLite store has three slashes, or four before a full path. {_ACCEPTED}."
        )
    return Path(unquote(rest[1:])).expanduser()
