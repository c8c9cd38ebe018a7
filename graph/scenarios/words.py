r"""The words of a line of a scenario: told apart where it is read, and put in quotes where it is written.

Blanks stand between words. A word in quotes may hold blanks, and in double quotes ``\"``, ``\\``, ``\n`` and
``\u2028`` stand for a quote, a backslash, a new line, and the character of that number. What follows ``#`` at the
beginning of a word is a remark.
"""

import re

IN_QUOTES = r'"((?:[^"\\]|\\.)*)"'
"""A text in double quotes, as a pattern that catches what stands in them."""

_PLAIN = re.compile(r"[A-Za-z0-9_.:-]+")
_BLANKS = re.compile(r"[ \t]*")
_PIECE = re.compile(rf"""{IN_QUOTES}|'([^']*)'|\\(.)|([^ \t"'\\]+|\\\Z)""", re.DOTALL)
_ESCAPED = re.compile(r'\\(?:(["\\n])|u(?![dD][89a-fA-F])([0-9a-fA-F]{4}))')
_IN_NEED = re.compile('["\\\\\n\v\f\r\x1c-\x1e\x85\u2028\u2029]')


def words_of(line: str) -> list[str]:
    """The words of a line, without the quotes they stand in.

    Raises:
        ValueError: A quote is not closed.

    >>> words_of('fill-post head#2 name="Ada # Byron"  # a remark')
    ['fill-post', 'head#2', 'name=Ada # Byron']
    """
    words: list[str] = []
    place = _after_blanks(line, 0)
    while place < len(line) and line[place] != "#":
        word, place = _word(line, place)
        words.append(word)
        place = _after_blanks(line, place)
    return words


def quoted(text: str) -> str:
    """*text* as a word of a line: as it is where it is plain, else in double quotes."""
    return text if is_plain(text) else in_quotes(text)


def is_plain(text: str) -> bool:
    """Whether a text means itself without quotes."""
    return _PLAIN.fullmatch(text) is not None


def in_quotes(text: str) -> str:
    """*text* in double quotes and on one line."""
    return f'"{_IN_NEED.sub(_escape, text)}"'


def out_of_quotes(text: str) -> str:
    """What stood in double quotes as *text*."""
    return _ESCAPED.sub(lambda match: _unescape(*match.groups()), text)


def _word(line: str, place: int) -> tuple[str, int]:
    word = ""
    while place < len(line) and line[place] not in " \t":
        piece = _PIECE.match(line, place)
        if piece is None:
            raise ValueError("a quote is not closed")
        double, *others = piece.groups()
        word += next(each for each in others if each is not None) if double is None else out_of_quotes(double)
        place = piece.end()
    return word, place


def _after_blanks(line: str, place: int) -> int:
    found = _BLANKS.match(line, place)
    return found.end() if found else place


def _escape(match: re.Match[str]) -> str:
    if match[0] in '"\\':
        return f"\\{match[0]}"
    return r"\n" if match[0] == "\n" else f"\\u{ord(match[0]):04x}"


def _unescape(itself: str | None, number: str | None) -> str:
    return chr(int(number, 16)) if number else "\n" if itself == "n" else itself or ""
