"""The operations of docs/graphql.md as files of their own, for the tools of clients: ``python -m scripts.examples``.

A test compares what is there with what this would write.
"""

import re
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/graphql.md"
FOLDER = ROOT / "docs/graphql"

_OPERATION = re.compile(r"^```graphql\n((?:query|mutation|subscription) (\w+)\b.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> Mapping[str, str]:
    """The operations on the page by the names of their files: ``WhoHasIt`` is in ``who-has-it.graphql``."""
    found = _OPERATION.findall(PAGE.read_text(encoding="utf-8"))
    return {f"{re.sub(r'(?<!^)(?=[A-Z])', '-', name).lower()}.graphql": operation for operation, name in found}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.graphql"):
        old.unlink()
    for name, operation in examples().items():
        (FOLDER / name).write_text(operation, encoding="utf-8")
