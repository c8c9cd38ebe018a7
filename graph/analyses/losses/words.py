"""The answer about losses as sentences."""

from collections.abc import Sequence

from graph.analyses.losses.report import Fallen, Loss, LossKind
from graph.analyses.losses.subjects import counts
from graph.analyses.rosters import Roster
from graph.analyses.sentences import counted, listed

_LOSES = {
    LossKind.LOST: ("subject loses its only unit", "subjects lose their only unit"),
    LossKind.UNATTENDED: ("is left unattended", "are left unattended"),
    LossKind.FEWER: ("keeps fewer units", "keep fewer units"),
    LossKind.WEAKER: ("no longer hangs on a decision", "no longer hang on a decision"),
}


def answer(imagined: Sequence[str], roster: Roster, rows: Sequence[Loss], fallen: Sequence[Fallen]) -> str:
    """Who loses what and what falls with it, and what is imagined."""
    said = []
    for kind, number, on_roster in counts(rows):
        if number:
            said.append(counted(number, *_LOSES[kind]) + _on(on_roster, number, roster))
        elif kind is LossKind.LOST:
            said.append("no subject loses its only unit")
    lost = listed(said)
    goals = sum(each.goal_before is not None for each in fallen)
    falling = [counted(goals, "goal", "goals")] if goals else []
    if len(fallen) > goals:
        falling.append(counted(len(fallen) - goals, "other thing", "other things"))
    fall = "falls" if len(fallen) == 1 else "fall"
    with_it = f"{listed(falling)} {fall} with it" if falling else "nothing else falls with it"
    return " ".join((f"{lost[:1].upper()}{lost[1:]}; {with_it}.", "Imagined:", *imagined))


def _on(on_roster: int, number: int, roster: Roster) -> str:
    if roster.entity is None or on_roster == number:
        return ""
    return f" ({on_roster} of them on {roster.name})" if on_roster else f" (not on {roster.name})"
