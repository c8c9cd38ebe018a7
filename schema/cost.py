"""What an operation costs: one for each field, times the rows of the lists it stands in; a change costs ten more.

So does each line of a scenario that is saved, as it is tried on the map.

How many rows a page has is known before anything is run. Lists without pages are as long as they are: those of records
that have a key, of which people put any number on the map, count as ten rows; all others as one. A change that is
imagined is made anew for each field that is asked of it.
"""

from collections.abc import Callable, Collection, Mapping
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
    Undefined,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
    value_from_ast_untyped,
)
from strawberry.utils.str_converters import to_camel_case

from graph.editing import SaveScenario
from graph.editing.declare import field_of
from graph.scenarios.given import lines_of
from schema.mutations.fields import INPUT
from schema.scope import PageSizes
from schema.supposed import NOTHING, Supposed, supposed

CHANGE = 10
"""What a change costs besides its fields: it is checked, and written or laid over the map."""

IMAGINED_MAP, SCENARIO_INPUT, EARLIER = "ScenarioMap", "ScenarioInput", "recordedAsOf"
"""The type of a map that is imagined, that of an argument that imagines, and what asks for an earlier state."""

SAVING = to_camel_case(field_of(SaveScenario))
"""The change that saves a scenario."""

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
        kept: Callable[[str], int],
    ) -> None:
        """Count by *schema*, with the values that *variables* give.

        *kept* says how many changes the scenario has that is kept under a key.
        """
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._pages = pages
        self._kept = kept
        self._imagined = NOTHING
        self._known: dict[tuple[str, Supposed], int] = {}
        self.is_fixed = True
        """Whether what was counted so far costs the same with any variables."""

    def of(self, operation: OperationDefinitionNode) -> int:
        """The cost of a whole operation."""
        defaults = {
            each.variable.name.value: value_from_ast_untyped(each.default_value)
            for each in operation.variable_definitions or ()
            if each.default_value is not None
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
        place = name, self._imagined
        if place not in self._known:
            fragment = self._fragments[name]
            type_ = self._schema.get_type(fragment.type_condition.name.value)
            self._known[place] = self._of_set(fragment.selection_set, type_) if type_ else 0
        return self._known[place]

    def _of_field(self, field: FieldNode, parent: GraphQLNamedType) -> int:
        declared = self._schema.get_field(parent, field.name.value)  # type: ignore[arg-type] # a parent has fields
        if declared is None:
            return 1
        rows = self._rows(field) if "first" in declared.args else UNPAGED if _is_unpaged(declared, parent) else 1
        type_ = get_named_type(declared.type)
        if type_.name == IMAGINED_MAP:
            return 1 + self._of_imagined(field, type_)
        cost = 1 + rows * self._of_set(field.selection_set, type_) + CHANGE * self._laid(field, declared, parent)
        return cost if parent is not self._schema.mutation_type else self._of_mutation(field, cost)

    def _of_imagined(self, field: FieldNode, type_: GraphQLNamedType) -> int:
        """What is asked of a map that is imagined; what stands around it is not."""
        around, self._imagined = self._imagined, self._supposed(self._given(field))
        try:
            return self._of_set(field.selection_set, type_)
        finally:
            self._imagined = around

    def _laid(self, field: FieldNode, declared: GraphQLField, parent: GraphQLNamedType) -> int:
        """How many changes are laid for this field: those of the map it is asked of, and of its own scenario."""
        is_asked = parent.name == IMAGINED_MAP and not field.name.value.startswith("__")
        if not is_asked and not field.arguments:
            return 0
        own = [name for name, each in declared.args.items() if get_named_type(each.type).name == SCENARIO_INPUT]
        if not is_asked and not own:
            return 0
        given = self._given(field)
        laid = [self._imagined] if is_asked else []
        laid += [self._supposed(given[name]) for name in own if isinstance(given.get(name), dict)]
        return sum(each.now if given.get(EARLIER) is None else each.earlier for each in laid)

    def _supposed(self, given: Mapping[str, Any]) -> Supposed:
        return supposed(given, self._kept)

    def _given(self, field: FieldNode) -> dict[str, Any]:
        """The arguments of a field by name, as far as a client gave them."""
        self.is_fixed = False
        values = dict(self._variables)
        given = ((each.name.value, value_from_ast_untyped(each.value, values)) for each in field.arguments or ())
        return {name: value for name, value in given if value is not Undefined}

    def _of_mutation(self, field: FieldNode, cost: int) -> int:
        """What a mutation costs: each change that it makes is answered, and each line that it saves is tried."""
        given = self._given(field).get(INPUT)
        said = given.get("changes") if isinstance(given, dict) else None
        if field.name.value == SAVING:
            return cost + CHANGE * (1 + _lines(given))
        changes = said if isinstance(said, list) else [said]  # a client may leave the brackets out around a single one
        lines = sum(_lines(each.get(SAVING)) for each in changes if isinstance(each, dict))
        return max(1, len(changes)) * (cost + CHANGE) + CHANGE * lines

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
        return _whole(self._variables.get(value.name.value))


def _lines(saved: object) -> int:
    """How many changes a scenario imagines that is saved."""
    text = saved.get("changes") if isinstance(saved, dict) else None
    return lines_of(text) if isinstance(text, str) else 0


def _whole(given: object) -> int | None:
    """The number that GraphQL takes an Int for: 100.0 is one as well."""
    if isinstance(given, float):
        return int(given) if given.is_integer() else None
    return given if isinstance(given, int) and not isinstance(given, bool) else None


def _is_unpaged(declared: GraphQLField, parent: GraphQLNamedType) -> bool:
    """Whether a field is a list of records, and no page of them."""
    if not is_list_type(get_nullable_type(declared.type)):
        return False
    return "version" in _fields(get_named_type(declared.type)) and "pageInfo" not in _fields(parent)


def _fields(type_: GraphQLNamedType) -> Collection[str]:
    return type_.fields if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) else ()
