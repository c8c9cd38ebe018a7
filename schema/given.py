"""The arguments of a field, as much of them as can be known before it is asked for."""

from collections.abc import Callable
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    get_argument_values,
)
from graphql.execution.values import VariableValues


def arguments_of(field: GraphQLField, node: FieldNode) -> Callable[[VariableValues], dict[str, Any]]:
    """What the arguments of a field are, as it is asked for at *node*, with the values that a request gives."""
    values = {each.name.value: each.value for each in node.arguments or ()}
    if any(_has_variables(each) for each in values.values() if not isinstance(each, VariableNode)):
        return lambda variables: get_argument_values(field, node, variables)
    named = {
        field.args[name].out_name or name: value.name.value
        for name, value in values.items()
        if isinstance(value, VariableNode)
    }
    others = {name: each for name, each in field.args.items() if not isinstance(values.get(name), VariableNode)}
    fixed = get_argument_values(GraphQLField(field.type, others), node)

    def arguments(variables: VariableValues) -> dict[str, Any]:
        found = fixed.copy()
        for name, variable in named.items():
            value = variables.coerced.get(variable)
            if value is None:  # not given, or null: which of the two makes a difference
                return get_argument_values(field, node, variables)
            found[name] = value
        return found

    return arguments


def _has_variables(value: ValueNode) -> bool:
    match value:
        case VariableNode():
            return True
        case ListValueNode():
            return any(map(_has_variables, value.values))
        case ObjectValueNode():
            return any(_has_variables(each.value) for each in value.fields)
        case _:
            return False
