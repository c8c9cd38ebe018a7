"""The line to the server: one thread that speaks with the driver, and a queue before it.

The driver stalled when several threads raced on it, and it has no timeout for a server that accepts connections but
says nothing. So callers wait for the thread's answer, and give up when it has been silent and nobody opens either.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import inf
from typing import Any, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Bookmarks,
    Driver,
    GraphDatabase,
    NotificationDisabledClassification,
    NotificationMinimumSeverity,
    Session,
    Transaction,
)
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreUnavailable
from graph.stores.neo4j.troubles import BUSY, NO_ANSWER, in_words, is_passing, refused

T = TypeVar("T")

LOOK_SECONDS = 0.25
"""How often a caller looks whether the thread shows signs of life."""
SILENCE_SECONDS = 2.0
"""How long the thread may be silent before a caller knocks at the server itself."""
KNOCK_SECONDS = 1.0
LOST_SECONDS = 40.0
"""How long one statement may take before the line is given up, though the server opens."""
TRANSACTION_SECONDS = 120.0
"""How long a transaction may take. With 30 seconds a load of 1,700 records was ended on a server that had just started
on a machine with six times the work it has cores for; a dead or silent server is noticed long before."""
RETRY_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server is and as whom to speak to it. Never shown: it holds the password."""

    url: str
    username: str | None
    password: str | None
    database: str

    def __repr__(self) -> str:
        """The address alone."""
        return f"Server({self.url!r})"

    @property
    def is_routed(self) -> bool:
        """Whether several servers may answer, so that a read must say which write it has to see."""
        return self.url.startswith("neo4j")

    def driver(self, patience: float = 5.0) -> Driver:
        """A driver that waits *patience* seconds for a connection; the address is wrong where it raises."""
        return GraphDatabase.driver(
            self.url,
            auth=(self.username, self.password or "") if self.username is not None else None,
            connection_timeout=min(2.0, patience),
            connection_acquisition_timeout=patience,
            max_transaction_retry_time=RETRY_SECONDS,
            telemetry_disabled=True,
            notifications_min_severity=NotificationMinimumSeverity.WARNING,
            # A young map lacks most labels and properties that statements name; the server warns of each.
            notifications_disabled_classifications=[NotificationDisabledClassification.UNRECOGNIZED],
        )


class Written:
    """What this process wrote last, shared by its lines."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.bookmarks: Bookmarks | None = None


class Words:
    """One transaction: statements in, lists of values out."""

    def __init__(self, transaction: Transaction, sign: Callable[[], None]) -> None:
        """Speak in *transaction*; *sign* is called with each sign of life."""
        self._transaction, self._sign = transaction, sign

    def say(self, statement: str, **values: Any) -> list[list[Any]]:
        """Run *statement* and give back all its records."""
        return list(self.stream(statement, **values))

    def stream(self, statement: str, **values: Any) -> Iterator[list[Any]]:
        """Run *statement* and give back its records as they arrive."""
        for record in self._transaction.run(statement, values):
            self._sign()
            yield record.values()
        self._sign()


class Conversation:
    """What a task may do with the driver, inside the line's thread."""

    def __init__(self, driver: Driver, server: Server, written: Written, sign: Callable[[], None]) -> None:
        """Speak to *server* by *driver*."""
        self._driver, self._server, self._written, self._sign = driver, server, written, sign

    def read(self, work: Callable[[Words], T], after: Bookmarks | None = None) -> tuple[T, Bookmarks]:
        """What *work* reads in one transaction that sees everything up to *after*, and the bookmark of its end."""
        return self._repeatedly(work, READ_ACCESS, after)

    def write(self, work: Callable[[Words], T]) -> T:
        """Commit what *work* writes; repeated where something passing stood in the way, never once it may be done."""
        return self._repeatedly(work, WRITE_ACCESS, None)[0]

    def declare(self, statement: str) -> None:
        """Run a statement about the schema, in a transaction of its own."""
        self.write(lambda words: words.say(statement))

    @contextmanager
    def holding(self, statement: str) -> Iterator[None]:
        """Keep the locks that *statement* takes while the block runs; nothing is committed."""
        with self._session(WRITE_ACCESS, None) as session:
            transaction = session.begin_transaction(timeout=TRANSACTION_SECONDS)
            try:
                Words(transaction, self._sign).say(statement)
                yield
            finally:
                transaction.close()

    def _session(self, access: str, after: Bookmarks | None) -> Session:
        return self._driver.session(
            database=self._server.database,
            default_access_mode=access,
            bookmarks=after or self._written.bookmarks,
            fetch_size=-1,
        )

    def _repeatedly(self, work: Callable[[Words], T], access: str, after: Bookmarks | None) -> tuple[T, Bookmarks]:
        deadline = time.monotonic() + RETRY_SECONDS
        pause = 0.02
        while True:
            try:
                return self._once(work, access, after)
            except (Neo4jError, DriverError) as error:
                if not is_passing(error) or time.monotonic() + pause > deadline:
                    raise
            time.sleep(pause)
            pause *= 3

    def _once(self, work: Callable[[Words], T], access: str, after: Bookmarks | None) -> tuple[T, Bookmarks]:
        with self._session(access, after) as session:
            with session.begin_transaction(timeout=TRANSACTION_SECONDS) as transaction:
                answer = work(Words(transaction, self._sign))
                transaction.commit()
            self._sign()
            bookmarks = session.last_bookmarks()
            if access == WRITE_ACCESS and self._server.is_routed:
                self._written.bookmarks = bookmarks
            return answer, bookmarks


