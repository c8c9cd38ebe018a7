"""Where are we thin: headline, figures, what was measured, then a row a subject."""

from api.cli.answers.anything import in_words
from api.cli.terminal import say, show_table
from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageReport, CoverageState
from graph.analyses.findings import Reason

STYLES = {CoverageFigure.OPEN: "red", CoverageFigure.HANGS: "yellow", CoverageFigure.FIRM: "green"}
COLUMNS = ("figure", "subject", "state", "units", "why")


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
        short = ((in_words(each.figure), each.subject.name, in_words(each.state)) for each in report.elsewhere)
        show_table(COLUMNS[:3], short)


def figures_line(report: CoverageReport) -> str:
    """Firm, hangs and open out of how many."""
    items = f" ({report.items} items as written)" if report.items != report.size else ""
    waits = f" on {_counted(report.decisions, 'decision')}" if report.hangs else ""
    return (
        f"{report.firm} firm, {report.hangs} hang{'' if report.hangs != 1 else 's'}{waits}, {report.open} open, "
        f"of {_counted(report.size, 'subject')}{items}; {report.confirmed} confirmed by a person"
    )


def _cells(row: Coverage) -> tuple[str, ...]:
    held_by = [each.unit.name for each in row.units] or [f"{body.name} (as a whole)" for body in row.bodies]
    return (
        in_words(row.figure),
        row.subject.name,
        _state(row),
        ", ".join(held_by) or "-",
        sentence(row.reasons[0]) if row.reasons else row.rule,
    )


def _state(row: Coverage) -> str:
    counted = f" ({row.parts_firm} of {row.parts})" if row.state is CoverageState.IN_PART else ""
    return in_words(row.state) + counted


def sentence(reason: Reason) -> str:
    """A reason with the words of the document it rests on, and where such words are not on record."""
    quote = next((each for each in reason.evidence if each.quote), None)
    said = reason.text
    if quote is not None and (quote.quote or "") not in said:
        said += f" “{' '.join((quote.quote or '').split())}” ({quote.document})"
    if reason.unproven:
        said += f" No sentence is on record for {'it' if len(reason.relationships) == 1 else 'all of it'}."
    return said


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
