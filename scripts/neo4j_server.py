"""A private, real Neo4j: fetched once from Maven Central, started on a free loopback port with a home of its own.

    python scripts/neo4j_server.py fetch [--version 5.26|2026]
    python scripts/neo4j_server.py run [--version 5.26|2026] [--home DIR] [-- COMMAND ...]

``run`` with a command runs it with ``SOCIOGRAM_STORE_URL`` and its credentials set, and ends the server after it.
Needs Java, Maven and Python's standard library. Neo4j is GPLv3: a program beside ours, never part of it.
"""

import argparse
import contextlib
import fcntl
import hashlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO

USERNAME = "neo4j"
START_SECONDS = 120
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_HANDSHAKE = bytes.fromhex("6060b017 00080805 00040404 00000000 00000000")


class Missing(Exception):
    """Something the machine lacks, and how to get it."""


class InUse(Exception):
    """A home on which another server runs, and what to do."""


@dataclass(frozen=True, slots=True)
class Release:
    """A Neo4j that is known to run this way."""

    name: str
    number: str
    main_class: str
    java: range
    flags: tuple[str, ...] = ()

    @property
    def packages(self) -> str:
        """What to install by apt for it."""
        return "openjdk-17-jre-headless (or openjdk-21-jre-headless)" if 17 in self.java else "openjdk-21-jre-headless"


RELEASES: Mapping[str, Release] = MappingProxyType(
    {
        each.name: each
        for each in (
            Release("5.26", "5.26.29", "org.neo4j.server.CommunityEntryPoint", range(17, 22)),
            Release(
                "2026",
                "2026.05.0",
                "org.neo4j.server.Neo4jCommunity",
                range(21, 100),
                ("-Dorg.neo4j.shaded.lucene9.vectorization.upperJavaFeatureVersion=25",),
            ),
        )
    }
)

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sociogram</groupId><artifactId>neo4j</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{number}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{number}</version></dependency>
  </dependencies>
