"""The words of coverage for the front end, which cannot read the code: `python -m viz.vocabulary` writes them down.

A test compares what is there with what this would write.
"""

import json
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from graph.analyses.coverage.report import CoverageFigure, CoverageFlag, CoverageState
from graph.analyses.coverage.words import word
from viz.signs import Sign

FILE = Path(__file__).parent / "web/src/vocabulary.json"


def vocabulary() -> str:
    """Figures, states and flags with word and meaning, and the letters of the matrix, as JSON."""
    told = {
        "figures": _words(CoverageFigure),
        "states": _words(CoverageState),
        "flags": _words(CoverageFlag),
        "signs": {each.name: {"letter": each.letter, "meaning": each.meaning} for each in Sign},
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _words(values: Iterable[Enum]) -> dict[str, dict[str, str]]:
    return {each.name: {"word": word(each), "meaning": str(each.value)} for each in values}


if __name__ == "__main__":
    FILE.write_text(vocabulary(), encoding="utf-8")
