"""Python environments of tools that stand apart, made when first asked for."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def environment(name: str, folder: Path) -> Path:
    """The folder of programs of the environment made from the pins in *folder*.

    The test is skipped where they cannot be had, and fails under ``CI=true``.
    """
    home = ROOT / f".venv-{name}"
    command = ["scripts/setup", "--tool", str(folder.relative_to(ROOT)), home.name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        words = f"The packages of {folder.name} cannot be had. Mend: {' '.join(command)} ({done.stderr.strip()[-300:]})"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    return home / "bin"
