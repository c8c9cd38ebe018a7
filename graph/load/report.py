"""What came of a load, for people."""

from dataclasses import dataclass, field

from graph.interchange.format import SETTINGS_FILE, SOURCES_FOLDER
from graph.interchange.reading import Reading
from graph.load.plan import LoadPlan, Outcome
from graph.records import DocumentText, MapSettings, Record, Revision


@dataclass(slots=True)
class FileCount:
    """What became of one file: its rows, and how many of its records were created, amended, unchanged, or shared.

    ``shared`` counts records that the map has from elsewhere and that were left as they are.
    """

    file: str
    rows: int = 0
    created: int = 0
    amended: int = 0
    unchanged: int = 0
    shared: int = 0


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did. ``revision`` is None where the map had everything already.

    ``gone`` are records (table and key) that this source loaded once and that its files no longer have; they were
    kept. ``before`` are the reports of what had to be loaded first.
    """

    source: str
    revision: Revision | None
    files: tuple[FileCount, ...]
    gone: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    before: tuple["LoadReport", ...] = field(default=())

    @property
    def created(self) -> int:
        """Records created, in all files."""
        return sum(each.created for each in self.files)

    @property
    def amended(self) -> int:
        """Records amended, in all files."""
        return sum(each.amended for each in self.files)

    @property
    def unchanged(self) -> int:
        """Records that the map had already, in all files."""
        return sum(each.unchanged for each in self.files)

    @property
    def shared(self) -> int:
        """Records that the map has from elsewhere, in all files."""
        return sum(each.shared for each in self.files)


def report_of(reading: Reading, plan: LoadPlan, revision: Revision | None) -> LoadReport:
    """The report of a plan that was carried out."""
    counts = {file: FileCount(file, rows) for file, rows in reading.rows.items()}
    for record, outcome in plan.outcomes:
        count = counts.setdefault(_file(record, reading), FileCount(_file(record, reading)))
        match outcome:
            case Outcome.CREATED:
                count.created += 1
            case Outcome.AMENDED:
                count.amended += 1
            case Outcome.UNCHANGED:
                count.unchanged += 1
            case Outcome.SHARED:
                count.shared += 1
    return LoadReport(
        reading.source,
        revision,
        tuple(counts.values()),
        plan.gone,
        (*reading.notes, *plan.notes),
    )


def _file(record: Record, reading: Reading) -> str:
    if isinstance(record, DocumentText):
        return SOURCES_FOLDER
    if isinstance(record, MapSettings):
        return SETTINGS_FILE
    return reading.spots[record.table, record.key][0]
