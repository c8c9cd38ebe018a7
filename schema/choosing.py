"""The rule for inputs of which one field is chosen (`@oneOf`): strawberry holds to it only when a field is asked."""

from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLNamedType,
    NonNullTypeNode,
    NullValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    ValidationRule,
    VariableNode,
    get_named_type,
)


class OneChosen(ValidationRule):
    """Exactly one field of such an input is given, and it is not null."""

    def __init__(self, context: Any) -> None:
        """Check a document within *context*."""
        super().__init__(context)
        self._variables: list[tuple[VariableNode, str]] = []

    def enter_object_value(self, node: ObjectValueNode, *_: Any) -> None:
        """Check one input that stands in the document."""
        type_ = get_named_type(self.context.get_input_type())
        if type_ is None or not _is_choice(type_):
            return
        given = [field.value for field in node.fields]
        if len(given) != 1:
            said = f"{type_.name} wants exactly one of its fields; {len(given)} are given."
            self.report_error(GraphQLError(said, node))
        elif isinstance(given[0], NullValueNode):
            self.report_error(GraphQLError(f"{type_.name}.{node.fields[0].name.value} is null. Give a value.", node))
        elif isinstance(given[0], VariableNode):
            self._variables.append((given[0], type_.name))

    def leave_document(self, node: DocumentNode, *_: Any) -> None:
        """Check the variables that are chosen: fragments may stand before the operations that declare them."""
        declared = {
            each.variable.name.value: each.type
            for operation in node.definitions
            if isinstance(operation, OperationDefinitionNode)
            for each in operation.variable_definitions or ()
        }
        for variable, type_ in self._variables:
            name = variable.name.value
            if name in declared and not isinstance(declared[name], NonNullTypeNode):
                said = f"${name} may be null, and {type_} wants a value. Declare it with an exclamation mark."
                self.report_error(GraphQLError(said, variable))


def _is_choice(type_: GraphQLNamedType) -> bool:
    declared = type_.extensions.get("strawberry-definition")
    return bool(getattr(declared, "is_one_of", False))
