"""Who can bring us to X: the answer, then each way step by step."""

from api.cli.answers.coverage import sentence
from api.cli.terminal import say
from graph.analyses.introductions import Introductions


def show_introductions(found: Introductions) -> None:
    """Print the ways, shortest first; or what is on record that is no contact."""
    say(found.answer, "bold")
    for way in found.ways:
        say()
        persons = ", ".join(each.name for each in way.persons) or "no person on record"
        steps = f"{way.steps} step{'' if way.steps == 1 else 's'}"
        say(f"{way.by.name}, {steps}; {persons}", "bold")
        for each in way.reasons:
            say(f"  {sentence(each)}")
    for number, each in enumerate(found.nearest):
        if not number:
            say()
            say("On record instead")
        say(f"  {sentence(each)}")
