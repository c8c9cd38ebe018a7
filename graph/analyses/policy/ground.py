"""What every rule of a policy is checked on: the map on the day, and the maps of other days and of the record."""

from datetime import UTC, date, datetime, time

from graph.analyses.declare import Then
from graph.analyses.findings import Reason
from graph.analyses.policy.certainty import Certainty
from graph.analyses.policy.look import Look
from graph.analyses.sentences import reason
from graph.map_view import MapView
from graph.records import Relationship


class Ground:
    """The map on the day: with all that may hold (``likely``), and what is certain whatever holds (``certainty``)."""

    def __init__(self, view: MapView, then: Then | None) -> None:
        """Look at *view*; *then* fetches the map as it was on record at a moment, where somebody can."""
        self.view = view
        self.likely = Look(view)
        self.certainty = Certainty(self.likely)
        self._then = then
        self._days: dict[date, Ground] = {}
        self._recorded: dict[date, Ground | None] = {}
        self._reasons: dict[str, Reason] = {}

    def on(self, day: date) -> "Ground":
        """The same map on another day."""
        if day == self.view.as_of:
            return self
        if day not in self._days:
            self._days[day] = Ground(self.view.seen_on(day), None)
        return self._days[day]

    def reason(self, tie: Relationship) -> Reason:
        """The reason that one relationship is, the same for all that rests on it."""
        if tie.key not in self._reasons:
            self._reasons[tie.key] = reason(self.view, tie)
        return self._reasons[tie.key]

    def recorded(self, day: date) -> "Ground | None":
        """The map as it was on record at the end of *day*, seen as of that day; None where nobody can fetch it."""
        if day not in self._recorded:
            self._recorded[day] = self._fetched(day, self._then) if self._then is not None else None
        return self._recorded[day]

    def _fetched(self, day: date, then: Then) -> "Ground":
        moment = datetime.combine(day, time.max, UTC)
        known = self.view.lenses.recorded_as_of
        if known is not None:
            moment = min(moment, known if known.tzinfo else known.replace(tzinfo=UTC))
        return Ground(then(moment).seen_on(day), None)
