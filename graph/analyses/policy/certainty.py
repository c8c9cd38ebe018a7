"""What is certain whatever is uncertain: a verdict that every way agrees on."""

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TypeVar

from graph.analyses.policy.doubts import Doubts
from graph.analyses.policy.look import Look
from graph.analyses.policy.report import Verdict
from graph.analyses.policy.together import Together
from graph.analyses.policy.ways import Way, answers
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
        return self.of_all(lambda view: question(Look(view)))

    def of_all(self, question: Callable[[MapView], Answer]) -> tuple[frozenset[Answer], bool]:
        """The same for a question that may look at anything."""
        return answers(self._look.view, self._together, question)

    def keeps(self, about: str, question: Callable[[Look], bool], *, posts: bool = False) -> Verdict:
        """Kept where the answer is yes whatever is uncertain, broken where it is no, else unknown."""
        return agreed(*self.every(about, question, posts=posts))

    @cached_property
    def _least(self) -> Look:
        return Look(Way(self._look.view, self._together, {}, otherwise=False))

    def extremes(self, question: Callable[[Look], Answer]) -> frozenset[Answer]:
        """The answers where all holds that may, and where nothing of it does: cheap, and not all there may be."""
        return frozenset((question(self._look), question(self._least)))

    def is_doubted(self, relationship: str) -> bool:
        """Whether an uncertain decision may be about this relationship."""
        return relationship in self._together.doubted


def agreed(found: Collection[bool | Verdict], is_all: bool = True) -> Verdict:
    """The verdict where all *found* agree and there are no others; else unknown."""
    verdicts = {_verdict(each) for each in found}
    return verdicts.pop() if len(verdicts) == 1 and is_all else Verdict.UNKNOWN


def _verdict(found: bool | Verdict) -> Verdict:
    if isinstance(found, Verdict):
        return found
    return Verdict.KEPT if found else Verdict.BROKEN
