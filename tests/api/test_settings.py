from pathlib import Path

import pytest

from api.settings import PREFIX, BadSettings, LogLevel, Settings, read_settings


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)


def test_every_setting_is_described() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_a_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_PORT", "9000")
    monkeypatch.setenv("SOCIOGRAM_LOG_LEVEL", "warning")
    monkeypatch.setenv("SOCIOGRAM_ACTOR", "")
    settings = read_settings()
    assert settings.port == 9000
    assert settings.log_level is LogLevel.WARNING
    assert settings.actor


def test_what_is_given_goes_before_the_environment_and_none_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_PORT", "9000")
    monkeypatch.setenv("SOCIOGRAM_HOST", "127.0.0.2")
    settings = read_settings(port=9001, host=None)
    assert (settings.port, settings.host) == (9001, "127.0.0.2")


def test_the_store_is_a_file_of_ones_own_when_nothing_is_said() -> None:
    assert read_settings().store_url.startswith("sqlite:///")
    assert read_settings().store_url.endswith("sociogram.db")


def test_the_database_is_the_one_that_neo4j_makes_when_nothing_is_said() -> None:
    assert read_settings().store_database == "neo4j"


def test_a_store_that_is_set_and_empty_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_STORE_URL", "")

    with pytest.raises(BadSettings) as refused:
        read_settings()

    assert str(refused.value) == (
        "SOCIOGRAM_STORE_URL: it is set and empty. Name a store, or unset it for the file in your own data folder"
    )
    assert read_settings(store_url="sqlite://").store_url == "sqlite://"


def test_all_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_PROT", "1")
    monkeypatch.setenv("SOCIOGRAM_PORT", "many")
    monkeypatch.setenv("SOCIOGRAM_PATH_PREFIX", "map/")
    monkeypatch.setenv("SOCIOGRAM_STORE_PASSWORD", "hunter2")
    with pytest.raises(BadSettings) as refused:
        read_settings()
    assert str(refused.value).splitlines() == [
        "SOCIOGRAM_PROT: there is no such setting (did you mean SOCIOGRAM_PORT?)",
        "SOCIOGRAM_PORT: Input should be a valid integer, unable to parse string as an integer",
        "SOCIOGRAM_PATH_PREFIX: 'map/' is no path prefix. Write it as /map, without a slash at its end",
    ]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org"])
def test_an_address_that_others_can_reach_is_refused(host: str) -> None:
    with pytest.raises(BadSettings) as refused:
        read_settings(host=host)
    assert str(refused.value) == (
        f"SOCIOGRAM_HOST: {host} can be reached by others, and the service has no authentication yet. "
        "Use 127.0.0.1, ::1 or localhost"
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "::1", "localhost"])
def test_an_address_of_this_machine_is_taken(host: str) -> None:
    assert read_settings(host=host).host == host


def test_a_password_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("hunter2\nsomething else\n")
    assert read_settings(store_password_file=file).password() == "hunter2"
    assert read_settings().password() is None
    with pytest.raises(BadSettings, match="cannot be read"):
        read_settings(store_password_file=tmp_path / "none").password()
    with pytest.raises(BadSettings, match="given twice"):
        read_settings(store_password_file=file, store_password="hunter2")


def test_a_secret_is_never_shown() -> None:
    settings = read_settings(store_password="hunter2")
    assert settings.password() == "hunter2"
    assert "hunter2" not in repr(settings) + str(settings) + settings.model_dump_json()


def test_hosts_are_split_by_commas() -> None:
    assert read_settings(allowed_hosts="Map.example, other.example,").hosts == {"map.example", "other.example"}
