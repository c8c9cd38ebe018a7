"""Rewrite `schema.graphql`, the committed text of the schema: `python -m schema.export`."""

from pathlib import Path

from graphql import build_schema as read_sdl
from graphql import lexicographic_sort_schema, print_schema

from schema.build import build_schema

SDL_FILE = Path(__file__).with_name("schema.graphql")


def sdl() -> str:
    """The schema in GraphQL's own language, sorted, so that a difference shows what changed and nothing else."""
    return print_schema(lexicographic_sort_schema(read_sdl(build_schema().as_str()))) + "\n"


if __name__ == "__main__":
    SDL_FILE.write_text(sdl(), encoding="utf-8")
