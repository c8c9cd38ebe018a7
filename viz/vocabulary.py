"""What the code declares, for the front end, which cannot read it: `python -m viz.vocabulary` writes it down.

A test compares what is there with what this would write.
"""

import json
from pathlib import Path

from viz.imaginable import imaginable
from viz.questions import choices, questions, records
from viz.signs import Sign

FILE = Path(__file__).parent / "web/src/vocabulary.json"


def vocabulary() -> str:
    """As JSON: the letters of the matrix, the questions and the words of their answers, what can be imagined."""
    told = {
        "signs": {each.name: {"letter": each.letter, "meaning": each.meaning} for each in Sign},
        "questions": questions(),
        "records": records(),
        "choices": choices(),
        "imaginable": imaginable(),
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(vocabulary(), encoding="utf-8")
