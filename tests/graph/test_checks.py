from collections.abc import Iterable

import pytest

from graph.checks import Shelf, World, listed, problems_of
from graph.ontology import ONTOLOGY
from graph.records import (
    Basis,
    Certainty,
    DocumentText,
    Entity,
    Evidence,
    Record,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    SubjectType,
)
from graph.when import DatePrecision, Extent, FuzzyDate, Validity

PRESS = Entity(key="press", kind="office", name="Press Office", properties={"unit_type": "team"})
MEDIA = Entity(key="media", kind="stakeholder", name="Media", properties={"subtype": "group"})
GOAL = Entity(key="goal", kind="goal", name="Public engagement")
HEAD = Entity(key="head", kind="post", name="Head of Press")


def engages(source: str = "press", target: str = "media", **more: object) -> Relationship:
    given: dict[str, object] = {"key": f"{source}--engages--{target}", "role": "mandated"} | more
    return Relationship(type="ENGAGES", source=source, target=target, **given)  # type: ignore[arg-type]  # a test's short form


def lasting(start: str | None, end: str | None = None) -> Validity:
    return Validity(FuzzyDate.read(start) if start else None, FuzzyDate.read(end) if end else None)


def some_time_within(start: str, end: str) -> Validity:
    return Validity(FuzzyDate.read(start), FuzzyDate.read(end), Extent.SOME_TIME_WITHIN)


def said(changed: Iterable[Record], known: Shelf | None = None) -> list[str]:
    return [str(problem) for problem in problems_of(World(ONTOLOGY, changed, known))]


def test_records_that_fit_have_no_problem() -> None:
    assert said([PRESS, MEDIA, engages()]) == []


def test_a_relationship_that_cannot_run_so_says_where_it_runs() -> None:
    assert said([GOAL, MEDIA, engages("goal")]) == [
        (
            "relationship 'goal--engages--media', type: `ENGAGES` cannot run from Goal \"Public engagement\" to "
            'Stakeholder "Media": it runs from Office to Stakeholder, State, Organization or Agreement'
        )
    ]


def test_a_mistyped_kind_gets_the_nearest() -> None:
    assert said([Entity(key="media", kind="stakholder", name="Media")]) == [
        "entity 'media', kind: there is no kind 'stakholder' (did you mean 'stakeholder'?)"
    ]


def test_a_mistyped_type_and_end_get_the_nearest() -> None:
    assert said([PRESS, MEDIA, Relationship(key="a", type="ENGAGE", source="pres", target="media")]) == [
        "relationship 'a', source: there is no entity 'pres' (did you mean 'press'?)",
        "relationship 'a', type: there is no type 'ENGAGE' (did you mean 'ENGAGES'?)",
    ]


def test_a_property_belongs_to_its_kind() -> None:
    assert said([Entity(key="media", kind="stakeholder", name="Media", properties={"unit_type": "team"})]) == [
        "entity 'media', unit_type: unit_type is not a property of Stakeholder (it has subtype, side or generic)"
    ]


def test_a_value_outside_a_closed_list_gets_the_nearest_and_the_way_to_add_one() -> None:
    assert said([Entity(key="press", kind="office", name="Press", properties={"unit_type": "tem"})]) == [
        (
            "entity 'press', unit_type: 'tem' is not one of sector, office, team, section, service, committee, "
            "subcommittee, delegation, board, chamber, group, forum, management or units "
            "(did you mean 'team'?; a further value is named in the map's settings: in map.toml under [values], "
            "unit_type)"
        )
    ]


def test_a_value_that_the_map_declares_is_fine() -> None:
    extended = ONTOLOGY.extended({"unit_type": ("desk",)}, ())
    desk = Entity(key="desk", kind="office", name="Desk", properties={"unit_type": "desk"})

    assert problems_of(World(extended, [desk])) == []


def test_an_office_says_what_sort_of_unit_it_is() -> None:
    assert said([Entity(key="press", kind="office", name="Press")])[0].startswith(
        "entity 'press', unit_type: an office needs a unit_type (one of sector, office, team,"
    )


@pytest.mark.parametrize(
    ("role", "fact"),
    [
        (None, "role: ENGAGES needs a role (one of mandated or assisting)"),
        ("mandate", "role: 'mandate' is not one of mandated or assisting (did you mean 'mandated'?)"),
    ],
)
def test_a_role_is_one_of_the_type(role: str | None, fact: str) -> None:
    assert said([PRESS, MEDIA, engages(role=role)]) == [f"relationship 'press--engages--media', {fact}"]


