"""Which documents are answered the same again as long as nobody writes."""

from typing import Any

from graphql import BREAK, DocumentNode, FieldNode, Visitor, visit

FLEETING = frozenset({"store"})
"""Fields that tell of the moment they are asked in, whatever they stand on."""


def is_lasting(document: DocumentNode) -> bool:
    """Whether the answer is the same each time it is asked of one revision of the map on one day."""
    finder = _Finder()
    visit(document, finder)
    return not finder.found


class _Finder(Visitor):
    found = False

    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        if node.name.value in FLEETING:
            self.found = True
            return BREAK
        return None
