"""What people see: answers on standard output, words about them on standard error.

Names come from outside. Control characters in them are shown, never obeyed, and nothing in them is mark-up.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer

import orjson

SECONDS_BEFORE_PROGRESS = 1.0
UNFOLDED = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """*text* with its control characters made visible."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def say(text: str = "", style: str = "", *, is_typed: bool = False) -> None:
    """Print a paragraph of an answer; what is to be typed or copied is not folded to the terminal."""
    from rich.console import Console
    from rich.text import Text

    Console().print(Text(harmless(text), style), highlight=False, soft_wrap=is_typed or not sys.stdout.isatty())


def complain(text: str) -> None:
    """Say on standard error what is wrong."""
    sys.stderr.write(harmless(text) + "\n")


def remark(text: str) -> None:
    """Say on standard error what is being done."""
    sys.stderr.write(harmless(text) + "\n")
    sys.stderr.flush()


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]], styles: Iterable[str] = ()) -> None:
    """Print a table, folded to the terminal where there is one; *styles* are for the first cell of each row.

    The last column takes what room is left.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    is_watched = sys.stdout.isatty()
    console = Console(width=None if is_watched else UNFOLDED)
    table = Table(box=SIMPLE_HEAD if is_watched else None, pad_edge=False, header_style="bold")
    for column in columns[:-1]:
        table.add_column(column, overflow="fold", max_width=max(12, console.width // 5))
    table.add_column(columns[-1], overflow="fold")
    shades = iter(styles)
    for row in rows:
        first, *rest = (Text(harmless(cell)) for cell in row)
        first.stylize(next(shades, ""))
        table.add_row(first, *rest)
    with console.capture() as drawn:
        console.print(table)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))


def write_json(value: object) -> None:
    """Print *value* as JSON, indented, in UTF-8."""
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


@contextmanager
def working(on: str) -> Iterator[None]:
    """Tell on standard error what is being worked *on* where it takes longer than a second: on a terminal in motion."""
    begin, end = _in_motion(on) if sys.stderr.isatty() else (lambda: remark(f"{on} ..."), lambda: None)
    timer = Timer(SECONDS_BEFORE_PROGRESS, begin)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        end()


def _in_motion(on: str) -> tuple[Callable[[], None], Callable[[], None]]:
    from rich.console import Console

    status = Console(stderr=True).status(harmless(on))
    return status.start, status.stop
