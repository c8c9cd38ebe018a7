"""What every rule of a policy is checked on: the map twice, and the maps of other days and of the record."""

from datetime import UTC, date, datetime, time
from functools import cached_property

from graph.analyses.coverage.judge import Judge
from graph.analyses.coverage.report import Coverage
from graph.analyses.coverage.rows import row
from graph.analyses.declare import Then
from graph.analyses.findings import Reason
from graph.analyses.policy.sure import SureView
from graph.analyses.sentences import reason
from graph.map_view import MapView
from graph.records import Entity, Relationship


class Look:
    """One way to look at a map on one day; what is worked out for one rule is kept for the others."""

    def __init__(self, view: MapView) -> None:
        """Look at *view*."""
        self.view = view
        self._rows: dict[str, Coverage] = {}
        self._leading: dict[str, dict[str, list[Relationship]]] = {}

    @cached_property
    def judge(self) -> Judge:
        """Who judges subjects here."""
        return Judge(self.view)

    def leading(self, post: str, office: str) -> list[Relationship]:
        """By what a post leads an office, on whatever day; nothing for what is no post."""
        known = self._leading.get(post)
        if known is None:
            known = self._leading[post] = {}
            types = [each.name for each in self.view.ontology.types if each.leads]
            for tie in self.view.outgoing(post, *types) if types else ():
                known.setdefault(tie.target, []).append(tie)
        return known.get(office, [])

    def coverage(self, subject: Entity) -> Coverage:
        """How a subject is covered here."""
        known = self._rows.get(subject.key)
        if known is None:
            known = self._rows[subject.key] = row(self.judge, self.judge.judge(subject))
        return known


class Ground:
    """The map on the day: with all that may hold (``likely``), and with what surely does (``sure``)."""

    def __init__(self, view: MapView, then: Then | None) -> None:
        """Look at *view*; *then* fetches the map as it was on record at a moment, where somebody can."""
        self.view = view
        self.likely, self.sure = Look(view), Look(SureView(view))
        self._then = then
        self._days: dict[date, tuple[Look, Look]] = {}
        self._recorded: dict[date, MapView | None] = {}
        self._reasons: dict[str, Reason] = {}

    def on(self, day: date) -> tuple[Look, Look]:
        """The same map on another day: with all that may hold, and with what surely does."""
        if day == self.view.as_of:
            return self.likely, self.sure
        if day not in self._days:
            view = self.view.seen_on(day)
            self._days[day] = Look(view), Look(SureView(view))
        return self._days[day]

    def reason(self, tie: Relationship) -> Reason:
        """The reason that one relationship is, the same for all that rests on it."""
        if tie.key not in self._reasons:
            self._reasons[tie.key] = reason(self.view, tie)
        return self._reasons[tie.key]

    def recorded(self, day: date) -> MapView | None:
        """The map as it was on record at the end of *day*, seen as of that day; None where nobody can fetch it."""
        if day not in self._recorded:
            self._recorded[day] = self._fetched(day, self._then) if self._then is not None else None
        return self._recorded[day]

    def _fetched(self, day: date, then: Then) -> MapView:
        moment = datetime.combine(day, time.max, UTC)
        known = self.view.lenses.recorded_as_of
        if known is not None:
            moment = min(moment, known if known.tzinfo else known.replace(tzinfo=UTC))
        found = then(moment)
        return found.seen_on(day)
