"""One way to look at a map on one day; what is worked out for one rule is kept for the others."""

from functools import cached_property

from graph.analyses.coverage.judge import Judge
from graph.analyses.coverage.report import Coverage
from graph.analyses.coverage.rows import row
from graph.analyses.namings import Claim, Namings
from graph.map_view import MapView
from graph.records import Entity, Relationship


class Look:
    """One way to look at a map on one day."""

    def __init__(self, view: MapView, namings: Namings | None = None) -> None:
        """Look at *view*, by the *namings* of it where these are known."""
        self.view = view
        self._namings = namings
        self._leads = [each.name for each in view.ontology.types if each.leads]
        self._rows: dict[str, Coverage] = {}

    @cached_property
    def judge(self) -> Judge:
        """Who judges subjects here."""
        return Judge(self.view, self._namings)

    def leading(self, post: str, office: str) -> list[Relationship]:
        """By what a post leads an office, on whatever day; nothing for what is no post."""
        ties = self.view.incoming(office, *self._leads) if self._leads else []
        return [each for each in ties if each.source == post]

    def claims(self, subject: Entity) -> tuple[Claim, ...]:
        """By what units have a subject here, directly or through its class; nothing where it is not firm."""
        firm = self.judge.judge(subject).firm
        return firm.claims if firm is not None else ()

    def coverage(self, subject: Entity) -> Coverage:
        """How a subject is covered here."""
        known = self._rows.get(subject.key)
        if known is None:
            known = self._rows[subject.key] = row(self.judge, self.judge.judge(subject))
        return known
