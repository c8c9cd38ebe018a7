"""What would be lost: the answer as a sentence, then who loses what with its sentence, and what falls with it."""

from api.cli.answers.coverage import sentence
from api.cli.terminal import say
from graph.analyses.losses import Losses


def show_losses(found: Losses) -> None:
    """Print who would lose what, those of the roster first, and what falls with it."""
    say(found.answer, "bold")
    before, after = found.before, found.after
    said = f"{before.firm} firm, {before.hangs} hanging, {before.open} open"
    then = f"{after.firm} firm, {after.hangs} hanging, {after.open} open"
    say(f"Coverage of {found.size}: {said} now; {then} then. Nothing is written.")
    for row in found.rows:
        say()
        say(row.text, "bold")
        for each in row.reasons:
            say(f"  {sentence(each)}")
    for number, fallen in enumerate(found.falls):
        if not number:
            say()
            say("With it")
        say(f"  {fallen.text}")
