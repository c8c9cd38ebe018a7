"""Programs that tests run against the service, each in an environment of its own: its pins need not fit ours.

    python -m scripts.tools PINS ...

makes the environment of each file of pins, such as `tests/api/http/fuzz/requirements.txt`, if it is not there yet.
"""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.neo4j_server import Missing, cache_folder


def environment(pins: Path) -> Path:
    """The folder with the programs of an environment that holds exactly what *pins* names.

    Two processes may ask at once: one makes it, the other waits. One that breaks off is made anew.

    Raises:
        Missing: It cannot be made.
    """
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    name = f"{pins.parent.name}-{version}-{hashlib.sha256(pins.read_bytes()).hexdigest()[:12]}"
    folder = cache_folder() / "tools" / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").is_file():
            _make(folder, pins)
            (folder / "made").touch()
    return folder / "bin"


def _make(folder: Path, pins: Path) -> None:
    python = folder / "bin/python"
    create: tuple[str | Path, ...]
    install: tuple[str | Path, ...]
    if uv := shutil.which("uv"):  # without it Python needs its module ensurepip, which not every machine has
        create = (uv, "venv", "--quiet", "--clear", "--python", sys.executable, folder)
        install = (uv, "pip", "install", "--quiet", "--python", python)
    else:
        create = (sys.executable, "-m", "venv", "--clear", folder)
        install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    for command in (create, (*install, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", pins)):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            why = (done.stderr or done.stdout).strip().splitlines()[-1:]
            raise Missing(f"The environment for {pins} cannot be made: {''.join(why)}")


if __name__ == "__main__":
    for each in sys.argv[1:]:
        try:
            environment(Path(each))
        except Missing as missing:
            sys.exit(str(missing))
