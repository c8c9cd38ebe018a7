"""What is certain whatever is uncertain: a verdict that every way agrees on."""

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TypeVar

from graph.analyses.decisions import Decisions
from graph.analyses.namings import Claims, Namings
from graph.analyses.policy.doubts import Doubts
from graph.analyses.policy.look import Look
from graph.analyses.policy.report import Verdict
from graph.analyses.policy.together import Together
from graph.analyses.policy.ways import Way, answers
from graph.analyses.units import Units
from graph.map_view import MapView

Answer = TypeVar("Answer")


class Certainty:
    """Puts questions to one view in every way that it can fall out."""

    def __init__(self, look: Look) -> None:
        """Ask about the view of *look*, which takes all that may hold as holding."""
        self._look = look
        self._together = Together(look.view)

    @cached_property
    def _doubts(self) -> Doubts:
        return Doubts(self._look.view, self._together)

    def every(
        self, about: str, question: Callable[[Look], Answer], *, posts: bool = False
    ) -> tuple[frozenset[Answer], bool]:
        """Every answer to a question about an entity (its key) that there can be, and whether these are all.

        The question must look at nothing but what coverage of the entity rests on; with *posts*, also at which posts
        answer for it or who is in them.
        """
        if not self._doubts.about(about, posts=posts):
            return frozenset((question(self._look),)), True
        return self._of_all(question, self._shared)

    def of_all(self, question: Callable[[MapView], Answer]) -> tuple[frozenset[Answer], bool]:
        """The same for a question that may look at anything."""
        return answers(self._look.view, self._together, question)

    def keeps(self, about: str, question: Callable[[Look], bool | Verdict], *, posts: bool = False) -> Verdict:
        """Kept where the answer is yes whatever is uncertain, broken where it is no, else unknown.

        The question is as for :meth:`every`.
        """
        return agreed(*self.every(about, question, posts=posts))

    def keeps_in_all(self, question: Callable[[Look], bool | Verdict]) -> Verdict:
        """The same for a question that may look at anything."""
        return agreed(*self._of_all(question, self._own))

    def _of_all(
        self, question: Callable[[Look], Answer], namings: Callable[[Way], Namings]
    ) -> tuple[frozenset[Answer], bool]:
        return answers(self._look.view, self._together, lambda way: question(Look(way, namings(way))))

    def _own(self, way: Way) -> Namings:
        """Who is named on a *way*."""
        return Namings(way, Units(way), self._decisions(way))

    def _shared(self, way: Way) -> Namings:
        """The same, where whom nothing uncertain touches is looked up once for all ways."""
        return _Shared(way, self._decisions(way), self._look.judge.namings, self._doubts)

    def _decisions(self, way: Way) -> Decisions:
        common = self._most if way.otherwise else self._least.judge.decisions
        return common.seen_by(way, way.differing)

    @cached_property
    def _most(self) -> Decisions:
        return Decisions(Way(self._look.view, self._together, {}))

    @cached_property
    def _least(self) -> Look:
        return Look(Way(self._look.view, self._together, {}, otherwise=False))

    def extremes(self, question: Callable[[Look], Answer]) -> frozenset[Answer]:
        """The answers where all holds that may, and where nothing of it does: cheap, and not all there may be."""
        return frozenset((question(self._look), question(self._least)))

    def is_doubted(self, relationship: str) -> bool:
        """Whether an uncertain decision may be about this relationship."""
        return relationship in self._together.doubted


class _Shared(Namings):
    """The namings of one way; of whom nothing uncertain touches, those of the map itself."""

    def __init__(self, way: Way, decisions: Decisions, common: Namings, doubts: Doubts) -> None:
        super().__init__(way, Units(way), decisions)
        self._common, self._doubts = common, doubts

    def of(self, subject: str) -> Claims:
        is_touched = self._doubts.about(subject, posts=False)
        return super().of(subject) if is_touched else self._common.of(subject)


def agreed(found: Collection[bool | Verdict], is_all: bool = True) -> Verdict:
    """The verdict where all *found* agree and there are no others; else unknown."""
    verdicts = {_verdict(each) for each in found}
    return verdicts.pop() if len(verdicts) == 1 and is_all else Verdict.UNKNOWN


def _verdict(found: bool | Verdict) -> Verdict:
    if isinstance(found, Verdict):
        return found
    return Verdict.KEPT if found else Verdict.BROKEN
