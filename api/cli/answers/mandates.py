"""What mandates and the map say differently: the answer, then a list a kind."""

from itertools import groupby

from api.cli.answers.coverage import sentence
from api.cli.terminal import say
from graph.analyses.mandates import Mandates


def show_mandates(found: Mandates) -> None:
    """Print the differences, by kind."""
    say(found.answer, "bold")
    for kind, rows in groupby(found.rows, key=lambda row: row.kind):
        say()
        say(kind.value, "bold")
        for row in rows:
            say(f"  {row.text}")
            for each in row.reasons[:1]:
                quoted = sentence(each).removeprefix(each.text).strip()
                if quoted:
                    say(f"    {quoted}", "dim")
