from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType

from schema.build import compiled_schema
from schema.export import SDL_FILE, sdl


def test_the_committed_text_is_the_schema() -> None:
    assert SDL_FILE.read_text(encoding="utf-8") == sdl(), "run python -m schema.export and review the difference"


def test_every_type_field_argument_and_value_is_described() -> None:
    blank: list[str] = []
    for name, type_ in compiled_schema().type_map.items():
        if name.startswith("__"):
            continue
        if not type_.description:
            blank.append(name)
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in type_.fields.items():
                blank += [f"{name}.{field_name}"] if not field.description else []
                blank += [f"{name}.{field_name}({each})" for each, arg in field.args.items() if not arg.description]
        if isinstance(type_, GraphQLInputObjectType):
            blank += [f"{name}.{each}" for each, field in type_.fields.items() if not field.description]
        if isinstance(type_, GraphQLEnumType):
            blank += [f"{name}.{each}" for each, value in type_.values.items() if not value.description]
    assert blank == []
