"""What is withdrawn, where withdrawals may be withdrawn as well."""

from collections import Counter, deque
from collections.abc import Collection, Mapping


def withdrawn(means: Mapping[str, Collection[str]]) -> set[str]:
    """What is withdrawn where each withdrawal *means* others: a withdrawal that is withdrawn itself has no effect.

    Keys of *means* are withdrawals, the newest first; in a circle of withdrawals the newest stands.

    >>> withdrawn({"third": ["second"], "second": ["first"], "first": ["decision"]}) == {"second", "decision"}
    True
    """
    unsettled = Counter(each for meant in means.values() for each in meant if each in means)
    ready = deque(each for each in means if not unsettled[each])
    rest = iter(means)
    settled: set[str] = set()
    gone: set[str] = set()
    while len(settled) < len(means):
        withdrawal = ready.popleft() if ready else next(each for each in rest if each not in settled)
        if withdrawal in settled:
            continue
        settled.add(withdrawal)
        for each in means[withdrawal]:
            if withdrawal not in gone and each not in settled:
                gone.add(each)
            unsettled[each] -= 1
            if not unsettled[each] and each in means:
                ready.append(each)
    return gone
