import tomllib

import pytest

from api.cli import main
from api.cli.names import NAMES, claims
from tests.docs.pages import text


def test_a_name_that_another_package_claims_is_said_in_words() -> None:
    (said,) = claims({"graph": ["sociogram", "graph-tools"], "api": ["sociogram"], "numpy": ["numpy"]})

    assert said == (
        "The package 'graph' is also claimed by graph-tools: only one of them can be imported. "
        "Uninstall the other, or install sociogram into an environment of its own."
    )


def test_nobody_claims_our_names_here() -> None:
    assert claims() == []


def test_the_names_are_those_of_the_wheel() -> None:
    settings = tomllib.loads(text("pyproject.toml"))

    assert list(NAMES) == settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


def test_a_foreign_package_that_breaks_our_imports_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("api.cli.names.packages_distributions", lambda: {"schema": ["schema"]})
    monkeypatch.setitem(__import__("sys").modules, "api.cli.app", None)

    with pytest.raises(SystemExit) as leaving:
        main()

    assert leaving.value.code == 8
    assert "'schema' is also claimed by schema" in capsys.readouterr().err
