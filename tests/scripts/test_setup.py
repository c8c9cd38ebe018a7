import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

UV = """#!/bin/sh
echo "uv $*" >>"$CALLS"
if [ "$1" = venv ]; then
    for last in "$@"; do :; done
    mkdir -p "$last/bin" && printf "#!/bin/sh\n" >"$last/bin/python" && chmod +x "$last/bin/python"
fi
"""
OLD_PYTHON = """#!/bin/sh
[ "$1" != --version ] || echo "Python 3.9.2"
[ "$1" = --version ]
"""


class Project:
    """A copy of what scripts/setup looks at, with a package tool that writes down what it is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        (folder / "scripts").mkdir()
        (folder / "bin").mkdir()
        shutil.copy(ROOT / "scripts/setup", folder / "scripts/setup")
        for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
            (folder / name).write_text(name, encoding="utf-8")
        (folder / "viz/web/node_modules").mkdir(parents=True)
        (folder / "viz/web/main.ts").write_text("one", encoding="utf-8")

    def program(self, name: str, text: str) -> None:
        """Put a program on PATH."""
        path = self.folder / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def set_up(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run scripts/setup; what the package tool was asked stands in ``asked`` afterwards."""
        self.calls.write_text("", encoding="utf-8")
        environment = {"PATH": f"{self.folder / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin", "CALLS": str(self.calls)}
        command = ["sh", str(self.folder / "scripts/setup"), *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    @property
    def asked(self) -> list[str]:
        """What the package tool was asked in the last run."""
        return [" ".join(line.split()[1:3]) for line in self.calls.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.program("uv", UV)
    return made


def test_the_first_run_installs_the_pins_and_the_project(project: Project) -> None:
    done = project.set_up()

    assert done.returncode == 0, done.stderr
    assert project.asked == ["venv --quiet", "pip install", "pip install"]
    assert "--require-hashes" in project.calls.read_text(encoding="utf-8")


def test_a_second_run_asks_nobody(project: Project) -> None:
    project.set_up()

    assert project.set_up().returncode == 0
    assert project.asked == []


def test_what_suffices_to_develop_suffices_to_run(project: Project) -> None:
    project.set_up("--dev")
    project.set_up()

    assert project.asked == []


def test_a_changed_front_end_is_built_again_and_nothing_else_is_fetched(project: Project) -> None:
    project.set_up()
    (project.folder / "viz/web/node_modules/fetched.js").write_text("not ours", encoding="utf-8")
    project.set_up()
    assert project.asked == []

    (project.folder / "viz/web/main.ts").write_text("two", encoding="utf-8")
    project.set_up()
    assert project.asked == ["pip install"]


def test_changed_pins_make_a_new_environment(project: Project) -> None:
    project.set_up()
    (project.folder / "requirements.txt").write_text("newer", encoding="utf-8")
    project.set_up()

    assert project.asked[:2] == ["venv --quiet", "pip install"]


def test_a_new_environment_is_made_beside_the_one_in_use(project: Project) -> None:
    project.set_up()
    project.program("uv", UV + 'ls "$(dirname "$0")/../.venv/bin/python" >>"$CALLS"\n')
    (project.folder / "requirements-dev.txt").write_text("newer", encoding="utf-8")
    project.set_up("--dev")

    there = f"{project.folder}/bin/../.venv/bin/python"
    assert project.calls.read_text(encoding="utf-8").splitlines().count(there) == 3
    assert (project.folder / ".venv").readlink() == Path(".venv-at-2")
    assert (project.folder / ".venv-at-1/bin/python").exists(), "a demo may run on it"

    (project.folder / "requirements-dev.txt").write_text("newest", encoding="utf-8")
    project.set_up("--dev")
    assert sorted(each.name for each in project.folder.glob(".venv*")) == [".venv", ".venv-at-2", ".venv-at-3"]


def test_an_environment_that_could_not_be_made_leaves_the_one_in_use(project: Project) -> None:
    project.set_up()
    project.program("uv", UV + '[ "$1" = venv ]\n')
    (project.folder / "requirements.txt").write_text("newer", encoding="utf-8")

    assert project.set_up().returncode != 0
    assert (project.folder / ".venv").readlink() == Path(".venv-at-1")

    project.program("uv", UV)
    assert project.set_up().returncode == 0
    assert (project.folder / ".venv").readlink() == Path(".venv-at-2")


def test_an_environment_that_is_no_link_is_kept_beside(project: Project) -> None:
    (project.folder / ".venv/bin").mkdir(parents=True)
    (project.folder / ".venv/old").touch()

    project.set_up()

    assert (project.folder / ".venv").readlink() == Path(".venv-at-1")
    assert (project.folder / ".venv-at-0/old").exists()


def test_without_a_python_that_fits_it_says_what_to_install(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        project.program(name, OLD_PYTHON)

    done = project.set_up()

    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        "sociogram needs Python 3.11, 3.12 or 3.13, and found: Python 3.9.2.",
        "Install one of them (apt install python3 python3-venv), or uv, which fetches one.",
    ]


def test_without_venv_it_says_what_to_install(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.program("python3", '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n')

    done = project.set_up()

    assert done.returncode == 1
    assert done.stderr.endswith("Install them (apt install python3-venv), or uv, and start again.\n")
