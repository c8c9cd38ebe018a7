"""GraphQL types and fields from the analyses: their results, parameters and descriptions are declared there, once."""

import dataclasses
import inspect
import types
import typing
from collections.abc import Sequence
from enum import Enum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import strawberry

from graph import records, when
from graph.analyses import Analysis
from graph.analyses.declare import About, Parameter, Takes
from schema.columns import Plain
from schema.dates import Validity
from schema.entity import Entity
from schema.enums import described, is_described
from schema.evidence import Evidence
from schema.imagined import ScenarioInput, scenario_of
from schema.paging import After, Before, Connection, First, Last, Page, cut
from schema.relationship import Relationship
from schema.roots import Root
from schema.scope import Scope
from schema.show import show_all, show_one, shows

_RECORDS: dict[type, Any] = {
    records.Entity: Entity,
    records.Relationship: Relationship,
    records.Evidence: Evidence,
}


@strawberry.type(description="Something an analysis found.")
class Finding:
    """Something an analysis found, and the scope in which it did."""

    scope: strawberry.Private[Scope]
    value: strawberry.Private[Any]  # the dataclass the type was derived from


_DERIVED: dict[type, type[Finding]] = {}


def finding_type(found: type) -> type[Finding]:
    """The object type that shows values of the dataclass *found*, derived when first asked for."""
    if found in _DERIVED:
        return _DERIVED[found]
    made = _DERIVED[found] = types.new_class(found.__name__, (Finding,))
    made.__module__ = __name__
    hints = get_type_hints(found, include_extras=True)
    for each in dataclasses.fields(found):
        setattr(made, each.name, _field(each.name, hints[each.name]))
    strawberry.type(made, description=inspect.getdoc(found))
    shows(found, lambda scope, value: made(scope=scope, value=value))
    return made


def question_field(analysis: Analysis) -> Root:
    """The root field that asks an analysis; it takes the analysis's parameters besides the lenses."""

    def answer(scope: Scope, **given: Any) -> Any:
        arguments = {name: scenario_of(each) if name in imagining and each else each for name, each in given.items()}
        asked = (analysis.name, *sorted(arguments.items()))
        return show_one(scope, scope.kept(asked, lambda: analysis.ask(scope.view, scope.other, arguments)))

    imagining = {each.name for each in analysis.parameters if each.takes is Takes.SCENARIO}

    parameters = [inspect.Parameter("scope", inspect.Parameter.POSITIONAL_ONLY), *map(_argument, analysis.parameters)]
    answer.__name__ = analysis.name
    answer.__signature__ = inspect.Signature(  # type: ignore[attr-defined] # read by inspect
        parameters, return_annotation=finding_type(analysis.result)
    )
    return Root(answer, f"{analysis.question} {analysis.about}")


def _argument(parameter: Parameter) -> inspect.Parameter:
    about = strawberry.argument(description=parameter.about)
    given = ScenarioInput if parameter.takes is Takes.SCENARIO else parameter.takes.type
    is_given = parameter.required or parameter.default is not None
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if parameter.required else parameter.default,
        annotation=Annotated[given, about] if is_given else Annotated[given | None, about],
    )


def _field(name: str, hint: Any) -> Any:
    type_, about = get_args(hint)
    if about.paged:
        return _paged_field(name, get_args(type_)[0], about)

    def read(self: Finding) -> Any:
        value = getattr(self.value, name)
        return show_all(self.scope, value) if isinstance(value, tuple) else show_one(self.scope, value)

    read.__name__ = name
    read.__annotations__ = {"return": _shown_type(type_)}
    return strawberry.field(read, description=about.text)


def _shown_type(type_: Any) -> Any:
    """What the schema calls a type: fields to entities and relationships may be null, whatever the analysis says."""
    if get_origin(type_) is tuple:
        member = get_args(type_)[0]
        return list[_bare(member)]  # type: ignore[misc] # built for each type
    if get_origin(type_) in (types.UnionType, typing.Union):
        return _bare(next(each for each in get_args(type_) if each is not type(None))) | None
    return _bare(type_) | None if type_ in _RECORDS else _bare(type_)


def _bare(type_: Any) -> Any:
    if type_ in _RECORDS:
        return _RECORDS[type_]
    if type_ is when.Validity:
        return Validity
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        return finding_type(type_)
    if isinstance(type_, type) and issubclass(type_, Enum) and not is_described(type_):
        return described(type_, inspect.getdoc(type_) or "")
    return type_


def _paged_field(name: str, row_type: type, about: About) -> Any:
    hints = get_type_hints(row_type)

    def read(
        self: Finding,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        **filters: Any,
    ) -> Any:
        rows = getattr(self.value, name)
        kept = [row for row in rows if _fits(row, filters)]
        list_ = f"{type(self.value).__name__}.{name} {sorted(filters.items())}"
        page = cut(kept, _AsFound(rows), list_, Page(first, after, last, before), self.scope.context.pages)
        return Connection(slice=page, show=lambda row: show_one(self.scope, row))

    signature = inspect.signature(read)
    chosen = [_filter_argument(each, hints[each]) for each in about.filters]
    kept = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    returns = Connection[_bare(row_type)]  # type: ignore[valid-type,misc] # built for each type
    read.__name__ = name
    read.__signature__ = signature.replace(parameters=[*kept, *chosen], return_annotation=returns)  # type: ignore[attr-defined] # read by inspect
    read.__annotations__ |= {each.name: each.annotation for each in chosen} | {"return": returns}
    return strawberry.field(read, description=about.text)


def _filter_argument(name: str, type_: Any) -> inspect.Parameter:
    values = _bare(get_args(type_)[0] if get_origin(type_) is tuple else type_)
    about = strawberry.argument(description=f"Only rows with one of these as {name.rstrip('s')}.")
    return inspect.Parameter(
        name if name.endswith("s") else f"{name}s",
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[list[values] | None, about],  # type: ignore[valid-type] # built for each type
    )


def _fits(row: Any, filters: dict[str, Any]) -> bool:
    for plural, wanted in filters.items():
        if wanted is None:
            continue
        value = getattr(row, plural, None) if hasattr(row, plural) else getattr(row, plural.removesuffix("s"))
        values = value if isinstance(value, tuple) else (value,)
        if not set(values) & set(wanted):
            return False
    return True


class _AsFound:
    """The order in which an analysis found its rows.

    A cursor keeps a row's place and whom it is about: where that is still found, the page goes on behind it, and
    otherwise at its old place.
    """

    def __init__(self, rows: Sequence[Any]) -> None:
        self._place = {whom(row): place for place, row in enumerate(rows)}

    def values(self, row: Any, /) -> list[Plain | None]:
        return [self._place[whom(row)], whom(row)]

    def key_of(self, values: Sequence[Plain | None], /) -> tuple[Any, ...]:
        place, whom = values
        if not isinstance(place, int) or not isinstance(whom, str):
            raise TypeError("not the values of a row")
        return (self._place.get(whom, place - 0.5),)


shows(when.Validity, lambda scope, period: Validity.of(period, period.on(scope.view.as_of)))


def whom(row: Any) -> str:
    """The key of the first record that a row is or is about, after the names of the values that stand before it."""
    if type(row) in _RECORDS:
        return str(row.key)
    before = ""
    for each in dataclasses.fields(row):
        value = getattr(row, each.name)
        if type(value) in _RECORDS:
            return f"{before}{value.key}"
        if isinstance(value, Enum):
            before += f"{value.name} "
    raise TypeError(f"{type(row).__name__} is about no record and cannot be paged")
