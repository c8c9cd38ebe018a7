from graph.analyses.coverage import CoverageFlag, CoverageState
from graph.analyses.coverage.words import word
from viz.vocabulary import FILE, vocabulary


def test_the_front_end_has_the_words_of_the_code() -> None:
    assert FILE.read_text(encoding="utf-8") == vocabulary(), "renew it: python -m viz.vocabulary"


def test_a_state_is_called_by_its_name_everywhere() -> None:
    assert [word(each) for each in CoverageState] == [
        "several",
        "named",
        "by class",
        "in part",
        "by reading",
        "by duty",
        "collective",
        "named only",
        "none",
    ]
    assert word(CoverageFlag.NO_STAND_IN) == "no stand-in"
