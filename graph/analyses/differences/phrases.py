"""How a comparison words what it finds."""

from dataclasses import dataclass

from graph.when import FuzzyDate, Truth, dated


@dataclass(frozen=True, slots=True)
class Words:
    """How a comparison says that something came or went."""

    came: str
    went: str
    may_have_come: str
    may_have_gone: str
    shows_dates: bool = False

    def on(self, when: FuzzyDate | None) -> str:
        """On which day, as exact as it is known; nothing where dates are not what is compared."""
        if when is None or not self.shows_dates:
            return ""
        return f" {dated(when)}"

    def surer(self, was: Truth, is_: Truth) -> list[str]:
        """That something has surely begun, or may have ended; nothing where it is as sure as before."""
        if was is Truth.YES and is_ is Truth.MAYBE:
            return [self.may_have_gone]
        return ["has begun for certain"] if was is Truth.MAYBE and is_ is Truth.YES else []


IN_THE_WORLD = Words("began", "ended", "may have begun", "may have ended", shows_dates=True)
ON_RECORD = Words("was recorded", "was taken off the record", "was recorded", "was taken off the record")
IMAGINED = Words("would be there", "would be gone", "might be there", "might be gone")


def unclosed(said: str) -> str:
    """A sentence without its full stop, to be gone on with."""
    return said.removesuffix(".")


def capital(word: str) -> str:
    """The word as a sentence begins with it."""
    return word[0].upper() + word[1:]
