"""If this post is vacant (office dissolved, agreement lapsed, two bodies merged), what loses its only unit or post?

Definition. Every subject of a roster, and every other that anything names, is judged as coverage judges it on the map
as it is and as a scenario imagines it. A subject that had a unit and has none is *lost*. One that keeps a unit, while
nobody is left in a post that answers for it, is *unattended*, not lost; so is one whose post is vacant as it is, and
that loses whoever stands in. One that keeps fewer units, that keeps one only through its class, or that hung on a
decision and no longer does, is told too; one that keeps fewer units and is unattended, once for each. With them fall
goals that have a unit for fewer subjects, and whatever nobody is charged with, keeps, carries out, owns or speaks for
any more. A delegation in one matter goes on only with whoever has that matter, or has every one. Subjects too general
to be counted are told too, and move no figure.

Computed from coverage, twice.

>>> losses.run(view, scenario=imagine(view, [VacatePost(post="head-of-press")])).answer     # doctest: +SKIP
'No subject loses its only unit and 2 are left unattended; nothing else falls with it. Imagined: ...'

Not to be read as a forecast: a post without a name in it on record may be held by somebody, and counts as held.
"""

from graph.analyses.coverage.figures import figures
from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.losses.falls import falls
from graph.analyses.losses.report import Fallen, Loss, Losses, LossKind
from graph.analyses.losses.subjects import Subjects
from graph.analyses.losses.words import answer
from graph.analyses.rosters import everything_named, find_roster
from graph.map_view import MapView

__all__ = ["ANALYSIS", "Fallen", "Loss", "LossKind", "Losses", "run"]


def run(view: MapView, scenario: MapView, roster: str | None = None) -> Losses:
    """What is lost between *view* and the map of the *scenario*, on *roster* (its key; the map's default where None).

    Raises:
        NotFound: There is no such roster.
    """
    measured = find_roster(view, roster)
    listed = frozenset(each.key for each in measured.members)
    subjects = Subjects(view, scenario)
    before, after = subjects.figures(measured.members)
    others = (each for each in everything_named(view, with_generic=True) if each.key not in listed)
    rows = subjects.losses((*measured.members, *others), listed)
    fallen = falls(subjects.before, subjects.after)
    imagined = scenario.imagined[len(view.imagined) :]
    return Losses(
        answer=answer(imagined, measured, rows, fallen),
        imagined=imagined,
        roster=measured.entity,
        size=len(measured.members),
        before=figures(before),
        after=figures(after),
        rows=rows,
        falls=fallen,
    )


ANALYSIS = Analysis(
    name="losses",
    question="If this happened, what would lose its only unit or post?",
    about=(
        "What a post that falls vacant, an office that is dissolved, an agreement that lapses or two bodies that merge "
        "would leave without a unit, or without anybody in the post; and what falls with it."
    ),
    parameters=(
        Parameter(
            "scenario",
            "What is imagined, one change a line, such as `dissolve-office KEY`; or the key of a kept scenario.",
            Takes.SCENARIO,
            required=True,
        ),
        Parameter("roster", "The roster to measure on; the map's default where left out.", Takes.ROSTER),
    ),
    result=Losses,
    run=run,
)
