"""How much one request may ask for, counted before any of it is run."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from schema.problems import Code, refusal
from schema.scope import PageSizes


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one request may ask for, and the seconds it may take.

    ``nesting`` is how deep its variables may be nested.
    """

    depth: int = 12
    aliases: int = 30
    repeats: int = 30
    directives: int = 10
    tokens: int = 2000
    cost: int = 20_000
    nesting: int = 24
    seconds: float = 10.0
    pages: PageSizes = field(default_factory=PageSizes)


@dataclass(frozen=True, slots=True)
class Size:
    """How deep a selection is, and what it has of what there is a limit to; fragments count where they are used."""

    depth: int = 0
    aliases: int = 0
    repeats: int = 0
    directives: int = 0

    def beside(self, other: "Size") -> "Size":
        """Both, one beside the other."""
        return Size(
            max(self.depth, other.depth),
            self.aliases + other.aliases,
            self.repeats + other.repeats,
            self.directives + other.directives,
        )


def fragments_of(document: DocumentNode) -> Mapping[str, FragmentDefinitionNode]:
    """The fragments of a document by name."""
    return {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}


def oversize(document: DocumentNode, limits: Limits) -> GraphQLError | None:
    """What a document asks too much of, whatever its variables; None where it keeps within the *limits*."""
    sizes = _Sizes(fragments_of(document))
    for operation in document.definitions:
        if not isinstance(operation, OperationDefinitionNode):
            continue
        size = sizes.of(operation.selection_set)
        size = size.beside(Size(directives=len(operation.directives or ())))
        for what, found, most in (
            ("levels", size.depth, limits.depth),
            ("aliases", size.aliases, limits.aliases),
            ("repeated fields", size.repeats, limits.repeats),
            ("directives", size.directives, limits.directives),
        ):
            if found > most:
                return refusal(Code.TOO_MUCH, f"The operation has {found} {what}; at most {most} are allowed.")
    return None


def is_nested_deeper(value: Any, most: int) -> bool:
    """Whether JSON has more than *most* lists and objects inside one another."""
    level = [value]
    for _ in range(most + 1):
        level = [inner for each in level if isinstance(each, dict | list) for inner in _members(each)]
        if not level:
            return False
    return True


def _members(value: dict[str, Any] | list[Any]) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value


class _Sizes:
    """Sizes of selections; each fragment is measured once, and one that contains itself counts as empty there."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._measured: dict[str, Size] = {}

    def of(self, selections: SelectionSetNode | None) -> Size:
        return self._of_set(selections, set())

    def _of_set(self, selections: SelectionSetNode | None, answered: set[str]) -> Size:
        """The size of selections that stand where the names *answered* are in the answer already."""
        total = Size()
        for each in selections.selections if selections else ():
            total = total.beside(self._of_one(each, answered))
        return total

    def _of_one(self, selection: SelectionNode, answered: set[str]) -> Size:
        own = Size(directives=len(selection.directives or ()))
        if isinstance(selection, FragmentSpreadNode):
            return own.beside(self._of_fragment(selection.name.value))
        if isinstance(selection, FieldNode):
            return own.beside(self._of_field(selection, answered))
        return own.beside(self._of_set(getattr(selection, "selection_set", None), answered))

    def _of_field(self, field: FieldNode, answered: set[str]) -> Size:
        name = (field.alias or field.name).value
        own = Size(aliases=bool(field.alias), repeats=name in answered)
        answered.add(name)
        inner = own.beside(self.of(field.selection_set))
        # what describes the schema is bounded by a rule of its own, and tools ask for it deeper than anybody asks a map
        return replace(inner, depth=0 if field.name.value.startswith("__") else inner.depth + 1)

    def _of_fragment(self, name: str) -> Size:
        if name not in self._measured:
            self._measured[name] = Size()
            fragment = self._fragments.get(name)
            self._measured[name] = self.of(fragment.selection_set) if fragment else Size()
        return self._measured[name]
