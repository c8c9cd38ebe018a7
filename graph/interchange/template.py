"""Writes an empty folder of the import format, to be filled in a spreadsheet."""

from pathlib import Path

from graph.checks import listed
from graph.errors import Unusable
from graph.interchange.format import SETTINGS_FILE, SOURCES_FOLDER, TABLES
from graph.ontology import ONTOLOGY

_SETTINGS = """\
# What this map says of itself. Take the # away where you fill something in.

# title = "Who has which relationship at the Example Institute"

# The day that questions are asked as of when nothing is said; left out: today.
# reference_date = {example}

# The id of the roster that coverage is measured on.
# default_roster = "target-groups"

# languages = ["en"]

# Offices of these unit types can hold a relationship: {owning}.
# Name further ones here, and under [values] as well.
# able_to_own = ["desk"]

# Lists that you may add values to: {open}.
# [values]
# unit_type = ["desk"]
"""


def write_template(folder: Path) -> list[Path]:
    """Write an empty file of every sort into *folder*, which is made where it is missing; answers with the files.

    Raises:
        Unusable: Some of the files exist already, or the folder cannot be written; nothing was written.
    """
    texts = {table.file: ",".join(table.offered) + "\n" for table in TABLES} | {SETTINGS_FILE: _settings()}
    there = [name for name in texts if (folder / name).exists()]
    if there:
        raise Unusable(f"{listed(sorted(there), 'and')} stand in {str(folder)!r} already. Choose another folder.")
    try:
        (folder / SOURCES_FOLDER).mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Unusable(f"The folder {str(folder)!r} cannot be written: {error.strerror}.") from error
    return [folder / name for name in texts]


def _settings() -> str:
    properties = {each.name: each for kind in ONTOLOGY.kinds for each in kind.properties}
    owning = [value for each in properties.values() for value in each.able_to_own]
    open_lists = [each.name for each in properties.values() if each.open]
    return _SETTINGS.format(example="2017-12-01", owning=listed(owning, "and"), open=listed(open_lists, "and"))
