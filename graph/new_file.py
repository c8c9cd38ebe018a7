"""Writing a file that was not there before: whole, or not at all, and never in the place of another."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import Unusable


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file to write, readable by its owner alone; it becomes *path* once all of it is on disk.

    Where something is raised, nothing is left of it.

    Raises:
        Unusable: *path* exists, or cannot be written.
    """
    if os.path.lexists(path):
        raise Unusable(f"{path} exists. Name a new file.")
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            yield draft
            _reach_disk(draft)
            _take(draft, path)
        _reach_disk(path.parent)
    except FileExistsError as error:
        raise Unusable(f"{path} exists. Name a new file.") from error
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {error.strerror or error}.") from error


def _take(draft: Path, path: Path) -> None:
    """Let *draft* be *path*, unless there is a file by now."""
    try:
        os.link(draft, path)  # unlike a renaming, refuses to replace a file made meanwhile
    except FileExistsError:
        raise
    except OSError:  # some file systems, such as those of memory sticks, have no links
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        draft.replace(path)


def _reach_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
