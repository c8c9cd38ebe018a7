"""Environments of tools that stand apart, made when first asked for."""

import os
from pathlib import Path

import pytest

from scripts.neo4j_server import Missing
from scripts.tools import environment


def programs(pins: Path) -> Path:
    """The folder of programs made from *pins*; the test is skipped where it cannot be had, and fails in ``CI=true``."""
    try:
        return environment(pins)
    except Missing as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))
