import re

from scripts.examples import FOLDER, examples
from tests.docs.pages import blocks, text


def test_every_operation_of_the_guide_is_a_file_of_its_own() -> None:
    there = {each.name: each.read_text(encoding="utf-8") for each in FOLDER.glob("*.graphql")}

    assert there == examples(), "renew them: python -m scripts.examples"


def test_every_operation_of_the_guide_has_a_name() -> None:
    for block in blocks(text("docs/graphql.md"), "graphql"):
        assert re.match(r"(query|mutation|subscription) \w+", block), block
