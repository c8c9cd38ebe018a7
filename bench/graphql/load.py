"""Asks a server over one connection and tells what it cost: processor time of the server, and how long answers took."""

import http.client
import json
import time
from pathlib import Path
from statistics import median
from typing import Any

PATIENCE = 60.0


class Client:
    """One kept connection to a server on this machine."""

    def __init__(self, port: int) -> None:
        """Connect when first asked."""
        self.port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(self, document: str, **variables: Any) -> Any:
        """The data of an answer."""
        body = json.dumps({"query": document, "variables": variables})
        self._connection.request("POST", "/graphql", body, {"Content-Type": "application/json"})
        answer = json.loads(self._connection.getresponse().read())
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def close(self) -> None:
        """Give the connection back; who asks again gets a new one."""
        self._connection.close()


def processor_seconds(pid: int) -> float:
    """The processor time that a process has taken so far, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def given(document: str, number: int) -> dict[str, str]:
    """Variables for the request with this *number*: no two in a row ask for the same."""
    return {"key": f"stakeholder-{number % 800}"} if "$key" in document else {}


def cost(pid: int, client: Client, document: str, times: int) -> float:
    """Microseconds of processor time that the server takes for a request, over a connection that is used already."""
    client.close()  # a server hangs up on who was silent while the others were measured
    client.ask(document, **given(document, 0))
    before = processor_seconds(pid)
    for number in range(times):
        client.ask(document, **given(document, number))
    return (processor_seconds(pid) - before) / times * 1e6


def waits(client: Client, document: str, times: int) -> list[float]:
    """How long each answer took, in milliseconds, the shortest first."""
    took = []
    for number in range(times):
        start = time.perf_counter()
        client.ask(document, **given(document, number))
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def in_words(took: list[float]) -> str:
    """The median and the 99th percentile of what :func:`waits` found."""
    return f"median {median(took):.1f} ms, 99 of 100 within {took[int(len(took) * 0.99)]:.1f} ms"
