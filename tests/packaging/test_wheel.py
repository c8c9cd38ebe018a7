"""The wheel as somebody gets it: built without Node on the machine, installed elsewhere, without any network."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_BUILT_FROM = shutil.ignore_patterns(
    ".git", ".venv*", "node_modules", "static", "dist", "*.egg-info", "__pycache__", ".*_cache", ".hypothesis", "*.db*"
)
NO_PROXY_ANSWERS = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the tree, with no Node on PATH."""
    tree = tmp_path_factory.mktemp("tree") / "sociogram"
    shutil.copytree(ROOT, tree, ignore=NOT_BUILT_FROM)
    bare = tmp_path_factory.mktemp("bin")
    assert shutil.which("node", path=str(bare)) is None
    dist = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "pip", "wheel", str(tree), "--no-deps", "--wheel-dir", str(dist), "--quiet"]
    subprocess.run(command, env={**os.environ, "PATH": str(bare)}, check=True, timeout=900)
    return next(dist.glob("sociogram-*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel, and this environment's packages in place of a registry."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
    )
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run([*command, "--quiet"], env={**os.environ, **NO_PROXY_ANSWERS}, check=True, timeout=300)
    borrowed = sysconfig.get_path("purelib")
    # appended by hand and not as a line of paths, so that the editable install of this tree stays out
    (site / "borrowed.pth").write_text(f"import sys; sys.path.append({borrowed!r})\n", encoding="utf-8")
    return python


@contextmanager
def served(python: Path, home: Path) -> Iterator[httpx.Client]:
    """A client of `sociogram serve` from the installed wheel, outside the tree and with every proxy closed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SOCIOGRAM_"))}
    env |= {**NO_PROXY_ANSWERS, "PATH": str(python.parent), "SOCIOGRAM_STORE_URL": f"sqlite:///{home / 'map.db'}"}
    subprocess.run([*_run(python), "load", "ir-map"], cwd=home, env=env, check=True, capture_output=True, timeout=120)
    service = subprocess.Popen(
        [*_run(python), "serve", "--port", "0"],
        cwd=home,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert service.stdout is not None
        address = next(found[0] for line in service.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
            yield client
    finally:
        service.terminate()
        service.communicate(timeout=30)


def _run(python: Path) -> list[str]:
    return [str(python), "-c", "from api.cli import main; main()"]


def test_the_wheel_holds_what_was_built_and_not_what_it_was_built_of(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {f"viz/static/{name}" for name in ("explorer.js", "explorer.css", "graphiql.js", "graphiql.css")} <= names
    assert {"viz/fonts/Inter-Regular.otf", "viz/fonts/OFL.txt", "viz/templates/shell.html"} <= names
    assert [name for name in names if name.startswith(("viz/web/", "tests/")) or "node_modules" in name] == []


def test_every_page_and_file_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    with served(installed, tmp_path) as client:
        for path in ("/", "/graphiql"):
            page = client.get(path)
            assert page.status_code == 200
            for address in re.findall(r'(?:src|href)="(/[^"]*)"', page.text):
                file = client.get(address)
                assert (address, file.status_code) == (address, 200)
                for font in re.findall(r'url\("?(Inter-[^")]+)', file.text if address.endswith(".css") else ""):
                    assert client.get(f"/static/{font}").status_code == 200
        for picture in (
            "matrix.svg",
            "matrix.png",
            "matrix.html",
            "map.json",
            "map.svg",
            "map.png",
            "map.html",
            "map.graphml",
        ):
            assert (picture, client.get(f"/views/{picture}").status_code) == (picture, 200)
        answer = client.post("/graphql", json={"query": "{ coverage { size } map { title } }"}).json()
        assert answer["data"]["coverage"] == {"size": 17}


def test_the_installed_wheel_is_the_one_that_answers(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [installed, "-c", "import viz.page; print(viz.page.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert Path(where.strip()).is_relative_to(installed.parents[1])
