import threading

from schema.recent import Recent


def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    recent: Recent[int] = Recent(most=2, characters=100)
    recent.keep("a", 1, 1)
    recent.keep("b", 2, 1)
    assert recent.get("a") == 1
    recent.keep("c", 3, 1)
    assert [recent.get(each) for each in "abc"] == [1, None, 3]


def test_large_ones_leave_less_room() -> None:
    recent: Recent[int] = Recent(most=100, characters=10)
    recent.keep("a", 1, 4)
    recent.keep("b", 2, 4)
    recent.keep("c", 3, 6)
    assert [recent.get(each) for each in "abc"] == [None, 2, 3]


def test_what_is_larger_than_all_the_room_is_not_kept_and_leaves_the_room_as_it_is_afterwards() -> None:
    recent: Recent[int] = Recent(most=100, characters=10)
    recent.keep("a", 1, 11)
    assert recent.get("a") is None
    recent.keep("b", 2, 10)
    assert recent.get("b") == 2


def test_what_is_kept_again_takes_its_room_once() -> None:
    recent: Recent[int] = Recent(most=100, characters=10)
    for value in range(5):
        recent.keep("a", value, 6)
    recent.keep("b", 9, 4)
    assert (recent.get("a"), recent.get("b")) == (4, 9)


def test_many_threads_may_keep_at_once() -> None:
    recent: Recent[int] = Recent(most=5, characters=50)

    def keep(start: int) -> None:
        for number in range(start, start + 500):
            recent.keep(str(number % 20), number, number % 10)

    threads = [threading.Thread(target=keep, args=(start,)) for start in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(recent.get(str(number)) is not None for number in range(20)) <= 5
    recent.keep("last", 1, 50)
    assert recent.get("last") == 1
