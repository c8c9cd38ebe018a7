"""What a request costs the server beside its peers, on the same rows, in one run; and how long a small one waits."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from bench.graphql.load import PATIENCE, Client, cost, given, in_words, waits
from bench.graphql.rows import SIZE, write_map
from viz.web.node import NodeFolder, NodeMissing

ROUNDS = 5
SMALL = "query ($key: String!) { entity(key: $key) { key kind name } }"
PAGE = """{ relationships(first: 50) { edges { cursor node { key type role source { key name } target { key name } } }
  pageInfo { hasNextPage endCursor } } }"""
LONG = """{ entities(first: 80) { edges { node { key name relationships(first: 10) { edges { node {
  key type role purpose source { name } target { name } evidence { quote } } } } } } } }"""
QUERIES = {"small": (SMALL, 400), "page of 50": (PAGE, 40)}


@contextmanager
def server(name: str, command: list[str], port: int, **environment: str) -> Iterator[tuple[str, int, Client]]:
    """A server that answers, by name, process id and a client of it; ended at the end."""
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                client = Client(port)
                client.ask(SMALL, key="office-1")
                break
            except OSError:
                if time.monotonic() > deadline or process.poll() is not None:
                    raise
                time.sleep(0.1)
        yield name, process.pid, client
        client.close()
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def servers(folder: Path) -> Iterator[list[tuple[str, int, Client]]]:
    """Ours, stock strawberry, and graphql-yoga where its packages can be had."""
    url, rows = write_map(folder)
    ports = [free_port() for _ in range(3)]
    settings = {"SOCIOGRAM_STORE_URL": url, "SOCIOGRAM_PORT": str(ports[0]), "SOCIOGRAM_LOG_LEVEL": "error"}
    with ExitStack() as stack:
        started = [
            stack.enter_context(server("sociogram", [sys.executable, "-m", "api.http"], ports[0], **settings)),
            stack.enter_context(
                server(
                    "strawberry",
                    [sys.executable, "-m", "bench.graphql.stock", str(rows), str(ports[1])],
                    ports[1],
                )
            ),
        ]
        node = NodeFolder(Path(__file__).with_name("yoga"))
        try:
            node.install()
            command = node.command("server.mjs", str(rows), str(ports[2]))
            started.append(stack.enter_context(server("graphql-yoga", command, ports[2])))
        except (NodeMissing, subprocess.CalledProcessError) as missing:
            print(f"graphql-yoga is not measured: {missing}")
        yield started


def main() -> None:
    """Measure, interleaved, and print medians and how many times as much the peers take."""
    with tempfile.TemporaryDirectory() as folder, servers(Path(folder)) as started:
        print(f"{SIZE}; processor time of the server for a request, median of {ROUNDS} rounds")
        for what, (document, times) in QUERIES.items():
            answers = [client.ask(document, **given(document, 1)) for _, _, client in started]
            assert _plain(answers[0]) == _plain(answers[1]), "the servers answer differently"
            found: dict[str, list[float]] = {name: [] for name, _, _ in started}
            for _ in range(ROUNDS):
                for name, pid, client in started:
                    found[name].append(cost(pid, client, document, times))
            ours = median(found["sociogram"])
            for name, costs in found.items():
                print(f"  {what:<12} {name:<14} {median(costs):9.0f} µs  {median(costs) / ours:6.1f}", flush=True)
        _, _, client = started[0]
        print(f"  small, alone: {in_words(waits(client, SMALL, 1_000))}")
        print(f"  small, beside long ones: {in_words(_beside_long_ones(client, started[0][2]))}")


def _plain(answer: object) -> object:
    """An answer without cursors, which every server writes in its own way."""
    if isinstance(answer, dict):
        return {name: _plain(value) for name, value in answer.items() if not name.lower().endswith("cursor")}
    return [_plain(each) for each in answer] if isinstance(answer, list) else answer


def _beside_long_ones(client: Client, other: Client) -> list[float]:
    """How long small requests take while another connection asks long ones, one after the other."""
    long_one, done = Client(other.port), threading.Event()

    def keep_asking() -> None:
        while not done.is_set():
            long_one.ask(LONG)

    thread = threading.Thread(target=keep_asking)
    thread.start()
    try:
        return waits(client, SMALL, 1_000)
    finally:
        done.set()
        thread.join()
        long_one.close()


if __name__ == "__main__":
    main()
