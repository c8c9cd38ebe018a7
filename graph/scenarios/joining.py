"""Making one of relationships that say the same, so that the one holds on every day on which either did."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from graph.editing.draft import Draft
from graph.records import Relationship
from graph.scenarios.following import follow
from graph.scenarios.periods import end_relationship, repeat_relationship
from graph.scenarios.spans import Span, closed, opened
from graph.scenarios.taking_over import keep_to, looseness, take_over

Spread: TypeAlias = tuple[Relationship, Span]
"""A relationship of the heir, and the days that it holds on by what it took over."""


@dataclass(slots=True)
class Joined:
    """What a relationship that goes on has become: those it *began* anew, and those of the heir that *had* it.

    *alike* is everything of the heir that says the same, as it is by now; *spread* the days that were not the heir's.
    """

    alike: list[Relationship]
    began: list[Relationship] = field(default_factory=list)
    had: list[Relationship] = field(default_factory=list)
    spread: list[Spread] = field(default_factory=list)


def join(draft: Draft, tie: Relationship, moved: Relationship, alike: list[Relationship], on: date) -> Joined:
    """Let *tie* go on from *on* as *moved* beside what the heir has that is *alike*.

    What the heir has as well founded already stays as it is worded, takes over roles, evidence and decisions, and goes
    on over days that only *moved* had. On days for which *moved* is founded better, *moved* holds instead.
    """
    days = Span.of(moved.validity)
    joined = Joined(alike=list(alike))
    firm = [each for each in alike if each.validity.latest >= on and looseness(each) <= looseness(moved)]
    spans = [Span.of(each.validity) for each in firm]
    joined.had = [each for each, span in zip(firm, spans, strict=True) if _answers(span, days, spans)]
    if draft.decisions_on(tie.key):
        joined.had = [_cut(draft, each, on, joined) for each in joined.had]
    for rest in days.lacking(spans):
        grown = next((each for each in joined.had if _may_grow(each, rest, moved, on, joined)), None)
        if grown is not None:
            _let_grow(draft, grown, rest, moved, on, joined)
            continue
        again = replace(moved, validity=rest.written(moved.validity))
        joined.began.append(repeat_relationship(draft, tie, again))
        joined.spread.append((joined.began[-1], rest))
    for each in joined.had:
        take_over(draft, tie, each, days)
    heirs = [*joined.had, *joined.began]
    for each in [each for each in alike if each.validity.latest >= on and looseness(each) > looseness(moved)]:
        joined.had += _make_way(draft, each, on, joined)
    joined.alike += joined.began
    follow(draft, tie, heirs, leaves=closed(tie.validity, on) is None)
    return joined


def _answers(span: Span, days: Span, among: list[Span]) -> bool:
    """Whether *span* stands for some of *days*, or for what others *among* which it is leave of them."""
    return span.meets(days) or any(span.covers(left) for left in days.parted(among))


def _may_grow(each: Relationship, rest: Span, moved: Relationship, on: date, joined: Joined) -> bool:
    """Whether it is as well founded as *moved*, and makes one period with *rest*."""
    span = Span.of(each.validity)
    if looseness(each) != looseness(moved) or not (span.goes_on_with(rest) or span.comes_after(rest)):
        return False
    hull = span.hull(rest)
    others = [other for other in joined.alike if other.key != each.key]
    firm = [Span.of(other.validity) for other in others if looseness(other) <= looseness(moved)]
    loose = [Span.of(other.validity) for other in others if looseness(other) > looseness(moved)]
    return not any(
        hull.overlaps(other)
        for other in (*firm, *(left for other in loose for left in other.lacking(_since(on, hull))))
    )


def _let_grow(draft: Draft, tie: Relationship, rest: Span, moved: Relationship, on: date, joined: Joined) -> None:
    """Let *tie* go on over *rest*; whoever had a role on it has it on the same days as before."""
    known = Span.of(tie.validity)
    keep_to(draft, tie, known)
    level = max(tie.sensitivity, moved.sensitivity)
    hull = known.hull(rest)
    longer = replace(tie, validity=hull.written(tie.validity, moved.validity), sensitivity=level)
    draft.put(longer)
    joined.had[joined.had.index(tie)] = longer
    joined.alike[joined.alike.index(tie)] = longer
    joined.spread = [(longer if each.key == tie.key else each, span) for each, span in joined.spread]
    joined.spread += [(longer, span) for span in _since(on, hull)]


def _since(on: date, span: Span) -> list[Span]:
    left = span.within(on, date.max)
    return [] if left is None else [left]


def _cut(draft: Draft, tie: Relationship, on: date, joined: Joined) -> Relationship:
    """The part of *tie* from *on*, as one of its own, where something is about to change that has no day."""
    if tie.validity.earliest >= on:
        return tie
    again = repeat_relationship(draft, tie, replace(tie, validity=opened(tie.validity, on)))
    follow(draft, tie, [again], leaves=False)
    end_relationship(draft, tie, on)
    joined.alike[joined.alike.index(tie)] = again
    return again


def _make_way(draft: Draft, tie: Relationship, on: date, joined: Joined) -> list[Relationship]:
    """Let *tie*, which is founded worse, hold only where what was spread surely does not; what takes over the rest."""
    days = Span.of(tie.validity)
    spans = [span for _, span in joined.spread]
    takers = list({each.key: each for each, span in joined.spread if _answers(span, days, spans)}.values())
    left = days.lacking(spans)
    pieces = []
    for each in takers:
        take_over(draft, tie, each, days)
    for number, rest in enumerate(left):
        piece = replace(tie, validity=rest.written(tie.validity))
        pieces.append(repeat_relationship(draft, tie, piece) if number else piece)
    joined.alike.remove(tie)
    joined.alike += pieces
    earlier = [each for each in takers if each.validity.earliest < on]
    later = [each for each in takers if each not in earlier]
    follow(draft, tie, earlier, leaves=not pieces and not later, since=on)
    follow(draft, tie, [*later, *pieces[1:]], leaves=not pieces)
    if pieces:
        draft.put(pieces[0])
    else:
        end_relationship(draft, tie, tie.validity.earliest)
    return takers
