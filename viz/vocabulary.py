"""What the code declares, for the front end, which cannot read it: `python -m viz.vocabulary` writes it down.

A test compares what is there with what this would write.
"""

import json
from pathlib import Path

from viz.questions import choices, questions, records
from viz.signs import Sign

FILE = Path(__file__).parent / "web/src/vocabulary.json"


def vocabulary() -> str:
    """The letters of the matrix, and the questions with what they answer with and in which words, as JSON."""
    told = {
        "signs": {each.name: {"letter": each.letter, "meaning": each.meaning} for each in Sign},
        "questions": questions(),
        "records": records(),
        "choices": choices(),
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(vocabulary(), encoding="utf-8")
