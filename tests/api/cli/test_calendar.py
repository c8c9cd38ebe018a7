from pathlib import Path

from tests.api.cli.running import Terminal


def test_what_is_due_comes_as_a_file_for_calendar_programs(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal.run("calendar", str(tmp_path / "due.ics"), "--days", "60")

    written = (tmp_path / "due.ics").read_bytes().replace(b"\r\n ", b"").decode().splitlines()
    assert answer.code == 0
    assert "has 7 entries. 7 things end by 30 January 2018" in answer.out
    assert written.count("BEGIN:VEVENT") == 7
    assert written.count("DTSTART;VALUE=DATE:20171231") == 7
    assert "SUMMARY:Ends: Continue the targeted enlargement effort" in written


def test_nothing_due_is_an_empty_calendar(empty: Terminal, tmp_path: Path) -> None:
    answer = empty.run("calendar", str(tmp_path / "due.ics"), "--store", "sqlite://")

    assert "has 0 entries. Nothing on record is sure to end or to need renewal by" in answer.out
    assert (tmp_path / "due.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")
