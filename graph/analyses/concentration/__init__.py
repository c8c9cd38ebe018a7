"""How much hangs on one post or office?

Definition. Counted are the subjects of a roster that a unit has, by mandate or decision. A subject hangs on one unit if
no other unit has it, and on one post if no other post answers for those who have it. The *ownership network* has these
subjects, the units that have them, the posts that answer and the persons in them; a cut vertex is something without
which a part of it falls into pieces, a bridge a tie without which it does.

Computed from the coverage of the roster, and one depth-first search over the network.

>>> concentration.run(view).answer                                                          # doctest: +SKIP
'1 of the 2 subjects that a unit has, of 17 on Target groups ..., hangs on one unit alone: ...'

Not to be read as a risk that grows with the number: a unit with many subjects may have many people.
"""

from graph.analyses.concentration.loads import Loads
from graph.analyses.concentration.report import Bridge, Concentration, CutVertex, PostLoad, UnitLoad
from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.rosters import Roster, find_roster
from graph.analyses.sentences import counted, listed
from graph.map_view import MapView

__all__ = ["ANALYSIS", "Bridge", "Concentration", "CutVertex", "PostLoad", "UnitLoad", "run"]


def run(view: MapView, roster: str | None = None) -> Concentration:
    """How much of *roster* (its key; the map's default where None) hangs on one unit or post.

    Raises:
        NotFound: There is no such roster.
    """
    measured = find_roster(view, roster)
    loads = Loads(view, measured.members)
    units, posts = loads.units(), loads.posts()
    vertices, bridges = loads.network()
    one_unit = sum(len(held.units) == 1 for held in loads.held)
    one_post = sum(len(held.posts) == 1 for held in loads.held)
    return Concentration(
        answer=_answer(view, measured, len(loads.held), one_unit, units, posts),
        roster=measured.entity,
        size=len(measured.members),
        firm=len(loads.held),
        one_unit=one_unit,
        one_post=one_post,
        no_post=sum(not held.posts for held in loads.held),
        units=units,
        posts=posts,
        cut_vertices=vertices,
        bridges=bridges,
    )


def _answer(
    view: MapView,
    measured: Roster,
    firm: int,
    one_unit: int,
    units: tuple[UnitLoad, ...],
    posts: tuple[PostLoad, ...],
) -> str:
    if not measured.members:
        return f"{measured.name} lists nobody, so nothing hangs on one unit."
    size = counted(len(measured.members), "subject", "subjects")
    if not firm:
        return f"Of the {size} of {measured.name}, none has a unit, so nothing hangs on one ({view.absence})."
    if not one_unit:
        return f"Of the {size} of {measured.name}, {firm} {_have(firm)} a unit, and none hangs on one alone."
    hangs = "hangs" if one_unit == 1 else "hang"
    said = f"Of the {size} of {measured.name}, {firm} {_have(firm)} a unit, and {one_unit} {hangs} on one alone: "
    most = len(units[0].alone)
    tied = [each.unit.name for each in units if len(each.alone) == most]
    said += f"{_most(tied, 'unit')} {_have(len(tied))} {most}{_each(tied)}"
    most = len(posts[0].alone) if posts else 0
    if not most:
        return f"{said}; no post on record answers for any of them alone."
    tied = [each.post.name for each in posts if len(each.alone) == most]
    answers = f"the post {tied[0]} answers" if len(tied) == 1 else f"{_most(tied, 'post')} answer"
    return f"{said}, and {answers} for {most} alone{_each(tied)}."


def _most(names: list[str], what: str) -> str:
    """Those with the most: by name up to two, else the first and how many others share it."""
    if len(names) <= 2:
        return listed(names)
    return f"{names[0]} and {len(names) - 1:,} other {what}s"


def _each(names: list[str]) -> str:
    return " each" if len(names) > 1 else ""


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


ANALYSIS = Analysis(
    name="concentration",
    question="How much hangs on one post or office?",
    about=(
        "For each unit and post, the subjects of a roster that no other has; and what the network of subjects, units, "
        "posts and persons falls apart without."
    ),
    parameters=(Parameter("roster", "The roster to measure on; the map's default where left out.", Takes.ROSTER),),
    result=Concentration,
    run=run,
)
