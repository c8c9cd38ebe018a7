"""What is worked out once, however many ask at once; who waits is told by events, never by the clock."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.errors import Unusable
from graph.pulse import OutOfTime, seconds, under
from schema.once import Once

SOON = 10.0


class Slow:
    """Works something out, and goes on only when it is told to."""

    def __init__(self, outcome: Callable[[], str]) -> None:
        self.has_begun, self.may_end = threading.Event(), threading.Event()
        self._outcome = outcome
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        self.has_begun.set()
        assert self.may_end.wait(SOON)
        return self._outcome()


class Waiter:
    """Asks for what another works out, and tells when it waits for that."""

    def __init__(self, once: Once[str]) -> None:
        self.waits = threading.Event()
        self._once = once

    def __call__(self) -> str:
        with under(self.waits.set):
            return self._once.get("key", lambda: "another")


def raising(error: BaseException) -> Callable[[], str]:
    def outcome() -> str:
        raise error

    return outcome


def test_a_value_is_made_once_and_kept_until_there_is_no_room() -> None:
    once: Once[str] = Once(2)
    assert [once.get(1, lambda: "a"), once.get(1, lambda: "b")] == ["a", "a"]
    once.get(2, lambda: "c")
    once.get(1, lambda: "d")
    once.get(3, lambda: "e")
    assert once.get(1, lambda: "new") == "a"
    assert once.get(2, lambda: "new") == "new"


def test_whoever_asks_while_it_is_made_waits_for_it() -> None:
    once, made = Once[str](2), Slow(lambda: "one")
    with ThreadPoolExecutor() as threads:
        first = threads.submit(once.get, "key", made)
        assert made.has_begun.wait(SOON)
        waiters = [Waiter(once) for _ in range(3)]
        others = [threads.submit(each) for each in waiters]
        assert all(each.waits.wait(SOON) for each in waiters)
        assert not any(each.done() for each in others)
        made.may_end.set()
        assert [each.result(SOON) for each in (first, *others)] == ["one"] * 4
    assert made.times == 1


def test_other_keys_do_not_wait() -> None:
    once, made = Once[str](2), Slow(lambda: "one")
    with ThreadPoolExecutor() as threads:
        first = threads.submit(once.get, "key", made)
        assert made.has_begun.wait(SOON)
        assert once.get("other", lambda: "two") == "two"
        made.may_end.set()
        assert first.result(SOON) == "one"


@pytest.mark.parametrize("error", [OutOfTime(), Unusable("No.")])
def test_what_ends_one_ends_nobody_who_waits_for_it(error: BaseException) -> None:
    once, made = Once[str](2), Slow(raising(error))
    with ThreadPoolExecutor() as threads:
        first = threads.submit(once.get, "key", made)
        assert made.has_begun.wait(SOON)
        other = threads.submit(once.get, "key", lambda: "worked out anew")
        made.may_end.set()
        assert other.result(SOON) == "worked out anew"
        assert first.exception(SOON) is error
    assert once.get("key", lambda: "never") == "worked out anew"


def test_whoever_waits_gives_up_in_time() -> None:
    once, made = Once[str](2), Slow(lambda: "one")

    def waiting() -> str:
        with under(seconds(0.01)):
            return once.get("key", lambda: "another")

    with ThreadPoolExecutor() as threads:
        first = threads.submit(once.get, "key", made)
        assert made.has_begun.wait(SOON)
        assert isinstance(threads.submit(waiting).exception(SOON), OutOfTime)
        made.may_end.set()
        assert first.result(SOON) == "one"
