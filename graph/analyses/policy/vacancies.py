"""The rule about posts: none is vacant while nobody stands in."""

from collections.abc import Iterator

from graph.analyses.findings import Reason
from graph.analyses.policy.checking import Checked, both, finding, ordered
from graph.analyses.policy.coverages import posts_for
from graph.analyses.policy.ground import Ground
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.policy.selection import by_name, select
from graph.analyses.sentences import names, reason
from graph.ontology import Path
from graph.policy.rules import PostsStoodInFor
from graph.records import Entity
from graph.when import Truth


def no_vacant_post(ground: Ground, rule: PostsStoodInFor) -> Checked:
    """No post is vacant while nobody stands in for it."""
    whom, posts = _posts(ground, rule)
    findings = ordered(_finding(ground, each) for each in posts)
    return Checked(whom, findings, f"there is no such post, so it cannot be told ({ground.view.absence})")


def _posts(ground: Ground, rule: PostsStoodInFor) -> tuple[str, tuple[Entity, ...]]:
    view = ground.view
    if rule.roster is not None or rule.class_ is not None or rule.kinds or rule.where:
        whom = select(ground, rule)
        found = {post.key: post for each in whom.subjects for post in posts_for(ground.likely, each)}
        return f"posts that answer for {whom.name}", by_name(found.values())
    kinds = [each.name for each in view.ontology.kinds if each.is_post]
    posts = [each for each in view.entities(*kinds) if view.exists(each).counts] if kinds else []
    return "posts", by_name(posts)


def _finding(ground: Ground, post: Entity) -> PolicyFinding:
    looks = [each.judge.units for each in (ground.sure, ground.likely)]
    holders = [each.holders((post,)) for each in looks]
    standing = [each.stand_ins((post,), None) for each in looks]
    verdict = both(bool(holders[0] or standing[0]), bool(holders[1] or standing[1]))
    is_vacant = looks[1].is_vacant(post)
    if verdict is Verdict.BROKEN and (not is_vacant or ground.view.exists(post) is Truth.MAYBE):
        verdict = Verdict.UNKNOWN
    return finding(verdict, post, _text(post, holders[1], standing[1], is_vacant=is_vacant), _reasons(ground, post))


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
    return (reason(view, tie) for tie in (view.incoming(post.key, *types) if types else ()))
