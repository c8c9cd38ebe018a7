"""What each year's priorities carried over, and who was what on given days, worked out without the product.

Document 002 lists seven priorities of 2017 and eight of 2018. By the same words in both lists: the Science Gateway, and
the website (whose redevelopment is part of the communications strategy of 2017 and whose launch is proposed for 2018).
The alumni are served by the programme of 2017 and by the event of 2018. The participation rows say when a state became
what it is.
"""

from datetime import date

from graph.analyses import differences
from graph.analyses.differences import DifferenceKind
from tests.seeds.samples import sample

CONTINUES = {
    "p2018-3-website-launch": {"p2017-4-communications-strategy"},
    "p2018-6-science-gateway": {"p2017-2-science-gateway"},
}
FOLLOWS_ON = {"p2018-1-alumni-first-collisions": {"p2017-3-alumni-programme"}}
NEW = {
    "p2018-2-heritage-committee",
    "p2018-4-open-days-preparation",
    "p2018-5-foundations-merger",
    "p2018-7-environment-report",
    "p2018-8-world-economic-forum",
}
NOT_CARRIED_ON = {
    "p2017-1-targeted-enlargement",
    "p2017-5-teachers-students",
    "p2017-6-local-outreach",
    "p2017-7-sdg-agenda",
}


def test_what_2018_carried_over_from_2017() -> None:
    found = differences.run(sample(), year=2018)
    of = {
        kind: {
            row.entity.key: {each.key for each in row.earlier} for row in found.rows if row.kind is kind and row.entity
        }
        for kind in DifferenceKind
    }

    assert of[DifferenceKind.CONTINUES] == CONTINUES
    assert of[DifferenceKind.FOLLOWS_ON] == FOLLOWS_ON
    assert of[DifferenceKind.ADDED].keys() == NEW
    assert of[DifferenceKind.REMOVED].keys() == NOT_CARRIED_ON
    assert found.answer == (
        "Of 7 priorities of 2017, 4 are not carried on in 2018. "
        "Of 8 priorities of 2018, 2 continue an earlier one, 1 follows on from one and 5 are new."
    )


def test_of_what_is_stated_the_alumni_event_follows_on_from_nothing() -> None:
    found = differences.run(sample(stated_only=True), year=2018)

    kinds = {row.entity.key: row.kind for row in found.rows if row.entity}
    assert kinds["p2018-1-alumni-first-collisions"] is DifferenceKind.ADDED
    assert kinds["p2018-6-science-gateway"] is DifferenceKind.CONTINUES


def test_the_turn_of_the_year_ends_seven_priorities_and_begins_eight() -> None:
    found = differences.run(sample(as_of=date(2018, 3, 1)), since=date(2017, 12, 1))

    def priorities(kind: DifferenceKind) -> list[str]:
        return [
            row.entity.key for row in found.rows if row.kind is kind and row.entity and row.entity.kind == "priority"
        ]

    assert len(priorities(DifferenceKind.REMOVED)) == 7
    assert len(priorities(DifferenceKind.ADDED)) == 8
    assert found.before == found.after


def test_three_states_changed_their_class_in_2016() -> None:
    found = differences.run(sample("participation", as_of=date(2016, 12, 31)), since=date(2016, 1, 1))

    classes = [row for row in found.rows if row.relationship and row.relationship.type == "BELONGS_TO"]
    assert [(row.kind, row.text) for row in classes] == [
        (DifferenceKind.CHANGED, f"Since {text} Non-Member States.")
        for text in (
            "1 April 2016: Cyprus belongs to Associate Member States (inferred from status); before:",
            "17 July 2016: Romania belongs to Member States (inferred from status); before:",
            "5 October 2016: Ukraine belongs to Associate Member States (inferred from status); before:",
        )
    ]
