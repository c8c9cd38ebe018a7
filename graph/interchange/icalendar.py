"""Days in a calendar file (RFC 5545) that every calendar program reads: whole days, no times and no zones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LONGEST_LINE = 75
"""Bytes of a line before it is folded."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something on the days from ``first`` to ``last``, both included; ``key`` stays the same when it is moved."""

    key: str
    first: date
    last: date
    title: str
    about: str


def calendar_file(title: str, entries: Iterable[CalendarEntry], *, written: datetime) -> bytes:
    """The file with these *entries*, as known when it was *written*."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sociogram//what is due//EN", f"X-WR-CALNAME:{_text(title)}"]
    stamp = written.astimezone(UTC)
    for entry in entries:
        lines += _event(entry, f"{stamp:%Y%m%dT%H%M%SZ}")
    lines.append("END:VCALENDAR")
    return b"".join(b"\r\n ".join(_folded(line)) + b"\r\n" for line in lines)


def _event(entry: CalendarEntry, stamp: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(entry.key)}@sociogram",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_day(entry.first)}",
        f"SUMMARY:{_text(entry.title)}",
        f"DESCRIPTION:{_text(entry.about)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    if date.max > entry.last > entry.first:
        lines.insert(4, f"DTEND;VALUE=DATE:{_day(entry.last + timedelta(days=1))}")
    return lines


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    shown = text.replace("\r\n", "\n").translate(_ESCAPED)
    return "".join(letter for letter in shown if (letter >= " " and letter != "\x7f") or letter == "\t")


def _folded(line: str) -> Iterator[bytes]:
    """The parts of a line, none longer than is allowed and no letter cut in two; what follows the first is indented."""
    part = b""
    room = _LONGEST_LINE
    for letter in line:
        written = letter.encode("utf-8", "replace")
        if len(part) + len(written) > room:
            yield part
            part, room = b"", _LONGEST_LINE - 1
        part += written
    yield part
