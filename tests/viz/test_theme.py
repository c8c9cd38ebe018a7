import re

import pytest

from viz.web.build import WEB

THEME = (WEB / "src" / "style" / "theme.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in THEME.split("@media", 1))
READ_ON = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink", "raised"),
    ("ink", "open-ground"),
    ("ink", "hangs-ground"),
    ("ink", "accent-ground"),
    ("muted", "paper"),
    ("muted", "ground"),
    ("muted", "raised"),
    ("muted", "cell"),
    ("muted", "open-ground"),
    ("muted", "hangs-ground"),
    ("muted", "accent-ground"),
    ("accent", "paper"),
    ("accent", "ground"),
    ("accent", "raised"),
    ("paper", "accent"),
    ("open", "paper"),
    ("open", "raised"),
    ("open", "open-ground"),
    ("hangs", "paper"),
    ("hangs", "raised"),
    ("hangs", "hangs-ground"),
    ("mandate-ink", "mandate"),
    ("mandate-ink", "mandate-stripe"),
    ("decision-ink", "decision"),
    ("class-ink", "class"),
    ("whole-ink", "whole"),
]


@pytest.mark.parametrize(("text", "ground"), READ_ON)
@pytest.mark.parametrize("theme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
def test_text_can_be_read_on_its_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert _contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("mark", ["mandate", "decision", "accent", "open", "hangs", "edge"])
@pytest.mark.parametrize("theme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
def test_a_mark_stands_out_from_the_paper(theme: dict[str, str], mark: str) -> None:
    assert _contrast(theme[mark], theme["paper"]) >= 3


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
