"""The map in Neo4j: entities as nodes, relationships as native typed edges. The only package that knows the driver."""

import logging

from graph.stores.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # or the driver's own words stand before ours on stderr
