"""Folders of npm packages for tests, installed when first asked for."""

import os
import subprocess
from pathlib import Path

import pytest

from viz.web.node import NodeFolder, NodeMissing


def installed(path: Path) -> NodeFolder:
    """The folder with its packages; the test is skipped where they cannot be had, and fails under ``CI=true``."""
    folder = NodeFolder(path)
    try:
        folder.install()
    except (NodeMissing, subprocess.CalledProcessError) as missing:
        words = f"The packages of {path.name} cannot be had. Mend: python -m viz.web.node {path} ({missing})"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    return folder
