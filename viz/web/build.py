"""Builds the front end: `python -m viz.web.build [bundle|check|lock]`.

`bundle` writes the scripts and styles to viz/static if any source changed since the last time, `check` runs the
TypeScript compiler, `lock` rewrites package-lock.json after an edit of package.json.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

from viz.web.node import NodeFolder

WEB = Path(__file__).resolve().parent
NODE = NodeFolder(WEB)
STATIC = WEB.parent / "static"
STAMP = "sources.sha256"
RECIPE = ("package.json", "package-lock.json", "tsconfig.json", "bundle.mjs", "build.py", "node.py")


def bundle(target: Path = STATIC) -> bool:
    """Write the bundle to *target* unless it was made from the very same sources. True if it was written."""
    digest = sources_digest()
    if is_current(target, digest):
        return False
    NODE.install("--omit=dev")
    with tempfile.TemporaryDirectory(dir=_made(target).parent, prefix=".bundle-") as scratch:
        NODE.run("bundle.mjs", scratch)
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
    NODE.install()
    NODE.run("node_modules/typescript/bin/tsc", "--noEmit")


def lock() -> None:
    """Bring package-lock.json up to package.json, and take every address out of it."""
    NODE.npm("install", "--package-lock-only")
    NODE.run("lock.mjs")


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
