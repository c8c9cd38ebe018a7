"""Runs the command line in process, as somebody at a terminal would."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from api.cli import main


@dataclass(frozen=True)
class Answer:
    """What a command printed, what it said beside, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


class Terminal:
    """A terminal beside a store of its own."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        """Keep the store in *folder*."""
        self.url = f"sqlite:///{folder / 'map.db'}"
        self._patch, self._capture = patch, capture

    def run(self, *words: str) -> Answer:
        """Run ``sociogram`` with these words."""
        self._patch.setenv("SOCIOGRAM_STORE_URL", self.url)
        self._patch.setattr(sys, "argv", ["sociogram", *words])
        self._capture.readouterr()
        try:
            main()
            code = 0
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 1
        out, err = self._capture.readouterr()
        return Answer(out, err, code)