def test_a_type_without_roles_takes_none() -> None:
    heads = Relationship(key="heads", type="HEADS", source="head", target="press", role="lead")

    assert said([PRESS, HEAD, heads]) == ["relationship 'heads', role: HEADS has no roles (leave it out)"]


@pytest.mark.parametrize(("certainty", "basis"), [(Certainty.STATED, Basis.NAME), (Certainty.INFERRED, None)])
def test_a_basis_goes_with_an_inference(certainty: Certainty, basis: Basis | None) -> None:
    assert said([PRESS, MEDIA, engages(certainty=certainty, basis=basis)]) == [
        "relationship 'press--engages--media', basis: a basis goes with inferred, and only with it"
    ]


@pytest.mark.parametrize(
    ("validity", "fact"),
    [
        (
            lasting("2018", "2017-05"),
            "end: 2017-05 is before the start, 2018 (an end is the last day, month or year included)",
        ),
        (
            Validity(FuzzyDate.read("2017-06"), precision=DatePrecision.DAY),
            "precision: day does not fit the dates 2017-06 to (none) (it may be left empty)",
        ),
        (
            Validity(FuzzyDate.read("2017"), text="in 2017"),
            "year_stated: date_text and year_stated go together, and one of them is empty",
        ),
        (
            Validity(text="soon"),
            (
                "precision: a wording without a date has a date_text and the precision none "
                "(write start or end, or leave both empty)"
            ),
        ),
        (Validity(year_stated=True), "year_stated: it goes with a date, and there is none"),
    ],
)
def test_dates_hang_together(validity: Validity, fact: str) -> None:
    assert said([PRESS, MEDIA, engages(validity=validity)]) == [f"relationship 'press--engages--media', {fact}"]


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        ("2017-07", "2017-12", DatePrecision.SEMESTER),
        ("2017-04", "2017-06", DatePrecision.QUARTER),
        ("2017-12~", None, DatePrecision.APPROXIMATE),
        ("2017", "2018", DatePrecision.YEAR),
    ],
)
def test_a_precision_that_fits_both_dates_is_fine(start: str, end: str | None, precision: DatePrecision) -> None:
    dated = lasting(start, end)
    validity = Validity(dated.start, dated.end, Extent.THROUGHOUT, precision=precision)

    assert said([PRESS, MEDIA, engages(validity=validity)]) == []


def test_nothing_relates_to_itself() -> None:
    part = Relationship(key="loop", type="PART_OF", source="press", target="press")

    assert "relationship 'loop', target: source and target are the same" in said([PRESS, part])


def test_an_acyclic_type_does_not_run_in_a_circle_even_through_what_is_on_the_map() -> None:
    other = Entity(key="sector", kind="office", name="Sector", properties={"unit_type": "sector"})
    up = Relationship(key="up", type="PART_OF", source="press", target="sector")
    down = Relationship(key="down", type="PART_OF", source="sector", target="press")

    assert said([down], Shelf([PRESS, other], [up])) == [
        (
            "relationship 'down', target: PART_OF runs in a circle: sector > press > sector "
            "(one of these relationships runs the wrong way)"
        )
    ]


def test_a_long_chain_is_no_circle_and_no_trouble() -> None:
    posts = [Entity(key=f"post-{n}", kind="post", name=f"Post {n}") for n in range(3000)]
    chain = [
        Relationship(key=f"r-{n}", type="REPORTS_TO", source=f"post-{n}", target=f"post-{n + 1}") for n in range(2999)
    ]

    assert said([*posts, *chain]) == []


