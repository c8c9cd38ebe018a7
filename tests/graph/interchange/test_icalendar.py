from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.interchange.icalendar import CalendarEntry, calendar_file

WRITTEN = datetime(2017, 12, 1, 9, 30, tzinfo=UTC)
ENTRY = CalendarEntry("pact--end", date(2018, 5, 31), date(2018, 5, 31), "Ends: Pact", "Pact ends.\nOn it: nobody.")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200)


def test_an_entry_of_one_day() -> None:
    assert calendar_file("Due", [ENTRY], written=WRITTEN).decode().splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sociogram//what is due//EN",
        "X-WR-CALNAME:Due",
        "BEGIN:VEVENT",
        "UID:pact--end@sociogram",
        "DTSTAMP:20171201T093000Z",
        "DTSTART;VALUE=DATE:20180531",
        "SUMMARY:Ends: Pact",
        "DESCRIPTION:Pact ends.\\nOn it: nobody.",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_the_end_of_several_days_is_the_day_after_the_last() -> None:
    entry = CalendarEntry("a", date(2018, 1, 1), date(2018, 12, 31), "a", "")

    assert b"DTEND;VALUE=DATE:20190101\r\n" in calendar_file("Due", [entry], written=WRITTEN)


@given(TEXTS)
def test_no_line_is_longer_than_is_allowed_and_no_letter_is_cut_in_two(title: str) -> None:
    written = calendar_file(
        title, [CalendarEntry("a", date(2018, 1, 1), date(2018, 1, 1), title, title)], written=WRITTEN
    )

    assert all(len(line) <= 75 and line.decode() is not None for line in written.split(b"\r\n"))
    assert written.endswith(b"END:VCALENDAR\r\n")


def test_control_characters_cannot_add_lines() -> None:
    entry = CalendarEntry("a", date(2018, 1, 1), date(2018, 1, 1), "x\r\nEND:VEVENT\x00\x0b", "")

    assert b"SUMMARY:x\\nEND:VEVENT\r\n" in calendar_file("Due", [entry], written=WRITTEN)


@given(TEXTS, TEXTS, st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(0, 400))
def test_another_reader_reads_what_was_written(title: str, about: str, first: date, more: int) -> None:
    reader = pytest.importorskip("icalendar", reason="needs icalendar, another reader of calendar files")
    last = first + timedelta(days=more)

    calendar = reader.Calendar.from_ical(
        calendar_file(title, [CalendarEntry("key", first, last, title, about)], written=WRITTEN)
    )

    (event,) = calendar.walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (title, about)
    assert (str(event["UID"]), event["DTSTAMP"].dt) == ("key@sociogram", WRITTEN)
    assert event["DTSTART"].dt == first
    assert ("DTEND" in event) == (more > 0)
    if more:
        assert event["DTEND"].dt == last + timedelta(days=1)
