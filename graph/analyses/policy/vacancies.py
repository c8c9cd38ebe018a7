"""The rule about posts: none is vacant while nobody stands in."""

from collections.abc import Iterator
from functools import partial

from graph.analyses.findings import Reason
from graph.analyses.policy.checking import Checked, Told, finding, ordered
from graph.analyses.policy.coverages import posts_for
from graph.analyses.policy.ground import Ground
from graph.analyses.policy.look import Look
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.policy.selection import by_name, select
from graph.analyses.sentences import names
from graph.ontology import Path
from graph.policy.rules import PostsStoodInFor
from graph.records import Entity
from graph.when import Truth


def no_vacant_post(ground: Ground, rule: PostsStoodInFor) -> Checked:
    """No post is vacant while nobody stands in for it."""
    whom, posts, perhaps = _posts(ground, rule)
    findings = ordered(_finding(ground, each, is_sure=each.key not in perhaps) for each in posts)
    return Checked(whom, findings, f"there is no such post, so it cannot be told ({ground.view.absence})")


def _posts(ground: Ground, rule: PostsStoodInFor) -> tuple[str, tuple[Entity, ...], set[str]]:
    """What they are called together, the posts, and the keys of those that may not be among them."""
    view = ground.view
    if rule.roster is not None or rule.class_ is not None or rule.kinds or rule.where:
        return _answering(ground, rule)
    kinds = [each.name for each in view.ontology.kinds if each.is_post]
    posts = [each for each in view.entities(*kinds) if view.exists(each).counts] if kinds else []
    return "posts", by_name(posts), {each.key for each in posts if view.exists(each) is Truth.MAYBE}


def _answering(ground: Ground, rule: PostsStoodInFor) -> tuple[str, tuple[Entity, ...], set[str]]:
    whom = select(ground, rule)
    likely: set[str] = set()
    surely: set[str] = set()
    for subject in whom.subjects:
        ways, is_all = ground.certainty.every(subject.key, partial(_keys, subject), posts=True)
        likely |= frozenset[str]().union(*ways)
        if is_all and subject.key not in whom.perhaps:
            surely |= frozenset.intersection(*ways)
    posts = by_name(ground.view.entity(key) for key in likely)
    return f"posts that answer for {whom.name}", posts, likely - surely


def _keys(subject: Entity, look: Look) -> frozenset[str]:
    return frozenset(each.key for each in posts_for(look, subject))


def _finding(ground: Ground, post: Entity, *, is_sure: bool) -> PolicyFinding:
    verdict = ground.certainty.keeps(post.key, lambda look: _judged(look, post), posts=True)
    if verdict is Verdict.BROKEN and not is_sure:
        verdict = Verdict.UNKNOWN

    def tell() -> Told:
        units = ground.likely.judge.units
        text = _text(post, units.holders((post,)), units.stand_ins((post,), None), is_vacant=units.is_vacant(post))
        return text, tuple(_reasons(ground, post))

    return finding(verdict, post, tell)


def _judged(look: Look, post: Entity) -> Verdict:
    units = look.judge.units
    if units.holders((post,)) or units.stand_ins((post,), None):
        return Verdict.KEPT
    return Verdict.BROKEN if units.is_vacant(post) else Verdict.UNKNOWN


def _text(post: Entity, holders: tuple[Entity, ...], standing: tuple[Entity, ...], *, is_vacant: bool) -> str:
    stand = "stands" if len(standing) == 1 else "stand"
    stand_ins = f"{names(standing)} {stand} in" if standing else "nobody stands in"
    if holders:
        return f"{names(holders)} {'holds' if len(holders) == 1 else 'hold'} {post.name}; {stand_ins}."
    if is_vacant:
        return f"{post.name} is vacant, and {stand_ins}."
    return f"Whether {post.name} is vacant is not on record; {stand_ins}."


def _reasons(ground: Ground, post: Entity) -> Iterator[Reason]:
    view = ground.view
    holding = [each.name for each in view.ontology.types if each.holds_post]
    standing = [each.name for each in view.ontology.types_for(Path.STAND_IN)]
    types = (*holding, *standing)
    return (ground.reason(tie) for tie in (view.incoming(post.key, *types) if types else ()))
