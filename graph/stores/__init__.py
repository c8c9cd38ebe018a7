"""Where the map is kept: SQLite by default, Neo4j by its address."""
