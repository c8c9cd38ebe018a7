"""Which things are called exactly so, however it is written: in capitals or not, with one blank or two."""

from collections.abc import Iterable

from graph.records import Entity


def called(entities: Iterable[Entity], text: str) -> list[Entity]:
    """Those of *entities* whose name is *text*, in their order; where none is, those that are also called so."""
    wanted, named, also = _folded(text), [], []
    for each in entities:
        if _folded(each.name) == wanted:
            named.append(each)
        elif any(_folded(alias) == wanted for alias in each.aliases):
            also.append(each)
    return named or also


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
