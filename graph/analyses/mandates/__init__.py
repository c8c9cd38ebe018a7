"""What do mandates say that the map does not, and the other way round?

Definition. A *duty without subject* stands in a mandate and reaches no subject: it concerns none that is counted, and
carries out nothing that a goal for a subject carries out too. A *subject without duty* is named by an office's mandate
and concerned by none of its duties. A *post is vacant* if holders are on record and none on the day. *Two delegations*:
two units speak or act for the same; on one matter if the words that limit them are the same, or one has no limit.

Computed from the relationships of duties, mandates, posts and delegations, one pass each.

>>> mandates.run(view).answer                                                               # doctest: +SKIP
'Of 23 duties 14 reach no subject; of 21 subjects in mandates 10 are in no duty of the same office; ...'

Not to be read as a list of mistakes: mandates are written in different ways, one by duties and another by subjects.
"""

from dataclasses import replace

from graph.analyses.declare import Analysis
from graph.analyses.mandates.delegations import Posts
from graph.analyses.mandates.duties import Charges
from graph.analyses.mandates.report import Mandates, Mismatch, MismatchKind
from graph.analyses.sentences import counted
from graph.map_view import MapView

__all__ = ["ANALYSIS", "Mandates", "Mismatch", "MismatchKind", "run"]


def run(view: MapView) -> Mandates:
    """Where mandates and the map differ, on the view's day."""
    charges, posts = Charges(view), Posts(view)
    rows = sorted(
        (*charges.without_subject(), *charges.without_duty(), *posts.vacant(), *posts.delegated_twice()), key=_order
    )
    found = Mandates(
        answer="",
        duties=len(charges.charges),
        subjects=len(charges.mandates),
        posts=len(posts.present),
        posts_without_record=posts.without_record(),
        rows=tuple(rows),
    )
    return replace(found, answer=_answer(view, found))


def _order(row: Mismatch) -> tuple[int, bool, list[str], str, str]:
    tie = row.relationship.key if row.relationship else row.about.key
    by = [each.name for each in row.offices]
    return list(MismatchKind).index(row.kind), not row.certain, by, row.about.name, tie


def _answer(view: MapView, found: Mandates) -> str:
    said = [_duties(found), _subjects(found), _posts(found), _delegations(found)]
    told = "; ".join(filter(None, said))
    return f"{told[0].upper()}{told[1:]}." if told else f"No mandate and no post is on record: {view.absence}."


def _duties(found: Mandates) -> str:
    if not found.duties:
        return ""
    none = _of(found, MismatchKind.DUTY_WITHOUT_SUBJECT)
    return f"of {counted(found.duties, 'duty', 'duties')} {none} {'reaches' if none == 1 else 'reach'} no subject"


def _subjects(found: Mandates) -> str:
    if not found.subjects:
        return ""
    none = _of(found, MismatchKind.SUBJECT_WITHOUT_DUTY)
    named = counted(found.subjects, "subject", "subjects")
    return f"of {named} in mandates {none} {'is' if none == 1 else 'are'} in no duty of the same office"


def _posts(found: Mandates) -> str:
    if not found.posts:
        return ""
    vacant = len({row.about.key for row in found.rows if row.kind is MismatchKind.POST_VACANT})
    return (
        f"of {counted(found.posts, 'post', 'posts')} {vacant} {'is' if vacant == 1 else 'are'} vacant, and "
        f"{found.posts_without_record} {'has' if found.posts_without_record == 1 else 'have'} no holder on record"
    )


def _delegations(found: Mandates) -> str:
    rows = [row for row in found.rows if row.kind is MismatchKind.TWO_DELEGATIONS]
    if not rows:
        return ""
    same = sum(row.certain for row in rows)
    cases = counted(len(rows), "delegation is", "delegations are")
    return f"{cases} in more than one hand, {same} of them on the same matter"


def _of(found: Mandates, kind: MismatchKind) -> int:
    return sum(row.kind is kind for row in found.rows)


ANALYSIS = Analysis(
    name="mandates",
    question="What do mandates say that the map does not, and the other way round?",
    about=(
        "Duties that reach no subject, subjects that no duty of the same office concerns, vacant posts, and matters on "
        "which two speak or act for the same."
    ),
    parameters=(),
    result=Mandates,
    run=run,
)
