"""Answers as people read them on a terminal: one file an answer that deserves its own form, one form for the rest."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from api.cli.answers.alignment import show_alignment
from api.cli.answers.anything import show_anything
from api.cli.answers.coverage import show_coverage
from api.cli.answers.differences import show_differences
from api.cli.answers.overlaps import show_overlaps
from api.cli.answers.owners import show_owners
from api.cli.answers.settling import show_settling
from graph.analyses.alignment import Alignment
from graph.analyses.coverage.report import CoverageReport
from graph.analyses.differences import Differences
from graph.analyses.overlaps import Overlaps
from graph.analyses.owners import Owners
from graph.analyses.settling import Settling

FORMS: Mapping[type, Callable[[Any], None]] = MappingProxyType(
    {
        CoverageReport: show_coverage,
        Owners: show_owners,
        Settling: show_settling,
        Overlaps: show_overlaps,
        Alignment: show_alignment,
        Differences: show_differences,
    }
)


def show_answer(answer: object) -> None:
    """Print the answer to a question."""
    FORMS.get(type(answer), show_anything)(answer)
