"""The rule about gaps: how long a subject has been without a unit.

A gap begins on the day after the last day on which the subject was covered, by what the map says of earlier days. Where
it never was, it begins with the subject; where that has no dates, when the roster or class began to list it. Where
nothing of that is dated, the record may tell: a decision that accepted the gap, or the map as it was on record so many
days ago, if the subject had no unit on it then. Else it is unknown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from graph.analyses.coverage.report import Coverage, CoverageFigure
from graph.analyses.findings import Reason
from graph.analyses.policy.ages import Days
from graph.analyses.policy.around import Around
from graph.analyses.policy.certainty import agreed
from graph.analyses.policy.checking import Checked, Told, finding, ordered
from graph.analyses.policy.ground import Ground
from graph.analyses.policy.look import Look
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.policy.selection import Selection, select
from graph.ontology import DecisionEffect
from graph.ontology.properties import RELATIONSHIP, SUBTYPE
from graph.policy.rules import NoOldGap
from graph.records import Entity, Relationship
from graph.when import Truth, Validity
from graph.when import day as on_day

_ONE_DAY = timedelta(days=1)
_MOST_TIES = 50
"""With more relationships around a subject, earlier days are looked at in the two extremes only: every way would take
minutes on a large map."""


def no_old_gap(ground: Ground, rule: NoOldGap) -> Checked:
    """No gap is older than so many days."""
    whom = select(ground, rule)
    gaps = _Gaps(ground, rule, whom)
    findings = ordered(map(gaps.check, whom.subjects))
    nothing = f"nobody of {whom.name} is on record, so it cannot be told ({ground.view.absence})"
    return Checked(whom.name, findings, nothing)


@dataclass(frozen=True, slots=True)
class _Since:
    """Since when there is a gap: the days, the sentence, and what says so."""

    days: Days
    text: str
    reasons: tuple[Reason, ...] = ()


class _Gaps:
    """Checks the subjects of one rule, one after the other."""

    def __init__(self, ground: Ground, rule: NoOldGap, whom: Selection) -> None:
        self._ground, self._rule, self._whom = ground, rule, whom
        self._view, self._today = ground.view, ground.view.as_of
        self._around = Around(ground.view)
        self._decided_on: dict[str, list[Entity]] | None = None

    def check(self, subject: Entity) -> PolicyFinding:
        """Whether one subject keeps the rule."""
        verdict = self._ground.certainty.keeps(subject.key, lambda look: not self._breaks(look, subject))
        if verdict is Verdict.KEPT:
            return finding(verdict, subject, lambda: self._kept(subject))
        since = self._since(subject)
        old = since.days.within(self._rule.days, self._today)
        if verdict is Verdict.BROKEN or old is Verdict.KEPT:
            verdict, text = old, since.text
        else:
            text = f"Whether {subject.name} has a unit on the day is not certain."

        def tell() -> Told:
            found = self._ground.likely.coverage(subject)
            return self._whom.in_words(subject, f"{text} {found.rule}"), (*since.reasons, *_nearest(found))

        return finding(self._whom.doubted(subject, verdict), subject, tell)

    def _kept(self, subject: Entity) -> Told:
        found = self._ground.likely.coverage(subject)
        if not self._is_gap(self._ground.likely, subject):
            return f"{subject.name} is no gap. {found.rule}", found.reasons
        accepting = self._accepting(self._ground.likely, subject)
        return f"{subject.name} is a gap that somebody has accepted.", self._told(accepting)

    def _breaks(self, look: Look, subject: Entity) -> bool:
        """Whether it is a gap, and none that the rule excuses because a decision accepts it."""
        if not self._is_gap(look, subject):
            return False
        return not (self._rule.excuse_accepted and self._accepting(look, subject))

    def _is_gap(self, look: Look, subject: Entity) -> bool:
        figure = look.judge.judge(subject).state.figure
        return figure is CoverageFigure.OPEN or (self._rule.hanging and figure is CoverageFigure.HANGS)

    def _accepting(self, look: Look, subject: Entity) -> list[Relationship]:
        return [tie for _, tie in look.judge.decisions.about(subject.key, DecisionEffect.ACCEPT_GAP)]

    def _told(self, ties: Iterable[Relationship]) -> tuple[Reason, ...]:
        return tuple(self._ground.reason(tie) for tie in ties)

    def _since(self, subject: Entity) -> _Since:
        name = subject.name
        likely, surely = self._last_covered(subject)
        if likely is not None:
            days = Days(None if surely is None else surely + _ONE_DAY, likely + _ONE_DAY)
            reasons = self._ground.on(likely).likely.coverage(subject).reasons
            return _Since(days, f"{name} has had no unit since {days.in_words(self._today)}.", reasons)
        for period, what in self._beginnings(subject):
            if (days := Days.begun(period)).is_known:
                return _Since(days, f"{name} has had no unit on record since {what}: {days.in_words(self._today)}.")
        return self._on_record(subject)

    def _beginnings(self, subject: Entity) -> Iterator[tuple[Validity, str]]:
        yield self._view.validity(subject), "it began"
        if subject.key in self._whom.listed:
            yield self._whom.listed[subject.key], f"{self._whom.name} began to list it"

    def _on_record(self, subject: Entity) -> _Since:
        name = subject.name
        back = self._back()
        then = self._ground.recorded(back) if back is not None else None
        if back is not None and then is not None and self._was_gap(then, subject):
            text = f"{name} has no unit, and had none on record on {on_day(back)}; nothing says since when."
            return _Since(Days(None, back), text)
        accepted = [
            (decision, tie)
            for decision, tie in self._ground.likely.judge.decisions.mentioning(subject.key)
            if decision.properties.get(SUBTYPE.name) == DecisionEffect.ACCEPT_GAP.value
        ]
        begun = [(latest, tie) for decision, tie in accepted if (latest := Days.begun(decision.validity).latest)]
        past = [each for each in begun if each[0] <= self._today]
        if past:
            day, tie = min(past, key=lambda each: (each[0], each[1].key))
            text = f"{name} has no unit, and somebody accepted that by {on_day(day)}; nothing says since when."
            return _Since(Days(None, day), text, self._told([tie]))
        return _Since(Days(None, None), f"{name} has no unit, and nothing on record says since when.")

    def _back(self) -> date | None:
        """The first day back on which a gap that there is today would be too old."""
        days = self._rule.days + 1
        return self._today - timedelta(days=days) if (self._today - date.min).days > days else None

    def _was_gap(self, then: Ground, subject: Entity) -> bool:
        """Whether it surely was a gap on the map as it was on record."""
        known = then.view.find(subject.key)
        if known is None or not then.view.exists(known).counts:
            return False
        return self._gap_on(then, known) is Verdict.KEPT

    def _gap_on(self, ground: Ground, subject: Entity) -> Verdict:
        """Whether it was a gap on another map: kept for surely, broken for surely not."""
        return ground.certainty.keeps_in_all(lambda look: self._is_gap(look, subject))

    def _last_covered(self, subject: Entity) -> tuple[date | None, date | None]:
        """The last day before today on which it may have been covered, and on which it surely was."""
        last: date | None = None
        ties = self._around.ties(subject.key)
        is_simple = self._is_simple(ties)
        for day in sorted(self._days_of_change(subject, ties), reverse=True):
            ground = self._ground.on(day)
            if is_simple and not any(ground.view.holds(tie) is Truth.MAYBE for tie in ties):
                gap = agreed([self._is_gap(ground.likely, subject)])
            elif len(ties) > _MOST_TIES:
                gap = agreed(ground.certainty.extremes(lambda look: self._is_gap(look, subject)))
            else:
                gap = self._gap_on(ground, subject)
            if gap is Verdict.BROKEN:
                return last or day, day
            if last is None and gap is Verdict.UNKNOWN:
                last = day
        return last, None

    def _is_simple(self, ties: list[Relationship]) -> bool:
        """Whether nothing but these relationships tells of coverage: no role, no decision, nobody but offices."""
        kinds = self._view.ontology.kind
        ends = {self._view.entity(end).kind for tie in ties for end in (tie.source, tie.target)}
        if any(kinds[each].decides or (kinds[each].holds_responsibility and not kinds[each].is_unit) for each in ends):
            return False
        return not any(self._view.responsibilities(tie) or self._decisions_on(tie.key) for tie in ties)

    def _days_of_change(self, subject: Entity, ties: list[Relationship]) -> set[date]:
        """The days before today after which something may have ended by which the subject was covered."""
        view, kinds = self._view, self._view.ontology.kind
        things = {subject.key, *(end for tie in ties for end in (tie.source, tie.target))}
        days: set[date] = set()
        for period in (
            *(view.validity(view.entity(key)) for key in things),
            *(tie.validity for tie in ties),
            *(role.validity for tie in ties for role in view.responsibilities(tie)),
        ):
            if period.end is not None:
                days |= {period.latest, period.certain[1]}
        decisions = [each for tie in ties for each in self._decisions_on(tie.key)]
        decisions += [found for key in things if kinds[(found := view.entity(key)).kind].decides]
        for decision in decisions:
            days |= _turns(view.validity(decision))
        return {day for day in days if date.min < day < self._today}

    def _decisions_on(self, relationship: str) -> list[Entity]:
        if self._decided_on is None:
            self._decided_on = {}
            kinds = [each.name for each in self._view.ontology.kinds if each.decides]
            for each in self._view.entities(*kinds) if kinds else ():
                self._decided_on.setdefault(str(each.properties.get(RELATIONSHIP.name, "")), []).append(each)
        return self._decided_on.get(relationship, [])


def _turns(period: Validity) -> set[date]:
    """The days on which a decision's effect may change: the day before it begins, and those on which it ends."""
    days = {period.latest, period.certain[1]} if period.end is not None else set()
    return days | {day - _ONE_DAY for day in (period.earliest, period.certain[0]) if day > date.min}


def _nearest(found: Coverage) -> tuple[Reason, ...]:
    return found.reasons or found.nearest
