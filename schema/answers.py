"""The questions of the map as root fields, derived from the analyses."""

from graph.analyses import ANALYSES
from graph.analyses.coverage import Coverage as CoverageRow
from schema.derive import finding_type, question_field

QUESTIONS = tuple(map(question_field, ANALYSES))
"""A root field for each analysis."""

Coverage = finding_type(CoverageRow)
"""How one subject is covered."""
