import pytest

from graph.called import called, nearest_keys
from graph.records import Entity

THINGS = [
    Entity(key="education", kind="topic", name="Education"),
    Entity(key="education-team", kind="office", name="Education"),
    Entity(key="communications-team", kind="office", name="Communications", aliases=("Press Office", "Education team")),
    Entity(key="media", kind="stakeholder", name="Media"),
    Entity(key="social-media", kind="stakeholder", name="Social media"),
    Entity(key="sdg-agenda", kind="topic", name="Sustainable Development Goals agenda"),
]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Media", ["media"]),
        ("  SOCIAL   media ", ["social-media"]),
        ("education", ["education", "education-team"]),
        ("press office", ["communications-team"]),
        ("medi", []),
        ("", []),
    ],
)
def test_what_is_called_exactly_so(text: str, keys: list[str]) -> None:
    assert [each.key for each in called(THINGS, text)] == keys


def test_a_name_goes_before_what_others_are_also_called() -> None:
    named = Entity(key="team", kind="office", name="Education Team")

    assert called([*THINGS, named], "education team") == [named]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("medai", ["media", "social-media"]),
        ("Comunications", ["communications-team"]),
        ("edcation-team", ["education-team"]),
        ("qqqq", []),
        ("", []),
    ],
)
def test_what_is_nearest_by_key_or_by_name(text: str, keys: list[str]) -> None:
    assert nearest_keys(THINGS, text) == keys
