import json
from pathlib import Path

import pytest

from viz.web import build

LOCK = build.WEB / "package-lock.json"


def test_the_bundle_is_made_from_the_sources_as_they_are() -> None:
    assert build.is_current(), "The front end is older than its sources: python -m viz.web.build"


def test_a_current_bundle_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / build.STAMP).write_text(build.sources_digest(), encoding="ascii")

    assert build.bundle(tmp_path) is False


def test_another_source_makes_the_bundle_old(tmp_path: Path) -> None:
    (tmp_path / build.STAMP).write_text("0" * 64, encoding="ascii")

    assert not build.is_current(tmp_path)


def test_the_lock_file_names_no_host() -> None:
    assert "://" not in LOCK.read_text(encoding="utf-8"), "Take the addresses out: python -m viz.web.build lock"


def test_the_lock_file_pins_every_package_by_its_digest() -> None:
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]

    loose = [name for name, entry in packages.items() if name and not entry.get("integrity", "").startswith("sha512-")]
    assert loose == []


@pytest.mark.parametrize("licence", ["GPL", "AGPL", "LGPL", "SSPL", "UNLICENSED"])
def test_no_package_has_a_licence_that_binds_ours(licence: str) -> None:
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]

    assert [name for name, entry in packages.items() if licence in entry.get("license", "")] == []
