import pytest

from graph.analyses import ANALYSES
from graph.interchange.format import TABLES
from graph.ontology import ONTOLOGY
from scripts.reference import PAGES
from tests.docs.pages import section, text


def property_names() -> set[str]:
    declared = [kind.properties for kind in ONTOLOGY.kinds] + [each.properties for each in ONTOLOGY.types]
    return {each.name for properties in declared for each in properties}


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_what_the_code_says(name: str) -> None:
    assert text(f"docs/reference/{name}") == PAGES[name](), "renew it: python -m scripts.reference"


def test_every_kind_type_and_property_is_described() -> None:
    page = text("docs/reference/ontology.md")

    for name in [*ONTOLOGY.kind, *ONTOLOGY.type]:
        assert f"### {name}\n" in page
    for name in property_names():
        assert f"| `{name}` |" in page


def test_every_question_has_a_page() -> None:
    for analysis in ANALYSES:
        page = text(f"docs/questions/{analysis.name}.md")
        assert f"sociogram ask {analysis.name}" in page
        for part in ("Definition", "Worked example", "How not to read it"):
            assert section(page, part).strip()


def test_every_file_and_column_of_the_import_format_is_described() -> None:
    page = text("docs/import.md")
    properties = property_names()

    for table in TABLES:
        assert f"| `{table.file}` |" in page
        missing = {column for column in table.columns if f"`{column}`" not in page} - properties
        assert not missing, f"{table.file}: {missing}"
