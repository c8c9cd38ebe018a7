import pytest

from graph.analyses import ANALYSES
from graph.interchange.format import TABLES
from graph.ontology import ONTOLOGY
from scripts.reference import PAGES
from tests.docs.pages import section, text


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_what_the_code_says(name: str) -> None:
    assert text(f"docs/reference/{name}") == PAGES[name](), "renew it: python -m scripts.reference"


def test_every_kind_type_and_property_is_described() -> None:
    page = text("docs/reference/ontology.md")
    carriers = (*ONTOLOGY.kinds, *ONTOLOGY.types)

    for name in [each.name for each in carriers]:
        assert f"### {name}\n" in page
    for each in {each.name for carrier in carriers for each in carrier.properties}:
        assert f"| `{each}` |" in page


def test_every_question_has_a_page() -> None:
    for analysis in ANALYSES:
        page = text(f"docs/questions/{analysis.name}.md")
        assert f"sociogram ask {analysis.name}" in page
        for part in ("Definition", "Worked example", "How not to read it"):
            assert section(page, part).strip()


def test_every_file_and_column_of_the_import_format_is_described() -> None:
    page = text("docs/import.md")
    properties = {each.name for carrier in (*ONTOLOGY.kinds, *ONTOLOGY.types) for each in carrier.properties}

    for table in TABLES:
        assert f"| `{table.file}` |" in page
        missing = {column for column in table.columns if f"`{column}`" not in page} - properties
        assert not missing, f"{table.file}: {missing}"
