import pytest

from tests.maps import World
from tests.schema.asking import Asker

FRAGMENT = "fragment F on Query { topics(orderBy: [{ name: $way }]) { totalCount } }"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(World())


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (
            "{ topics(orderBy: [{ name: ASC, key: DESC }]) { totalCount } }",
            "TopicOrder wants exactly one of its fields; 2 are given.",
        ),
        ("{ topics(orderBy: [{}]) { totalCount } }", "TopicOrder wants exactly one of its fields; 0 are given."),
        ("{ topics(orderBy: [{ name: null }]) { totalCount } }", "TopicOrder.name is null. Give a value."),
        (
            f"{FRAGMENT} query ($way: Sort) {{ ...F }}",
            "$way may be null, and TopicOrder wants a value. Declare it with an exclamation mark.",
        ),
    ],
)
def test_of_some_inputs_exactly_one_field_is_given(asker: Asker, document: str, message: str) -> None:
    assert asker.error(document) == ("GRAPHQL_VALIDATION_FAILED", message)


def test_a_variable_that_cannot_be_null_may_be_chosen(asker: Asker) -> None:
    answer = asker.data(f"{FRAGMENT} query ($way: Sort!) {{ ...F }}", way="ASC")
    assert answer == {"topics": {"totalCount": 0}}


def test_a_variable_that_holds_two_fields_is_refused(asker: Asker) -> None:
    document = "query ($by: [TopicOrder!]) { topics(orderBy: $by) { totalCount } }"
    code, _ = asker.error(document, by=[{"name": "ASC", "key": "ASC"}])
    assert code == "BAD_USER_INPUT"
