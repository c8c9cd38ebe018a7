"""`sociogram manifest`: lists the documents that a service is to know."""

from pathlib import Path
from typing import Annotated

import typer

from api.bootstrap import limits_of
from api.cli.terminal import say
from api.settings import read_settings
from graph.errors import Unusable


def manifest(
    files: Annotated[list[Path], typer.Argument(metavar="FILES...", help="GraphQL documents.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The manifest to write.", show_default=False)],
) -> None:
    """List GraphQL documents in a manifest.

    Each is checked against the schema and the limits; every problem is listed, and then nothing is written. A service
    with SOCIOGRAM_MANIFEST knows them by their SHA-256; with SOCIOGRAM_PERSISTED_DOCUMENTS=only it answers no others.

    For example:
        sociogram manifest queries/*.graphql --out manifest.json
    """
    from schema.manifest import manifest_of

    documents = {str(file): _read(file) for file in files}
    content = manifest_of(documents, limits_of(read_settings()))
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Unusable(f"{out} cannot be written: {error.strerror or error}.") from error
    say(f"{out} lists the operations of {len(documents)} document{'s' if len(documents) != 1 else ''}.")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise Unusable(f"{file} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise Unusable(f"{file} is not in UTF-8.") from error
