import graph.errors
from graph.errors import MapError
from schema.problems import CODES, BadInput, Code, code_of


def every(base: type[MapError]) -> list[type[MapError]]:
    return [found for each in base.__subclasses__() for found in (each, *every(each))]


def test_every_error_of_the_map_has_a_code() -> None:
    own = [each for each in every(MapError) if each.__module__ == graph.errors.__name__]
    leaves = [each for each in own if not each.__subclasses__()]
    without = [each.__name__ for each in leaves if not any(base in CODES for base in each.__mro__)]
    assert without == []


def test_an_error_has_the_code_of_the_nearest_class_it_derives_from() -> None:
    class MoreExactly(BadInput):
        pass

    assert code_of(MoreExactly("no")) is Code.BAD_INPUT
    assert code_of(MapError("no")) is Code.FAULT
