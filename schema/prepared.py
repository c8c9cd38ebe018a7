"""Documents made ready: parsed, validated and planned once, for whoever asks them again."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    parse,
    validate,
)

from schema.build import RULES, compiled_schema
from schema.lasting import is_lasting
from schema.light import is_light
from schema.limits import Limits, oversize
from schema.plan import Plan, plan_of
from schema.problems import Code, as_entry, refusal, shortened
from schema.recent import Recent

_AT_MOST = 512
_CHARACTERS = 100_000  # read, and planned for every kind, a character may take more than a kilobyte


@dataclass(slots=True)
class Operation:
    """What may be run: an operation, its plan if it has one, and its cost if that is the same with any variables."""

    node: OperationDefinitionNode
    plan: Plan | None
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as far as it can be worked on without variables: what it says, or why it is refused.

    ``document`` is what it says where it is not refused; ``read`` even then, and None where it cannot be read.
    """

    document: DocumentNode | None
    refusals: tuple[dict[str, Any], ...] = ()
    read: DocumentNode | None = None
    is_lasting: bool = False
    is_light: bool = False
    _operations: dict[str | None, Operation] = field(default_factory=dict)

    def operation(self, name: str | None) -> Operation | GraphQLError:
        """The operation of this name, or the only one; or why there is none to run."""
        known = self._operations.get(name)
        if known is None:
            if self.document is None:
                return refusal(Code.OPERATION_NOT_FOUND, "The document is refused.")
            node = chosen(self.document, name)
            if isinstance(node, GraphQLError):
                return node
            known = self._operations[name] = Operation(node, plan_of(compiled_schema(), self.document, node))
        return known


class PreparedDocuments:
    """The documents that were lately asked. May be used from any thread."""

    def __init__(self, limits: Limits, *, introspection: bool, trusted: Collection[str]) -> None:
        """Make documents ready within *limits*; without *introspection* only *trusted* ones learn the schema."""
        self._limits = limits
        self._rules = RULES if introspection else (*RULES, NoSchemaIntrospectionCustomRule)
        self._trusted = trusted
        self._recent: Recent[Prepared] = Recent(_AT_MOST, _CHARACTERS)

    def known(self, text: str) -> Prepared | None:
        """The document with this text, if it is ready already."""
        return self._recent.get(text)

    def of(self, text: str) -> Prepared:
        """The document with this text."""
        known = self._recent.get(text)
        if known is None:
            known = self._make(text)
            self._recent.keep(text, known, len(text))
        return known

    def _make(self, text: str) -> Prepared:
        try:
            document = parse(text, max_tokens=self._limits.tokens, no_location=False)
        except GraphQLSyntaxError as error:
            return Prepared(None, (as_entry(_with_limit(error, self._limits.tokens), Code.PARSE_FAILED),))
        except RecursionError:
            return Prepared(None, (as_entry(GraphQLError("The document is nested too deeply."), Code.PARSE_FAILED),))
        too_much = oversize(document, self._limits)
        if too_much:
            return Prepared(None, (as_entry(too_much, Code.TOO_MUCH),), document)
        rules = RULES if text in self._trusted else self._rules
        errors = validate(compiled_schema(), document, rules, max_errors=20, hide_suggestions=True)
        if errors:
            return Prepared(None, tuple(as_entry(each, Code.VALIDATION_FAILED) for each in errors), document)
        return Prepared(document, read=document, is_lasting=is_lasting(document), is_light=is_light(document))


def chosen(document: DocumentNode, name: str | None) -> OperationDefinitionNode | GraphQLError:
    """The operation of this name, or the only one; or why there is none."""
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    if name is None:
        if len(operations) == 1:
            return operations[0]
        if operations:
            return refusal(Code.OPERATION_NOT_FOUND, "The document has several operations. Say which: operationName.")
        return refusal(Code.OPERATION_NOT_FOUND, "The document has no operation.")
    for each in operations:
        if each.name and each.name.value == name:
            return each
    return refusal(Code.OPERATION_NOT_FOUND, f"The document has no operation named {shortened(name)}.")


def _with_limit(error: GraphQLSyntaxError, tokens: int) -> GraphQLError:
    if "tokens" in error.message:
        return refusal(Code.TOO_MUCH, f"The document has more than {tokens} tokens.")
    return error
