"""The pages of the browser: the explorer, GraphiQL and the one that stands for any other, and the files they load."""

import hashlib
import json
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
FOLDERS = (HERE / "static", HERE / "fonts")
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
"""What both pages run under: nothing inline, nothing foreign."""

_MEDIA_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".otf": "font/otf"}
_TEMPLATES = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined)


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that a page loads. The page asks for it with its digest (`?v=`), so that it may be kept for ever."""

    content: bytes
    media_type: str
    digest: str


def explorer_page(prefix: str = "") -> str:
    """The explorer's page for a service whose paths all start with *prefix* (empty, or "/map")."""
    return _shell("explorer", "sociogram", prefix)


def graphiql_page(prefix: str = "") -> str:
    """The page on which people try GraphQL documents, for a service whose paths all start with *prefix*."""
    return _shell("graphiql", "GraphiQL · sociogram", prefix)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody can go instead, and what there is."""

    path: str
    words: str


def absent_page(path: str, places: Iterable[Place], prefix: str = "") -> str:
    """The page that says that there is none at *path*, and which *places* there are."""
    template = _TEMPLATES.get_template("absent.html")
    return template.render(path=path, places=list(places), stylesheet=_address_of("explorer.css", prefix))


def explorer_documents() -> tuple[str, ...]:
    """The GraphQL documents that the explorer asks, as its bundle has them."""
    return tuple(json.loads((HERE / "static" / "documents.json").read_text(encoding="utf-8")))


def static_file(name: str) -> StaticFile | None:
    """The script, style sheet or font called *name*; None if there is none, or if *name* leaves the folders."""
    if Path(name).name != name or name.startswith("."):
        return None
    path = next((folder / name for folder in FOLDERS if (folder / name).is_file()), None)
    return None if path is None else _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, _changed: int) -> StaticFile:
    """The file as it was when it last changed; rebuilt bundles are read again."""
    content = path.read_bytes()
    media_type = _MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return StaticFile(content, media_type, hashlib.sha256(content).hexdigest()[:16])


def _shell(name: str, title: str, prefix: str) -> str:
    template = _TEMPLATES.get_template("shell.html")
    return template.render(
        name=name, title=title, config={"prefix": prefix}, asset=lambda file: _address_of(file, prefix)
    )


def _address_of(file_name: str, prefix: str) -> str:
    """Where a page asks for a file, with its digest."""
    file = static_file(file_name)
    return f"{prefix}/static/{file_name}" + ("" if file is None else f"?v={file.digest}")
