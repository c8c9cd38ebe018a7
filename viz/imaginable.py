"""What can be imagined, as it is declared, for a front end that knows none of it: each change and how it is written."""

from typing import Any, TypeAlias

from graph.editing.declare import Declared, Edit, declared, purpose
from graph.ontology import ONTOLOGY
from graph.scenarios import IMAGININGS, usage
from graph.scenarios.text import name_of

Told: TypeAlias = dict[str, Any]  # JSON

SAMPLES = {
    "post": "head-of-press",
    "office": "press-office",
    "into": "press-and-media",
    "parts": 'part="Press North: media, journalists" part="Press South: donors"',
    "type": "ENGAGES",
    "source": "press-office",
    "target": "media",
    "relationship": "press-office--engages--media",
    "to": "public-affairs",
    "agreement": "press-accord",
    "body": "journalists",
    "priority": "priority-2018-1",
    "reading": "media--same-as--press",
    "subject": "media",
    "unit": "press-office",
    "until": "2018-12-31",
    "decision": "media-to-press",
}
"""What may stand for what a change needs, in an example."""


def imaginable() -> list[Told]:
    """Every change that can be imagined: its name, what it means, how it is written, what it needs, and an example."""
    return [
        {
            "name": name_of(each),
            "about": purpose(each),
            "usage": usage(each),
            "example": example(each),
            "needs": [_needed(field) for field in declared(each) if field.is_required],
        }
        for each in IMAGININGS
    ]


def example(change: type[Edit]) -> str:
    """A line that writes this change with all that it needs, of things that no map must have."""
    needed = {each.name.replace("_", "-").upper(): each.name for each in declared(change) if each.is_required}
    written = [needed.pop(word) for word in usage(change).split() if word in needed]
    return " ".join([name_of(change), *(SAMPLES[each] for each in (*written, *needed.values()))])


def _needed(field: Declared) -> Told:
    return {"name": field.name.replace("_", "-"), "about": field.about, "kinds": _kinds(field.name)}


def _kinds(word: str) -> list[str]:
    """The kinds, as GraphQL calls them, whose keys a word stands for; none where it does not tell."""
    kinds = ONTOLOGY.subjects if word == "subject" else [each for each in ONTOLOGY.kinds if each.name == word]
    return [each.name.upper() for each in kinds]
