"""Answers as people read them on a terminal: one file an answer that deserves its own form, one form for the rest."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from api.cli.answers.alignment import show_alignment
from api.cli.answers.anything import show_anything
from api.cli.answers.centrality import show_centrality
from api.cli.answers.communities import show_communities
from api.cli.answers.completeness import show_completeness
from api.cli.answers.concentration import show_concentration
from api.cli.answers.coverage import show_coverage
from api.cli.answers.differences import show_differences
from api.cli.answers.horizon import show_horizon
from api.cli.answers.introductions import show_introductions
from api.cli.answers.losses import show_losses
from api.cli.answers.mandates import show_mandates
from api.cli.answers.overlaps import show_overlaps
from api.cli.answers.owners import show_owners
from api.cli.answers.policy import show_policy
from api.cli.answers.settling import show_settling
from graph.analyses.alignment import Alignment
from graph.analyses.centrality import Centrality
from graph.analyses.communities import Communities
from graph.analyses.completeness import Completeness
from graph.analyses.concentration import Concentration
from graph.analyses.coverage.report import CoverageReport
from graph.analyses.differences import Differences
from graph.analyses.horizon import Horizon
from graph.analyses.introductions import Introductions
from graph.analyses.losses import Losses
from graph.analyses.mandates import Mandates
from graph.analyses.overlaps import Overlaps
from graph.analyses.owners import Owners
from graph.analyses.policy import PolicyReport
from graph.analyses.settling import Settling

FORMS: Mapping[type, Callable[[Any], None]] = MappingProxyType(
    {
        Alignment: show_alignment,
        Centrality: show_centrality,
        Communities: show_communities,
        Completeness: show_completeness,
        Concentration: show_concentration,
        CoverageReport: show_coverage,
        Differences: show_differences,
        Horizon: show_horizon,
        Introductions: show_introductions,
        Losses: show_losses,
        Mandates: show_mandates,
        Overlaps: show_overlaps,
        Owners: show_owners,
        PolicyReport: show_policy,
        Settling: show_settling,
    }
)


def show_answer(answer: object) -> None:
    """Print the answer to a question."""
    FORMS.get(type(answer), show_anything)(answer)
