"""The steps of a plan: how each field of a query is answered, and how what it gives is shown."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple, TypeAlias, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Undefined,
    default_field_resolver,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.values import VariableValues

from graph.pulse import beat
from schema.direct import Reading
from schema.given import arguments_of
from schema.limits import fragments_of
from schema.scope import Context

_UNTOLD: Any = None  # a resolver that wants to know this fails, and is asked anew by the engine, which tells it


class GivenUp(Exception):
    """Something did not go well, and what to say of it is for the engine to find out."""


class Asked(NamedTuple):
    """A request that is being answered: what it works with, and the values it gave."""

    context: Context
    variables: VariableValues


Step: TypeAlias = Callable[[Any, Asked], Any]
"""From what a field stands on to what the answer has for it, or from a value to how it is shown."""


class Steps:
    """Makes the steps of a plan; those of an object when one of its class is first met."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> None:
        """Make those of *operation*, which has passed validation and has no directives."""
        self._schema, self._operation = schema, operation
        self._fragments = dict(fragments_of(document))
        self._made: dict[Hashable, Step] = {}

    def of_object(self, type_: GraphQLObjectType, selected: Sequence[SelectionSetNode]) -> Step:
        """How an object of this type is shown."""
        fields: dict[str, list[FieldNode]] = {}
        self._collect(type_, selected, fields, set())
        steps = tuple((name, self._of_field(type_, nodes)) for name, nodes in fields.items())

        def show(source: Any, asked: Asked) -> dict[str, Any]:
            shown = {name: step(source, asked) for name, step in steps}
            beat()
            return shown

        return show

    def _collect(
        self,
        type_: GraphQLObjectType,
        selected: Sequence[SelectionSetNode],
        fields: dict[str, list[FieldNode]],
        spread: set[str],
    ) -> None:
        """Gather what is selected on a type by the names in the answer, in their order."""
        for each in (each for one in selected for each in one.selections):
            match each:
                case FieldNode():
                    fields.setdefault((each.alias or each.name).value, []).append(each)
                case InlineFragmentNode():
                    if each.type_condition is None or self._is_a(type_, each.type_condition.name.value):
                        self._collect(type_, [each.selection_set], fields, spread)
                case FragmentSpreadNode() if each.name.value not in spread:
                    spread.add(each.name.value)
                    fragment = self._fragments[each.name.value]
                    if self._is_a(type_, fragment.type_condition.name.value):
                        self._collect(type_, [fragment.selection_set], fields, spread)

    def _is_a(self, type_: GraphQLObjectType, name: str) -> bool:
        wanted = self._schema.get_type(name)
        return wanted is type_ or (is_abstract_type(wanted) and self._schema.is_sub_type(wanted, type_))

    def _of_field(self, parent: GraphQLObjectType, nodes: list[FieldNode]) -> Step:
        name = nodes[0].name.value
        if name == "__typename":
            return lambda _source, _asked: parent.name
        field = self._schema.get_field(parent, name)
        if field is None:
            raise GivenUp
        resolve = field.resolve or default_field_resolver
        if isinstance(resolve, Reading) and is_leaf_type(get_named_type(field.type)):
            return self._once((parent.name, name), lambda: _reading(resolve, self._of_value(field.type, parent, nodes)))
        show = self._of_value(field.type, parent, nodes)
        if isinstance(resolve, Reading):
            return _reading(resolve, show)
        arguments = arguments_of(field, nodes[0])

        def answer(source: Any, asked: Asked) -> Any:
            value = resolve(source, self._info(field.type, parent, nodes, asked), **arguments(asked.variables))
            return show(value, asked)

        return answer

    def _of_value(self, type_: GraphQLOutputType, parent: GraphQLObjectType, nodes: list[FieldNode]) -> Step:
        """How a value of this type is shown, or that there is none."""
        if isinstance(type_, GraphQLNonNull):
            show_some = self._of_some(type_.of_type, parent, nodes)

            def show_required(value: Any, asked: Asked) -> Any:
                if value is None:
                    raise GivenUp
                return show_some(value, asked)

            return show_required
        show = self._of_some(type_, parent, nodes)
        return lambda value, asked: None if value is None else show(value, asked)

    def _of_some(self, type_: GraphQLOutputType, parent: GraphQLObjectType, nodes: list[FieldNode]) -> Step:
        """How a value of this type that is there is shown."""
        if isinstance(type_, GraphQLList):
            show = self._of_value(type_.of_type, parent, nodes)
            return lambda values, asked: [show(each, asked) for each in values]
        if is_leaf_type(type_):
            coerce = type_.coerce_output_value

            def show_leaf(value: Any, _asked: Asked) -> Any:
                shown = coerce(value)
                if shown is None or shown is Undefined:
                    raise GivenUp
                return shown

            return show_leaf
        declared = cast("GraphQLObjectType | GraphQLAbstractType", type_)
        return self._once((declared.name, *map(id, nodes)), lambda: self._of_composite(declared, parent, nodes))

    def _once(self, key: Hashable, make: Callable[[], Step]) -> Step:
        """The step that was made for this *key*, or is now: the kinds of an interface have most of theirs in common."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = make()
        return made

    def _of_composite(
        self, type_: GraphQLObjectType | GraphQLAbstractType, parent: GraphQLObjectType, nodes: list[FieldNode]
    ) -> Step:
        """How a value with fields is shown, which depends on its class and on nothing else of it."""
        selected = [each.selection_set for each in nodes if each.selection_set]
        known: dict[type, Step] = {}

        def show(value: Any, asked: Asked) -> Any:
            step = known.get(type(value))
            if step is None:
                info = self._info(type_, parent, nodes, asked)
                step = known[type(value)] = self.of_object(self._type_of(value, type_, info), selected)
            return step(value, asked)

        return show

    def _type_of(
        self, value: Any, declared: GraphQLObjectType | GraphQLAbstractType, info: GraphQLResolveInfo[Any]
    ) -> GraphQLObjectType:
        found: Any = declared
        if not isinstance(declared, GraphQLObjectType):
            name = declared.resolve_type(value, info, declared) if declared.resolve_type else None
            found = self._schema.get_type(name) if isinstance(name, str) else None
        if not isinstance(found, GraphQLObjectType) or (found.is_type_of and not found.is_type_of(value, info)):
            raise GivenUp
        return found

    def _info(
        self, type_: GraphQLOutputType, parent: GraphQLObjectType, nodes: list[FieldNode], asked: Asked
    ) -> GraphQLResolveInfo[Any]:
        """What a resolver is told."""
        return GraphQLResolveInfo(
            nodes[0].name.value,
            nodes,
            type_,
            parent,
            _UNTOLD,
            self._schema,
            self._fragments,
            None,
            self._operation,
            asked.variables,
            asked.context,
            _UNTOLD,
            None,
            _UNTOLD,
        )


def _reading(resolve: Reading, show: Step) -> Step:
    read = resolve.read
    return lambda source, asked: show(read(source), asked)
