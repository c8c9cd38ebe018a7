"""Rules about units, posts and the number of gaps: what coverage says of each subject."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageFlag
from graph.analyses.findings import OwnershipBasis, Reason
from graph.analyses.namings import Claim
from graph.analyses.policy.checking import Checked, Told, finding, ordered
from graph.analyses.policy.ground import Ground
from graph.analyses.policy.look import Look
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.policy.selection import Selection, by_name, select
from graph.analyses.sentences import counted, names
from graph.policy.rules import FIGURES, AtMost, HasPosts, HasUnits
from graph.records import Entity


def has_units(ground: Ground, rule: HasUnits) -> Checked:
    """Each subject has so many units."""

    def units(look: Look, subject: Entity) -> tuple[Entity, ...]:
        claims = (each for each in look.claims(subject) if not rule.decided or _is_decided(each))
        return by_name({each.by.key: each.by for each in claims}.values())

    nouns = ("unit by decision", "units by decision") if rule.decided else ("unit", "units")
    return _each_has(ground, select(ground, rule), rule, units, nouns)


def _is_decided(claim: Claim) -> bool:
    return claim.basis is OwnershipBasis.DECISION or claim.decision is not None


def has_posts(ground: Ground, rule: HasPosts) -> Checked:
    """For each subject, so many posts answer."""

    def posts(look: Look, subject: Entity) -> tuple[Entity, ...]:
        found = posts_for(look, subject)
        return tuple(each for each in found if not rule.filled or look.judge.units.holders((each,)))

    nouns = ("post that somebody holds", "posts that somebody holds") if rule.filled else ("named post", "named posts")
    return _each_has(ground, select(ground, rule), rule, posts, nouns)


def posts_for(look: Look, subject: Entity) -> tuple[Entity, ...]:
    """The posts that answer for a subject on the day, by name; a post that led a unit on other days does not."""

    def answers(post: Entity, unit: Entity) -> bool:
        leading = look.leading(post.key, unit.key)
        on_day = not leading or any(look.view.holds(tie).counts for tie in leading)
        return on_day and look.view.exists(post).counts

    posts = {
        post.key: post
        for each in look.claims(subject)
        for post in look.judge.units.posts(each.by, each.relationship)
        if answers(post, each.by)
    }
    return by_name(posts.values())


def at_most(ground: Ground, rule: AtMost) -> Checked:
    """At most so many subjects are open, or hang."""
    whom = select(ground, rule)
    figures = {CoverageFigure[each] for each in FIGURES[rule.figure]}

    def counts(subject: Entity, look: Look) -> bool:
        return look.judge.judge(subject).state.figure in figures

    each_is = {each.key: ground.certainty.keeps(each.key, partial(counts, each)) for each in whom.subjects}
    surely = sum(each is Verdict.KEPT and key not in whom.perhaps for key, each in each_is.items())
    perhaps = sum(each is not Verdict.BROKEN for each in each_is.values())
    sizes = len(each_is) - len(whom.perhaps & each_is.keys()), len(each_is)
    verdict = _between(_fits(rule, perhaps, sizes[0]), _fits(rule, surely, sizes[1]))

    def share(subject: Entity) -> Verdict:
        """What one of them has in the verdict on all: what may not count cannot surely break it."""
        if each_is[subject.key] is Verdict.BROKEN:
            return Verdict.KEPT
        may_not = each_is[subject.key] is Verdict.UNKNOWN or subject.key in whom.perhaps
        return Verdict.UNKNOWN if may_not and verdict is Verdict.BROKEN else verdict

    findings = (finding(share(each), each, partial(_standing, ground, each)) for each in whom.subjects)
    number = f"{surely:,}" if surely == perhaps else f"{surely:,} to {perhaps:,}"
    figure = "not firm" if rule.figure == "not-firm" else rule.figure
    says = f"of {len(each_is):,} ({whom.name}), {number} {'is' if perhaps == 1 else 'are'} {figure}"
    return Checked(whom.name, ordered(findings), _nobody(ground, whom), says=says)


def _fits(rule: AtMost, count: int, size: int) -> bool:
    in_number = rule.number is None or count <= rule.number
    return in_number and (rule.percent is None or count * 100 <= rule.percent * size)


def _between(at_most: bool, at_least: bool) -> Verdict:
    """The verdict where the rule is kept, or not, by the most that it can be, and by the least."""
    if at_most:
        return Verdict.KEPT
    return Verdict.UNKNOWN if at_least else Verdict.BROKEN


def _standing(ground: Ground, subject: Entity) -> Told:
    found = ground.likely.coverage(subject)
    words = {CoverageFigure.OPEN: "is open", CoverageFigure.HANGS: "hangs on a decision"}
    return f"{subject.name} {words.get(found.figure, 'is firm')}. {found.rule}", _reasons(found)


def _each_has(
    ground: Ground,
    whom: Selection,
    rule: HasUnits | HasPosts,
    having: Callable[[Look, Entity], tuple[Entity, ...]],
    nouns: tuple[str, str],
) -> Checked:
    def check(subject: Entity) -> PolicyFinding:
        posts = isinstance(rule, HasPosts)
        verdict = ground.certainty.keeps(
            subject.key, lambda look: len(having(look, subject)) >= rule.least, posts=posts
        )

        def tell() -> Told:
            likely = having(ground.likely, subject)
            found = ground.likely.coverage(subject)
            text = f"{subject.name} has {_number(likely, nouns)}.{_because(found, verdict)}"
            led = _of_posts(ground, likely, dict.fromkeys(each.unit.key for each in found.units))
            return whom.in_words(subject, text), (*_reasons(found), *led)

        return finding(whom.doubted(subject, verdict), subject, tell)

    return Checked(whom.name, ordered(map(check, whom.subjects)), _nobody(ground, whom))


def _because(found: Coverage, verdict: Verdict) -> str:
    if verdict is Verdict.UNKNOWN and found.figure is CoverageFigure.FIRM:
        return " What it rests on may or may not hold on the day."
    if found.figure is not CoverageFigure.FIRM:
        maybe = " Not everything that this rests on is certain on the day." if verdict is Verdict.UNKNOWN else ""
        return f" {found.rule}{maybe}"
    if verdict is Verdict.KEPT and CoverageFlag.UNDATED in found.flags:
        return " What it rests on has no dates: assumed to hold."
    return ""


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
