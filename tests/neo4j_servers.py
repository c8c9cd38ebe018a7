"""Real Neo4j servers for tests: one a release and test process, started when first asked for, killed at the end."""

import os

import pytest
from neo4j import Driver, GraphDatabase

from scripts.neo4j_server import RELEASES, USERNAME, Missing, Neo4jServer, fetch, find_java

_SERVERS = pytest.StashKey[dict[str, Neo4jServer]]()


def running(config: pytest.Config, name: str) -> Neo4jServer:
    """The server of this release; the test is skipped where it cannot run, and fails where it must.

    Under ``CI=true`` it must, but for a release whose Java is not on the machine (5.26 must even then).
    """
    servers = config.stash.setdefault(_SERVERS, {})
    if name not in servers:
        servers[name] = _start(name)
        config.add_cleanup(servers[name].close)
    return servers[name]


def _start(name: str) -> Neo4jServer:
    release = RELEASES[name]
    in_ci = os.environ.get("CI") == "true"
    must = in_ci and name == "5.26"
    try:
        find_java(release)
        must = in_ci
        fetch(release)
        server = Neo4jServer(release)
    except Missing as missing:
        if must:
            pytest.fail(str(missing))
        pytest.skip(str(missing))
    server.start()
    return server


def driver_of(server: Neo4jServer) -> Driver:
    """A driver of the test's own, as another tool would use it."""
    return GraphDatabase.driver(server.url, auth=(USERNAME, server.password))


def empty(server: Neo4jServer) -> None:
    """Delete everything in its database but what migrations wrote, whose constraints stay too."""
    with driver_of(server) as driver, driver.session(database="neo4j") as session:
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS").consume()
        session.run(
            "MATCH (n) WHERE NOT n:SociogramMigration AND NOT n:SociogramConstraints "
            "CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS"
        ).consume()