def test_two_periods_may_touch_on_one_day_but_not_overlap() -> None:
    first = engages(key="first", validity=lasting("2015", "2017-06-30"))
    handover = engages(key="second", validity=lasting("2017-06-30", "2018-01-01"))
    overlapping = engages(key="third", validity=lasting("2017-12-01"))

    assert said([PRESS, MEDIA, first, handover]) == []
    assert said([handover, overlapping], Shelf([PRESS, MEDIA], [first])) == [
        (
            "relationship 'third', start: its period overlaps that of second "
            "(one relationship, one period: end the earlier one by the day the later one starts)"
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (lasting("2017-01-01", "2017-06-30"), lasting("2017-06-30", "2017-12-31"), False),
        (lasting("2017-01-01", "2017-06-30"), lasting("2017-06-29", "2017-12-31"), True),
        (lasting("2017", "2017"), lasting("2017", "2017"), True),
        (lasting("2017", "2017"), lasting("2017-05", "2017-05"), True),
        (lasting("2016", "2017"), lasting("2017", "2018"), False),
        (lasting(None, "2017-06-30"), lasting("2017-01-01"), True),
        (some_time_within("2017-01-01", "2017-06-30"), some_time_within("2017-03-01", "2017-12-31"), False),
    ],
    ids=["one day", "two days", "a year twice", "a month in a year", "perhaps", "open ends", "some days of either"],
)
def test_periods_overlap_that_surely_share_more_than_a_day(one: Validity, other: Validity, overlap: bool) -> None:
    found = said([PRESS, MEDIA, engages(key="one", validity=one), engages(key="two", validity=other)])

    assert bool(found) is overlap


def test_periods_in_other_roles_are_other_relationships() -> None:
    assert said([PRESS, MEDIA, engages(key="one"), engages(key="two", role="assisting")]) == []


def test_a_settled_reading_has_a_decision_that_names_it() -> None:
    other = Entity(key="press-people", kind="stakeholder", name="Press people")
    reading = Relationship(
        key="reading",
        type="READ_AS",
        source="media",
        target="press-people",
        properties={"strength": "near-synonym", "status": "accepted"},
    )
    decision = Entity(
        key="yes", kind="decision", name="Yes", properties={"subtype": "accept-reading", "relationship": "reading"}
    )

    assert said([MEDIA, other, reading]) == [
        (
            "relationship 'reading', status: it is accepted, and no decision names it "
            "(add a decision whose relationship is reading, or leave the reading open)"
        )
    ]
    assert said([MEDIA, other, reading, decision]) == []
    assert said([reading], Shelf([MEDIA, other, decision])) == []


def test_two_names_have_one_reading_in_either_direction() -> None:
    other = Entity(key="press-people", kind="stakeholder", name="Press people")
    strength = {"strength": "broader"}
    one = Relationship(key="one", type="READ_AS", source="media", target="press-people", properties=strength)
    back = Relationship(key="back", type="READ_AS", source="press-people", target="media", properties=strength)
    fact = "relationship 'back', target: the two names have a reading already: one"

    assert said([MEDIA, other, one, back]) == [fact]
    assert said([back], Shelf([MEDIA, other], [one])) == [fact]


def test_a_status_of_readings_is_none_of_entities() -> None:
    found = said([Entity(key="p", kind="priority", name="P", properties={"status": "accepted"})])

    assert found == ["entity 'p', status: 'accepted' is not one of listed, proposed or provisional-name"]


def test_a_decision_is_by_somebody_who_can_decide() -> None:
    decision = Entity(key="yes", kind="decision", name="Yes", properties={"decided_by": "media"})

    assert said([MEDIA, decision]) == [
        "entity 'yes', decided_by: Stakeholder \"Media\" cannot decide: a decision is by Office, Post or Person"
    ]


def includes(member: str, item: int = 1) -> Relationship:
    return Relationship(
        key=f"roster--includes--{member}", type="INCLUDES", source="roster", target=member, properties={"item": item}
    )


def test_a_decision_to_assign_says_what_and_to_whom() -> None:
    decision = Entity(key="d", kind="decision", name="D", properties={"subtype": "assign"})
    about = Relationship(key="d-about", type="DECIDES", source="d", target="media", role="about")
    assigns = Relationship(key="d-assigns", type="DECIDES", source="d", target="press", role="assigns")

    assert said([PRESS, MEDIA, decision, about, assigns]) == []
    fact = "a decision to assign needs DECIDES with role assigns, and there is none"
    assert said([PRESS, MEDIA, decision, about]) == [f"entity 'd', subtype: {fact} (add that relationship)"]


@pytest.mark.parametrize(("term", "fits"), [("P5Y", True), ("P1Y6M", True), ("5 years", False), ("P", False)])
def test_a_term_is_a_duration(term: str, fits: bool) -> None:
    hint = "write it as ISO 8601 does: P5Y for five years, P6M for six months, P90D for ninety days"
    agreement = Entity(key="treaty", kind="agreement", name="Treaty", properties={"term": term})

    assert said([agreement]) == ([] if fits else [f"entity 'treaty', term: {term!r} is no duration ({hint})"])


