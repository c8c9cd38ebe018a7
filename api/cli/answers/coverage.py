"""Where are we thin: headline, figures, what was measured, then a row a subject."""

import re

from api.cli.terminal import say, show_table
from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageReport
from graph.analyses.coverage.words import held_words, state_words, word
from graph.analyses.findings import Reason
from graph.analyses.sentences import counted

STYLES = {CoverageFigure.OPEN: "red", CoverageFigure.HANGS: "yellow", CoverageFigure.FIRM: "green"}
_MARKS = re.compile(r"\*\*")
COLUMNS = ("coverage", "subject", "how", "held by", "why")


def show_coverage(report: CoverageReport) -> None:
    """Print the report, open subjects first."""
    say(report.headline, "bold")
    say(figures_line(report))
    say(report.definition, "dim")
    if not report.rows and not report.elsewhere:
        say("`sociogram load ir-map` loads the sample map, `sociogram load DIR` one of your own.")
    if report.rows:
        say()
        show_table(COLUMNS, map(_cells, report.rows), (STYLES[row.figure] for row in report.rows))
    if report.elsewhere:
        say()
        say(f"Named, but not on this roster ({len(report.elsewhere)}):")
        short = ((word(each.figure), each.subject.name, word(each.state)) for each in report.elsewhere)
        show_table(COLUMNS[:3], short)


def figures_line(report: CoverageReport) -> str:
    """Firm, hangs and open out of how many."""
    items = f" ({report.items:,} items as written)" if report.items != report.size else ""
    waits = f" on {counted(report.decisions, 'decision', 'decisions')}" if report.hangs else ""
    return (
        f"{held_words(report.firm, report.hangs)}{waits}, {report.open:,} open, "
        f"of {counted(report.size, 'subject', 'subjects')}{items}; {report.confirmed:,} confirmed by a person"
    )


def _cells(row: Coverage) -> tuple[str, ...]:
    held_by = [each.unit.name for each in row.units] or [f"{body.name} (as a whole)" for body in row.bodies]
    return (
        word(row.figure),
        row.subject.name,
        state_words(row),
        ", ".join(held_by) or "-",
        sentence(row.reasons[0]) if row.reasons else row.rule,
    )


def unmarked(quote: str) -> str:
    """A quote in one line, without the marks by which its document sets letters bold."""
    return " ".join(_MARKS.sub("", quote).split())


def sentence(reason: Reason) -> str:
    """A reason with the words of the document it rests on, and where such words are not on record."""
    quote = next((each for each in reason.evidence if each.quote), None)
    said = reason.text
    if quote is not None and (quote.quote or "") not in said:
        said += f" “{unmarked(quote.quote or '')}” ({quote.document})"
    if reason.unproven:
        said += f" No sentence is on record for {'it' if len(reason.relationships) == 1 else 'all of it'}."
    return said
