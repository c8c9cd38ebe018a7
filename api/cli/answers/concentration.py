"""How much hangs on one post or office: the answer, then units, posts, and what holds the network together."""

from collections.abc import Iterable

from api.cli.terminal import say, show_table
from graph.analyses.concentration import Concentration, PostLoad, UnitLoad
from graph.analyses.sentences import counted
from graph.records import Entity


def show_concentration(found: Concentration) -> None:
    """Print what hangs on each, most first."""
    say(found.answer, "bold")
    _show(("unit", "has alone", "shares", "what it has alone"), (_unit(each) for each in found.units))
    _show(
        ("post", "answers alone for", "held by", "who stands in", "what it alone answers for"),
        (_post(each) for each in found.posts),
    )
    if found.cut_vertices:
        say()
        say("Without one of these, the network of subjects, units and posts falls apart")
        rows = (
            (each.thing.name, counted(each.pieces, "piece", "pieces"), str(each.cut_off)) for each in found.cut_vertices
        )
        show_table(("without", "falls into", "subjects cut off"), rows)


def _show(columns: tuple[str, ...], cells: Iterable[tuple[str, ...]]) -> None:
    rows = list(cells)
    if rows:
        say()
        show_table(columns, rows)


def _unit(each: UnitLoad) -> tuple[str, ...]:
    return each.unit.name, str(len(each.alone)), str(len(each.shared)), _names(each.alone)


def _post(each: PostLoad) -> tuple[str, ...]:
    held = f"{_names(each.holders)}{' (vacant)' if each.vacant else ''}"
    return each.post.name, str(len(each.alone)), held, _names(each.stand_ins), _names(each.alone)


def _names(entities: Iterable[Entity]) -> str:
    return ", ".join(each.name for each in entities) or "-"
