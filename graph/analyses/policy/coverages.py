"""Rules about units, posts and the number of gaps: what coverage says of each subject."""

from collections.abc import Callable, Iterable, Iterator

from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageFlag
from graph.analyses.findings import OwnershipBasis, Reason
from graph.analyses.policy.checking import Checked, both, finding, ordered
from graph.analyses.policy.ground import Ground, Look
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.policy.selection import Selection, by_name, select
from graph.analyses.sentences import counted, names
from graph.policy.rules import FIGURES, AtMost, HasPosts, HasUnits
from graph.records import Entity


def has_units(ground: Ground, rule: HasUnits) -> Checked:
    """Each subject has so many units."""

    def units(look: Look, subject: Entity) -> tuple[Entity, ...]:
        found = look.coverage(subject)
        if found.figure is not CoverageFigure.FIRM:
            return ()
        counting = (each for each in found.units if not rule.decided or each.basis is OwnershipBasis.DECISION)
        return by_name({each.unit.key: each.unit for each in counting}.values())

    nouns = ("unit by decision", "units by decision") if rule.decided else ("unit", "units")
    return _each_has(ground, select(ground, rule), rule.least, units, nouns)


def has_posts(ground: Ground, rule: HasPosts) -> Checked:
    """For each subject, so many posts answer."""

    def posts(look: Look, subject: Entity) -> tuple[Entity, ...]:
        found = posts_for(look, subject)
        return tuple(each for each in found if not rule.filled or look.judge.units.holders((each,)))

    nouns = ("post that somebody holds", "posts that somebody holds") if rule.filled else ("named post", "named posts")
    return _each_has(ground, select(ground, rule), rule.least, posts, nouns)


def posts_for(look: Look, subject: Entity) -> tuple[Entity, ...]:
    """The posts that answer for a subject on the day, by name; a post that led a unit on other days does not."""
    found = look.coverage(subject)
    if found.figure is not CoverageFigure.FIRM:
        return ()

    def answers(post: Entity, unit: Entity) -> bool:
        leading = look.leading(post.key, unit.key)
        on_day = not leading or any(look.view.holds(tie).counts for tie in leading)
        return on_day and look.view.exists(post).counts

    posts = {post.key: post for each in found.units for post in each.posts if answers(post, each.unit)}
    return by_name(posts.values())


def at_most(ground: Ground, rule: AtMost) -> Checked:
    """At most so many subjects are open, or hang."""
    whom = select(ground, rule)
    figures = {CoverageFigure[each] for each in FIGURES[rule.figure]}
    counts = {
        each.key: [look.coverage(each).figure in figures for look in (ground.likely, ground.sure)]
        for each in whom.subjects
    }
    surely = sum(all(each) and key not in whom.perhaps for key, each in counts.items())
    perhaps = sum(map(any, counts.values()))
    sizes = len(counts) - len(whom.perhaps & counts.keys()), len(counts)
    verdict = both(_fits(rule, perhaps, sizes[0]), _fits(rule, surely, sizes[1]))
    found = ground.likely.coverage
    findings = (
        finding(
            verdict if any(counts[each.key]) else Verdict.KEPT,
            each,
            f"{each.name} {_standing(found(each))}. {found(each).rule}",
            _reasons(found(each)),
        )
        for each in whom.subjects
    )
    number = f"{surely:,}" if surely == perhaps else f"{surely:,} to {perhaps:,}"
    figure = "not firm" if rule.figure == "not-firm" else rule.figure
    says = f"of {len(counts):,} ({whom.name}), {number} {'is' if perhaps == 1 else 'are'} {figure}"
    return Checked(whom.name, ordered(findings), _nobody(ground, whom), says=says)


def _fits(rule: AtMost, count: int, size: int) -> bool:
    in_number = rule.number is None or count <= rule.number
    return in_number and (rule.percent is None or count * 100 <= rule.percent * size)


def _standing(found: Coverage) -> str:
    return {CoverageFigure.OPEN: "is open", CoverageFigure.HANGS: "hangs on a decision"}.get(found.figure, "is firm")


def _each_has(
    ground: Ground,
    whom: Selection,
    least: int,
    having: Callable[[Look, Entity], tuple[Entity, ...]],
    nouns: tuple[str, str],
) -> Checked:
    def findings() -> Iterator[PolicyFinding]:
        for subject in whom.subjects:
            likely, surely = having(ground.likely, subject), having(ground.sure, subject)
            verdict = both(len(surely) >= least, len(likely) >= least)
            found = ground.likely.coverage(subject)
            text = f"{subject.name} has {_number(likely, nouns)}."
            if found.figure is not CoverageFigure.FIRM:
                text += f" {found.rule}"
            elif verdict is Verdict.UNKNOWN:
                text += " What it rests on may or may not hold on the day."
            elif verdict is Verdict.KEPT and CoverageFlag.UNDATED in found.flags:
                text += " What it rests on has no dates: assumed to hold."
            reasons = (
                *_reasons(found),
                *_of_posts(ground, likely, dict.fromkeys(each.unit.key for each in found.units)),
            )
            yield whom.doubted(finding(verdict, subject, text, reasons))

    return Checked(whom.name, ordered(findings()), _nobody(ground, whom))


def _number(found: tuple[Entity, ...], nouns: tuple[str, str]) -> str:
    if not found:
        return f"no {nouns[0]}"
    return f"{counted(len(found), *nouns)}: {names(found)}"


def _reasons(found: Coverage) -> tuple[Reason, ...]:
    return found.reasons or found.nearest


def _of_posts(ground: Ground, found: tuple[Entity, ...], units: Iterable[str]) -> Iterator[Reason]:
    look = ground.likely
    for post in found:
        leading = (tie for unit in units for tie in look.leading(post.key, unit))
        yield from (ground.reason(tie) for tie in leading if look.view.holds(tie).counts)


def _nobody(ground: Ground, whom: Selection) -> str:
    return f"nobody of {whom.name} is on record, so it cannot be told ({ground.view.absence})"
