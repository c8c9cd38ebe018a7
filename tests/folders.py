"""Small folders of the import format for tests."""

from pathlib import Path

SMALL: dict[str, str] = {
    "entities.csv": """\
id,kind,name,unit_type,subtype
press-office,office,Press Office,team,
media,stakeholder,Media,,group
public,stakeholder,Public,,group
engagement,goal,Public engagement,,sector-goal
head,post,Head of Press,,
""",
    "relationships.csv": """\
id,type,source,target,role
,ENGAGES,press-office,media,mandated
,HEADS,head,press-office,
""",
    "rosters.csv": "id,name,items\nthe-roster,The roster,2\n",
    "roster_members.csv": "roster,member,item\nthe-roster,media,1\nthe-roster,public,2\n",
    "documents.csv": "document,about\nmandate.txt,The mandate of the Press Office\n",
    "evidence.csv": """\
subject_type,subject,document,quote,char_start,char_end,locator
relationship,press-office--engages--media,mandate.txt,speaks to the media,17,36,
""",
    "sources/mandate.txt": "The Press Office speaks to the media.\n",
}
"""A map of five entities that fits the format."""


def a_folder(path: Path, name: str = "a-map", /, **files: str | bytes | None) -> Path:
    """A folder with the files of :data:`SMALL`; ``entities="..."`` replaces one of them, None leaves it out.

    ``map_toml`` and ``rules`` stand for ``map.toml`` and ``rules.csv``.
    """
    texts: dict[str, str | bytes | None] = dict(SMALL)
    for short, text in files.items():
        texts["map.toml" if short == "map_toml" else f"{short}.csv"] = text
    folder = path / name
    for file, text in texts.items():
        if text is not None:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def and_row(file: str, *rows: str) -> str:
    """The text of a file of :data:`SMALL` with further rows."""
    return SMALL[file] + "".join(f"{row}\n" for row in rows)


def swapped(file: str, old: str, new: str) -> str:
    """The text of a file of :data:`SMALL` with one text for another."""
    assert old in SMALL[file], f"{old!r} is not in {file}"
    return SMALL[file].replace(old, new)