</project>
"""

_CONF = """server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
db.transaction.timeout=30s
server.directories.data={home}/data
server.directories.logs={home}/logs
server.directories.run={home}/run
server.directories.plugins={home}/plugins
server.directories.import={home}/import
"""


def find_java(release: Release) -> Path:
    """A Java that runs *release*, the oldest that does.

    Raises:
        Missing: There is none in JAVA_HOME, on PATH or where systems keep them.
    """
    suitable = [(version, path) for path in _javas() if (version := _java_version(path)) in release.java]
    if not suitable:
        floor, ceiling = release.java.start, release.java.stop - 1
        wanted = f"Java {floor} to {ceiling}" if ceiling < 99 else f"Java {floor} or newer"
        raise Missing(f"Neo4j {release.name} needs {wanted}; none was found. Mend: apt install {release.packages}")
    return min(suitable)[1]


def _javas() -> list[Path]:
    home, on_path = os.environ.get("JAVA_HOME"), shutil.which("java")
    places = [Path(home, "bin/java")] if home else []
    places += [Path(on_path)] if on_path else []
    places += Path("/usr/lib/jvm").glob("*/bin/java")
    places += Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home/bin/java")
    return sorted({place.resolve() for place in places if place.is_file()})


def _java_version(java: Path) -> int:
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def cache_folder() -> Path:
    """Where the fetched jars live: ``SOCIOGRAM_CACHE``, else the platform's cache folder."""
    if chosen := os.environ.get("SOCIOGRAM_CACHE"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/sociogram"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sociogram"


def kept_home(release: Release) -> Path:
    """The home of the server whose data stay between runs, in the user's data folder."""
    if sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return base / "sociogram" / f"neo4j-{release.name}"


def fetch(release: Release) -> Path:
    """The folder with the jars of *release*, fetched from Maven Central where they are not at hand.

    Two processes may ask at once: one fetches, the other waits. A fetch that breaks off leaves nothing behind.

    Raises:
        Missing: Maven is not installed, or could not fetch them.
    """
    base = cache_folder() / "neo4j"
    jars = base / release.number
    if jars.is_dir():
        return jars
    base.mkdir(parents=True, exist_ok=True)
    with _locked(base / ".lock"):
        if not jars.is_dir():
            _fetch_into(release, jars)
    return jars


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _fetch_into(release: Release, jars: Path) -> None:
    maven = shutil.which("mvn")
    if not maven:
        raise Missing(f"Neo4j {release.name} is fetched by Maven, and there is no mvn on PATH. Mend: apt install maven")
    with tempfile.TemporaryDirectory(dir=jars.parent, prefix=".fetching-") as scratch:
        pom, lib = Path(scratch, "pom.xml"), Path(scratch, "lib")
        pom.write_text(_POM.format(number=release.number), encoding="utf-8")
        command = [maven, "-q", "-B", "-f", str(pom), _COPY, "-DincludeScope=runtime", f"-DoutputDirectory={lib}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or not any(lib.glob(f"neo4j-server-{release.number}.jar")):
            said = next((line for line in done.stdout.splitlines() if "ERROR" in line), "it said nothing")
            raise Missing(f"Maven could not fetch Neo4j {release.number} from Maven Central: {said}")
        lib.rename(jars)


def claim(home: Path) -> IO[str]:
    """The lock on a *home*, made where it is missing: ours until it is closed here and in the server that inherits it.

    Raises:
        InUse: Somebody else has it.
    """
    home.mkdir(parents=True, exist_ok=True)
    lock = (home / ".lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise InUse(
            f"Another Neo4j, of a demo say, runs on {home} already: use that one, or end it (Ctrl-C where it runs) "
            "and start again."
        ) from None
    return lock


class Neo4jServer:
    """One server process on a home folder: started, killed and started again on the same data and port.

    Without a *home* it gets a temporary one, removed with it. It dies with the process that started it where the
    system offers that, and is always ended by its own process id.
    """

    def __init__(self, release: Release, home: Path | None = None, *, heap: str = "512m") -> None:
        """Find Java and the jars, and prepare the home; nothing runs yet.

        Raises:
            Missing: Java, Maven or the jars.
            InUse: Another server runs on this home.
        """
        self.release = release
        self._java, self._jars, self._heap = find_java(release), fetch(release), heap
        self._temporary = home is None
        self.home = (home or Path(tempfile.mkdtemp(prefix="sociogram-neo4j-"))).absolute()
        self._lock = claim(self.home)
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._prepare()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def password_file(self) -> Path:
        """The file with the password of the user ``neo4j``, readable by its owner alone."""
        return self.home / "password"

    @property
    def password(self) -> str:
        """The password of the user ``neo4j``."""
        return self.password_file.read_text(encoding="utf-8")

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process else None

    def _prepare(self) -> None:
        for name in ("conf", "data/dbms", "logs", "run", "plugins", "import"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        (self.home / "conf/neo4j.conf").write_text(_CONF.format(port=self.port, home=self.home), encoding="utf-8")
        if not self.password_file.exists():
            password = secrets.token_urlsafe(18)
            (self.home / "data/dbms/auth.ini").write_text(_credential(password), encoding="utf-8")
            self.password_file.touch(mode=0o600)
            self.password_file.write_text(password, encoding="utf-8")

    def start(self) -> None:
        """Start it and wait until a Bolt handshake answers.

        Raises:
            RuntimeError: It ended, or did not answer in time; with the last lines it said.
        """
        log = self.home / "logs/console.log"
        with log.open("ab") as sink:
            self._process = subprocess.Popen(
                self._command(),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                start_new_session=True,
                pass_fds=(self._lock.fileno(),),  # a server that outlives us keeps its home
            )
        deadline = time.monotonic() + START_SECONDS
        while not _bolt_answers(self.port):
            ended = self._process.poll() is not None
            if ended or time.monotonic() > deadline:
                self._end()
                said = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
                raise RuntimeError(f"Neo4j {self.release.number} {'ended' if ended else 'does not answer'}:\n{said}")
            time.sleep(0.1)

    def _command(self) -> list[str]:
        guard = shutil.which("setpriv") if sys.platform == "linux" else None
        return [
            *([guard, "--pdeathsig", "KILL"] if guard else []),
            str(self._java),
            f"-Xms{self._heap}",
            f"-Xmx{self._heap}",
            "-XX:+UseParallelGC",  # throughput rather than short pauses: a load takes a seventh less on two cores
            "-XX:ReservedCodeCacheSize=512m",  # or the JVM sweeps compiled code while it still compiles
            *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED),
            "--enable-native-access=ALL-UNNAMED",
            "-Dlog4j2.disable.jmx=true",
            *self.release.flags,
            "-cp",
            f"{self._jars}/*",
            self.release.main_class,
            f"--home-dir={self.home}",
            f"--config-dir={self.home}/conf",
            "--console-mode",
        ]

    def crash(self) -> None:
        """End it at once (``kill -9``) and keep its home; what it acknowledged is on disk."""
        self._end()

    def close(self) -> None:
        """End it at once, and remove its home if that was temporary."""
        self._end()
        self._lock.close()
        if self._temporary:
            shutil.rmtree(self.home, ignore_errors=True)

    def _end(self) -> None:
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def __enter__(self) -> "Neo4jServer":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _credential(password: str) -> str:
    """What ``neo4j-admin dbms set-initial-password`` writes: SHA-256, salted, 1,024 rounds."""
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(1023):
        digest = hashlib.sha256(digest).digest()
    return f"{USERNAME}:SHA-256,{digest.hex()},{salt.hex()},1024:\n"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _bolt_answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as caller:
            caller.sendall(_HANDSHAKE)
            answer = caller.recv(4)
    except OSError:
        return False
    return len(answer) == 4 and answer != bytes(4)


def main() -> int:
    """Fetch a server, or run one until it is interrupted or the command given has ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("fetch", "run"))
    parser.add_argument("--version", choices=tuple(RELEASES), default="5.26")
    parser.add_argument("--home", type=Path, help="where its data are kept (default: the user's data folder)")
    divide = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    given, command = parser.parse_args(sys.argv[1:divide]), sys.argv[divide + 1 :]
    release = RELEASES[given.version]
    try:
        if given.action == "fetch":
            find_java(release)
            print(fetch(release))
            return 0
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        with Neo4jServer(release, given.home or kept_home(release)) as server:
            return _serve(server, command)
    except (InUse, Missing, RuntimeError) as fact:
        print(fact, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _serve(server: Neo4jServer, command: list[str]) -> int:
    store = {
        "SOCIOGRAM_STORE_URL": server.url,
        "SOCIOGRAM_STORE_USERNAME": USERNAME,
        "SOCIOGRAM_STORE_PASSWORD_FILE": str(server.password_file),
    }
    if command:
        running = subprocess.Popen(command, env=os.environ | store)
        signal.signal(signal.SIGINT, lambda *_: None)  # the terminal sends it to the command too
        signal.signal(signal.SIGTERM, lambda *_: running.terminate())
        return running.wait()
    for name, value in store.items():
        print(f"export {name}='{value}'", flush=True)
    signal.pause()
    return 0


if __name__ == "__main__":
    sys.exit(main())
