from datetime import date

import pytest

from graph.when import Truth
from seeds.participation.lifecycle import Lifecycle, validity_of

DAYS = {"yes": Truth.YES, "maybe": Truth.MAYBE, "no": Truth.NO}


@pytest.mark.parametrize(
    ("life", "start", "end"),
    [
        (Lifecycle("in-force", "1954-09-29", as_known_to="2025"), "1954-09-29", None),
        (Lifecycle("in-force", as_known_to="2012-04"), "/2012-04", None),
        (Lifecycle("in-force", as_known_to="undated"), "/2026-01", None),
        (Lifecycle("suspended", as_known_to="1995-06"), "/1995-06", None),
        (Lifecycle("ended", "1961-01-01", "1968-12-31", "withdrawal"), "1961-01-01", "1968-12-31"),
        (Lifecycle("ended", "2011", "2014-01-06", "became Member State"), "2011", "2014-01-05"),
        (Lifecycle("ended", "2011", "2014-01", "became Member State"), "2011", "2013-12-31/2014-01-30"),
        (Lifecycle("ended", "1961", "", "became Associate Member", "2015"), "1961", "1961/2015"),
        (Lifecycle("ended", "", "", "became Member State"), None, "/2026-01"),
        (Lifecycle("ended", "1994-06-28", "2024-06-27", as_known_to="2024-06"), "1994-06-28", "2024-06-27"),
        (Lifecycle("pending", as_known_to="2026-01"), "2026-02/", None),
        (Lifecycle("pending", as_known_to="2025-12-31"), "2026-01-01/", None),
        (Lifecycle("unknown", as_known_to="2025-08"), "/", "/"),
        (Lifecycle("unknown", "1990"), "1990", "/"),
    ],
)
def test_a_lifecycle_becomes_a_period(life: Lifecycle, start: str | None, end: str | None) -> None:
    validity = validity_of(life)

    assert (validity.start and validity.start.edtf, validity.end and validity.end.edtf) == (start, end)


@pytest.mark.parametrize(
    ("life", "day", "holds"),
    [
        (Lifecycle("unknown", as_known_to="2025-08"), date(1960, 1, 1), "maybe"),
        (Lifecycle("unknown", as_known_to="2025-08"), date(2030, 1, 1), "maybe"),
        (Lifecycle("unknown", "1990"), date(1989, 12, 31), "no"),
        (Lifecycle("unknown", "1990"), date(2017, 1, 1), "maybe"),
        (Lifecycle("in-force", as_known_to="2012-04"), date(2012, 5, 1), "yes"),
        (Lifecycle("in-force", as_known_to="2012-04"), date(2000, 1, 1), "maybe"),
        (Lifecycle("pending", as_known_to="2026-01"), date(2026, 1, 31), "no"),
        (Lifecycle("pending", as_known_to="2026-01"), date(2026, 2, 1), "maybe"),
        (Lifecycle("ended", "", "", "became Member State"), date(1970, 1, 1), "maybe"),
        (Lifecycle("ended", "", "", "became Member State"), date(2026, 2, 1), "no"),
        (Lifecycle("ended", "1961", "", "became Associate Member", "2015"), date(2016, 1, 1), "no"),
        (Lifecycle("ended", "1961", "", "became Associate Member", "2015"), date(2000, 1, 1), "maybe"),
    ],
)
def test_what_is_not_known_may_hold(life: Lifecycle, day: date, holds: str) -> None:
    assert validity_of(life).on(day) is DAYS[holds]
