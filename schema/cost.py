"""What an operation costs: one for each field, times the rows of the lists it stands in; a change costs ten more.

How many rows a page has is known before anything is run. Lists without pages are as long as they are: those of records$
that have a key, of which people put any number on the map, count as ten rows; all others as one.
"""

from collections.abc import Collection, Mapping
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
    value_from_ast_untyped,
)

from schema.scope import PageSizes

CHANGE = 10
"""What a change costs besides its fields: it is checked and written."""

UNPAGED = 10
"""How many rows a list of records without pages counts as."""


class Cost:
    """Counts the cost of an operation that has passed validation."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
        pages: PageSizes,
    ) -> None:
        """Count by *schema*, with the values that *variables* give to page sizes."""
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._pages = pages
        self._known: dict[str, int] = {}
        self.is_fixed = True
        """Whether what was counted so far costs the same with any variables."""

    def of(self, operation: OperationDefinitionNode) -> int:
        """The cost of a whole operation."""
        defaults = {
            each.variable.name.value: int(each.default_value.value)
            for each in operation.variable_definitions or ()
            if isinstance(each.default_value, IntValueNode)
        }
        self._variables = {**defaults, **self._variables}
        root = self._schema.get_root_type(operation.operation)
        return self._of_set(operation.selection_set, root) if root else 0

    def _of_set(self, selections: SelectionSetNode | None, parent: GraphQLNamedType) -> int:
        total = 0
        for each in selections.selections if selections else ():
            match each:
                case FieldNode():
                    total += self._of_field(each, parent)
                case FragmentSpreadNode():
                    total += self._of_fragment(each.name.value)
                case InlineFragmentNode():
                    named = each.type_condition
                    type_ = self._schema.get_type(named.name.value) if named else parent
                    total += self._of_set(each.selection_set, type_ or parent)
        return total

    def _of_fragment(self, name: str) -> int:
        if name not in self._known:
            fragment = self._fragments[name]
            type_ = self._schema.get_type(fragment.type_condition.name.value)
            self._known[name] = self._of_set(fragment.selection_set, type_) if type_ else 0
        return self._known[name]

    def _of_field(self, field: FieldNode, parent: GraphQLNamedType) -> int:
        declared = self._schema.get_field(parent, field.name.value)  # type: ignore[arg-type] # a parent has fields
        if declared is None:
            return 1
        rows = self._rows(field) if "first" in declared.args else UNPAGED if _is_unpaged(declared, parent) else 1
        cost = 1 + rows * self._of_set(field.selection_set, get_named_type(declared.type))
        return cost if parent is not self._schema.mutation_type else self._changes(field) * (cost + CHANGE)

    def _changes(self, field: FieldNode) -> int:
        """How many changes a mutation makes, each of which is answered."""
        self.is_fixed = False
        for argument in field.arguments or ():
            given = value_from_ast_untyped(argument.value, dict(self._variables))
            changes = given.get("changes") if isinstance(given, dict) else None
            if isinstance(changes, list):
                return max(1, len(changes))
        return 1

    def _rows(self, field: FieldNode) -> int:
        for argument in field.arguments or ():
            if argument.name.value in ("first", "last"):
                asked = self._asked(argument.value)
                if asked is not None:
                    return max(0, min(asked, self._pages.largest))
        return self._pages.default

    def _asked(self, value: Any) -> int | None:
        if isinstance(value, IntValueNode):
            return int(value.value)
        if not isinstance(value, VariableNode):
            return None
        self.is_fixed = False
        given = self._variables.get(value.name.value)
        return given if isinstance(given, int) and not isinstance(given, bool) else None


def _is_unpaged(declared: GraphQLField, parent: GraphQLNamedType) -> bool:
    """Whether a field is a list of records, and no page of them."""
    if not is_list_type(get_nullable_type(declared.type)):
        return False
    return "version" in _fields(get_named_type(declared.type)) and "pageInfo" not in _fields(parent)


def _fields(type_: GraphQLNamedType) -> Collection[str]:
    return type_.fields if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) else ()
