"""Reads the file of a policy."""

from pathlib import Path

from graph.errors import Unusable
from graph.policy import MOST_CHARACTERS

_MOST_BYTES = 4 * MOST_CHARACTERS + 4
"""As many as the characters of the longest policy can take in UTF-8, and a few more so that it shows."""


def read_policy_file(path: str) -> str:
    """The text of the policy in the file *path*; of a longer one than can be read, enough to say so.

    Raises:
        Unusable: The file cannot be read, or is no text.
    """
    try:
        with Path(path).open("rb") as file:
            read = file.read(_MOST_BYTES)
        # of a file that is too long anyway, a character may be cut in two
        return read.decode("utf-8", "strict" if len(read) < _MOST_BYTES else "replace")
    except OSError as error:
        raise Unusable(f"The policy {path!r} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise Unusable(f"The policy {path!r} is not text in UTF-8: see byte {error.start:,}.") from None
