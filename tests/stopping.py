"""Pulses that stop a computation at a certain beat, whatever the machine is doing."""

from graph.pulse import OutOfTime


class Counting:
    """Counts the beats, and lets everything go on."""

    def __init__(self) -> None:
        self.beats = 0

    def __call__(self) -> None:
        self.beats += 1


class Stopping(Counting):
    """Stops whatever is under it at a beat, counted from one."""

    def __init__(self, beat: int) -> None:
        super().__init__()
        self._last = beat

    def __call__(self) -> None:
        super().__call__()
        if self.beats >= self._last:
            raise OutOfTime
