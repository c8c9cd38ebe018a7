"""One way to look at a map on one day; what is worked out for one rule is kept for the others."""

from functools import cached_property

from graph.analyses.coverage.judge import Judge
from graph.analyses.coverage.report import Coverage
from graph.analyses.coverage.rows import row
from graph.analyses.namings import Claim
from graph.map_view import MapView
from graph.records import Entity, Relationship


class Look:
    """One way to look at a map on one day."""

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
            known = {}
            types = [each.name for each in self.view.ontology.types if each.leads]
            for tie in self.view.outgoing(post, *types) if types else ():
                known.setdefault(tie.target, []).append(tie)
            self._leading[post] = known
        return known.get(office, [])

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
