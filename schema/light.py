"""Which documents are answered so quickly, from memory alone, that handing them to a thread would cost more."""

from typing import Any

from graphql import BREAK, ArgumentNode, DocumentNode, FieldNode, OperationDefinitionNode, OperationType, Visitor, visit

ROOTS = frozenset({"entity", "relationship", "__typename"})
"""Root fields that look up one thing."""

PLAIN = frozenset(
    {
        *("__typename", "id", "key", "kind", "name", "aliases", "about", "note", "sensitivity", "version"),
        *("certainty", "basis", "type", "source", "target", "role", "purpose", "qualifier", "condition"),
        *("validity", "start", "end", "extent", "current", "edtf", "precision", "earliest", "latest", "yearStated"),
    }
)
"""Fields that show what a thing says of itself."""

MOST_FIELDS = 50


def is_light(document: DocumentNode) -> bool:
    """Whether each of its operations reads a few fields of single things at the map's newest state."""
    for each in document.definitions:
        if not isinstance(each, OperationDefinitionNode) or each.operation is not OperationType.QUERY:
            return False
        roots = each.selection_set.selections
        if not all(isinstance(root, FieldNode) and root.name.value in ROOTS for root in roots):
            return False
    weigher = _Weigher()
    visit(document, weigher)
    return weigher.fields <= MOST_FIELDS


class _Weigher(Visitor):
    fields = 0

    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        self.fields += 1
        return self._stop(node.name.value not in ROOTS | PLAIN)

    def enter_argument(self, node: ArgumentNode, *_: Any) -> Any:
        return self._stop(node.name.value == "recordedAsOf")  # the past is read from the log

    def _stop(self, is_heavy: bool) -> Any:
        if not is_heavy:
            return None
        self.fields = MOST_FIELDS + 1
        return BREAK