Task = Callable[[Conversation], Any]


class Line:
    """Has tasks done by its thread, one after the other, for callers from any thread."""

    def __init__(self, server: Server, written: Written, patience: float = inf) -> None:
        """Speak to *server* when first asked to, and see at least what was *written*.

        A task is taken back where the one before it takes longer than *patience* seconds.
        """
        self._server, self._written, self._patience = server, written, patience
        self._lock = threading.Lock()
        self._speaker: _Speaker | None = None
        self._closed = False

    def ask(self, task: Callable[[Conversation], T]) -> T:
        """What *task* answers.

        Raises:
            StoreUnavailable: The server did not answer within 4 seconds.
            StoreMismatch: It cannot be used.
        """
        with self._lock:
            if self._closed:
                raise StoreUnavailable(f"The store {self._server.url} is closed. Open it again.")
            if self._speaker is None:
                self._speaker = _Speaker(self._server, self._written)
            speaker = self._speaker
        future: Future[T] = speaker.enqueue(task)
        with in_words(self._server.url, refused=refused(self._server.username, self._server.password)):
            return self._answer(speaker, future)

    def close(self) -> None:
        """End the thread once it has done what it was asked before."""
        with self._lock:
            self._closed = True
            speaker, self._speaker = self._speaker, None
        if speaker:
            speaker.leave()

    def _answer(self, speaker: "_Speaker", future: "Future[T]") -> T:
        asked_at, knock_at = time.monotonic(), SILENCE_SECONDS
        while True:
            try:
                return future.result(timeout=LOOK_SECONDS)
            except TimeoutError:
                if future.done():
                    raise
            except CancelledError as error:
                raise StoreUnavailable(NO_ANSWER.format(self._server.url)) from error
            if time.monotonic() - max(asked_at, speaker.begun_at) > self._patience and future.cancel():
                raise StoreUnavailable(BUSY.format(self._server.url))
            silence = speaker.silence()
            if silence < knock_at:
                knock_at = max(SILENCE_SECONDS, knock_at if silence > SILENCE_SECONDS else 0.0)
            elif silence < LOST_SECONDS and self._opens():
                knock_at = silence + SILENCE_SECONDS
            else:
                self._give_up(speaker)
                raise StoreUnavailable(NO_ANSWER.format(self._server.url))

    def _opens(self) -> bool:
        try:
            with self._server.driver(KNOCK_SECONDS) as driver:
                driver.verify_connectivity()
        except (DriverError, Neo4jError, OSError):
            return False
        return True

    def _give_up(self, speaker: "_Speaker") -> None:
        with self._lock:
            if self._speaker is speaker:
                self._speaker = None
        speaker.abandon()


class _Speaker:
    def __init__(self, server: Server, written: Written) -> None:
        self._server, self._written = server, written
        self._tasks: queue.SimpleQueue[tuple[Task, Future[Any]] | None] = queue.SimpleQueue()
        self._last_sign = self.begun_at = time.monotonic()
        self._busy = self._abandoned = False
        self._thread = threading.Thread(target=self._run, name="neo4j", daemon=True)
        self._thread.start()

    def enqueue(self, task: Task) -> "Future[Any]":
        future: Future[Any] = Future()
        self._tasks.put((task, future))
        return future

    def silence(self) -> float:
        """Seconds since the last sign of life in the midst of a task."""
        return time.monotonic() - self._last_sign if self._busy else 0.0

    def leave(self) -> None:
        self._tasks.put(None)
        self._thread.join(timeout=SILENCE_SECONDS)

    def abandon(self) -> None:
        self._abandoned = True
        with suppress(queue.Empty):  # the thread may wake and take the last one
            while True:
                waiting = self._tasks.get_nowait()
                if waiting:
                    waiting[1].cancel()
        self._tasks.put(None)

    def _sign(self) -> None:
        self._last_sign = time.monotonic()

    def _run(self) -> None:
        driver: Driver | None = None
        while (next_task := self._tasks.get()) is not None:
            task, future = next_task
            if self._abandoned or not future.set_running_or_notify_cancel():
                future.cancel()
                continue
            self._sign()
            self.begun_at, self._busy = time.monotonic(), True
            try:
                driver = driver or self._server.driver()
                future.set_result(task(Conversation(driver, self._server, self._written, self._sign)))
            except BaseException as error:  # it is the caller's, who waits in another thread
                future.set_exception(error)
            self._busy = False
        if driver:
            driver.close()
