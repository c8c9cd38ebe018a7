"""Where in the text of a policy a rule or a setting stands: TOML is read without line numbers."""

import re

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?rules[\"']?[ \t]*\]\]")


class Places:
    """The lines of the rules of a policy, as far as they can be told."""

    def __init__(self, text: str, rules: int) -> None:
        """Look through *text*, which is known to have so many *rules*."""
        self._lines = text.splitlines()
        starts = [number for number, line in enumerate(self._lines) if _HEADER.match(line)]
        # a header inside a text of several lines, or rules written in another way: no line is better than a wrong one
        self._starts = starts if len(starts) == rules else []

    def of(self, rule: int, setting: str | None = None) -> int | None:
        """The line on which the *setting* of the rule of this number stands, else on which the rule begins."""
        if not self._starts:
            return None
        first = self._starts[rule - 1]
        last = self._starts[rule] if rule < len(self._starts) else len(self._lines)
        if setting is not None:
            wanted = re.compile(rf"[ \t]*[\"']?{re.escape(setting)}[\"']?[ \t]*[=.]")
            for number in range(first + 1, last):
                if wanted.match(self._lines[number]):
                    return number + 1
        return first + 1
