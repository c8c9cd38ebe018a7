import re

from api.settings import PREFIX, Settings
from tests.docs.pages import section, text


def test_every_limit_stands_on_the_page_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \|", section(text("docs/operations.md"), "Limits"), re.MULTILINE)

    limits = {name: field for name, field in Settings.model_fields.items() if name.startswith("max_")}
    assert dict(rows) == {f"{PREFIX}{name.upper()}": str(field.default) for name, field in limits.items()}