def test_a_roster_has_members_and_as_many_items_as_it_says() -> None:
    roster = Entity(key="roster", kind="roster", name="Roster", properties={"items": 2})
    hint = "the item of a member says which item of the source names it"

    assert said([roster]) == [
        "entity 'roster', key: the roster has no members (give it at least one)",
        f"entity 'roster', items: 2 is not the number of different items of its members, which is 0 ({hint})",
    ]
    assert said([roster, MEDIA, includes("media")]) == [
        f"entity 'roster', items: 2 is not the number of different items of its members, which is 1 ({hint})"
    ]


def test_a_roster_counts_nothing_generic_and_no_whole_beside_its_part() -> None:
    roster = Entity(key="roster", kind="roster", name="Roster")
    whole = Entity(key="all", kind="stakeholder", name="All media", properties={"subtype": "combined-group"})
    part = Entity(key="part", kind="stakeholder", name="Radio")
    everyone = Entity(key="everyone", kind="stakeholder", name="Everyone", properties={"generic": True})
    parts = [Relationship(key=f"p-{key}", type="PART_OF", source=key, target="all") for key in ("media", "part")]
    members = [includes("all"), includes("part"), includes("everyone")]

    assert said([roster, whole, MEDIA, part, everyone, *parts, *members]) == [
        (
            "relationship 'roster--includes--everyone', target: \"Everyone\" is generic: too general to be counted "
            "(name its single groups instead)"
        ),
        "entity 'roster', key: it counts all and its part part (count the whole or its parts, not both)",
    ]


def test_a_combined_group_has_two_parts() -> None:
    whole = Entity(key="all", kind="stakeholder", name="All media", properties={"subtype": "combined-group"})

    assert said([whole]) == [
        (
            "entity 'all', subtype: a combined-group has at least two parts, and 0 on record "
            "(relate its single groups to it by PART_OF)"
        )
    ]


def test_a_responsibility_is_held_by_somebody_on_something() -> None:
    held = Responsibility(key="r", relationship="nothing", holder="media", role=ResponsibilityRole.DEPUTY)

    assert said([MEDIA, held]) == [
        "responsibility 'r', relationship: there is no relationship 'nothing' that somebody can answer for",
        "responsibility 'r', holder: Stakeholder \"Media\" cannot hold a responsibility: Office, Post or Person can",
    ]


TEXT = "The Press Office speaks to the media. The media listen."


def quoting(quote: str | None, start: int | None, end: int | None, locator: str | None = None) -> list[str]:
    document = Entity(key="mandate", kind="document", name="mandate.txt")
    evidence = Evidence(
        key="ev",
        subject_type=SubjectType.ENTITY,
        subject="media",
        document="mandate",
        quote=quote,
        start=start,
        end=end,
        locator=locator,
    )
    return said([MEDIA, document, DocumentText(key="mandate", text=TEXT), evidence])


def test_a_quote_stands_at_its_span() -> None:
    assert quoting("the media", 27, 36) == []
    assert quoting("The media", 27, 36) == ["evidence 'ev', quote: the quote is not at 27 to 36 (found at 38 to 47)"]
    assert quoting("The radio", 27, 36) == ["evidence 'ev', quote: the quote is not at 27 to 36 (found at no place)"]


def test_without_a_quote_a_locator_says_where_to_look() -> None:
    assert quoting(None, None, None, "first sentence") == []
    assert quoting(None, None, None) == [
        (
            "evidence 'ev', locator: without offsets a locator is needed "
            "(say where in the document it stands, such as page 3)"
        )
    ]


def test_an_entity_that_changes_its_kind_keeps_no_relationship_that_cannot_be() -> None:
    found = said([Entity(key="media", kind="topic", name="Media")], Shelf([PRESS, MEDIA], [engages()]))

    assert found == [
        (
            "entity 'media', kind: press--engages--media: `ENGAGES` cannot run from Office \"Press Office\" to "
            'Topic "Media": it runs from Office to Stakeholder, State, Organization or Agreement'
        )
    ]


def test_all_problems_come_at_once() -> None:
    found = said([Entity(key="Bad Key", kind="offfice", name=" "), engages("nobody", "nothing", role="boss")])

    assert len(found) == 6


@pytest.mark.parametrize(
    ("words", "row"),
    [([], "nothing"), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_words_stand_in_a_row(words: list[str], row: str) -> None:
    assert listed(words) == row
