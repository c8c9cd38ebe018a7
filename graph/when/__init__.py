"""When something holds: dates as exact as they are known, and never more exact than that."""

from graph.when.duration import Duration
from graph.when.fuzzy import DatePrecision, FuzzyDate, NotADate
from graph.when.saying import dated, day, written
from graph.when.validity import ALWAYS, Extent, Truth, Validity
from graph.when.words import read_words

__all__ = [
    "ALWAYS",
    "DatePrecision",
    "Duration",
    "Extent",
    "FuzzyDate",
    "NotADate",
    "Truth",
    "Validity",
    "dated",
    "day",
    "read_words",
    "written",
]
