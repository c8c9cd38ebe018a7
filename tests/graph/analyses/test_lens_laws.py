"""Laws that hold for every question under every combination of lenses, on generated maps and on the sample."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TypeAlias

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analyses import ANALYSES, Analysis, coverage
from graph.analyses.coverage.figures import Figures
from graph.analyses.findings import Reason
from graph.analyses.rosters import find_roster
from graph.map_view import Lenses, MapView
from graph.records import Basis, Certainty, Change, ChangeSet, Evidence, Put, Remove
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from graph.store import Contents
from graph.stores import open_store
from graph.when import FuzzyDate
from seeds import load
from tests.graph.analyses.lensed import (
    POLICY_OF_THE_DAY,
    SCENARIOS,
    SCENARIOS_OF_SAMPLE,
    Asked,
    asking,
    hidden,
    lenses,
    parts,
    seen,
    shuffled,
    worlds_of_secrets,
)
from tests.graph.analyses.test_coverage_laws import DAY
from tests.graph.analyses.test_question_laws import sentence

STATED = (Basis.LIST_SPLIT, Basis.STATUS)


@dataclass(frozen=True)
class Ground:
    """A map, and what it makes sense to ask about there."""

    contents: Contents
    keys: tuple[str, ...]
    rosters: tuple[str, ...]
    scenarios: tuple[str, ...]


@cache
def sample_door() -> RelationshipMap:
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "ir-map", "a test")
    return door


@cache
def sample_contents() -> Contents:
    snapshot = sample_door().snapshot()
    return Contents(
        snapshot.revision,
        snapshot.settings,
        tuple(snapshot.entities.values()),
        tuple(snapshot.relationships.values()),
        tuple(snapshot.evidence.values()),
        tuple(snapshot.responsibilities.values()),
        marker="1",
    )


@st.composite
def samples(draw: st.DrawFn) -> Ground:
    """The sample, with some of it made secret."""
    keys = ("media", "school-teachers", "education-team", "member-states-representatives")
    rosters = ("focus-states-2017", "everything-named")
    contents = hidden(sample_contents(), draw(st.integers(0, 2**16)), draw(st.sampled_from([0.0, 0.2])))
    return Ground(contents, keys, rosters, SCENARIOS_OF_SAMPLE)


def generated() -> st.SearchStrategy[Ground]:
    keys, rosters = ("press", "members", "alpha", "friends"), ("the-roster", "a-pair", "everything-named")
    return worlds_of_secrets().map(lambda world: Ground(world.contents(), keys, rosters, SCENARIOS))


def nothing_unseen_matters(asked: Asked, ground: Ground, lens: Lenses, data: st.DataObject) -> None:
    earlier = hidden(ground.contents, data.draw(st.integers(0, 99)), 0.3)

    with_secrets = asked.of(ground.contents, lens, earlier)
    assert with_secrets == asked.of(seen(ground.contents, lens.ceiling), lens, seen(earlier, lens.ceiling))


def the_order_of_input_never_matters(asked: Asked, ground: Ground, lens: Lenses, data: st.DataObject) -> None:
    mixed = shuffled(ground.contents, data.draw(st.integers()))

    assert asked.of(mixed, lens) == asked.of(ground.contents, lens)


def no_lens_changes_the_base(asked: Asked, ground: Ground, lens: Lenses, data: st.DataObject) -> None:
    del data
    found = asked.of(ground.contents, lens)
    assume(not isinstance(found, str))
    base = find_roster(MapView(Snapshot.build(seen(ground.contents, lens.ceiling))), asked.given.get("roster"))
    size = len(base.members)

    assert getattr(found, "size", size) == size
    for figures in parts(found, Figures):
        assert figures.firm + figures.hangs + figures.open == size
    for report in parts(found, coverage.CoverageReport):
        assert report.firm + report.hangs + report.open == len(report.rows) == size
        assert {row.subject.key for row in report.rows} == {each.key for each in base.members}
        assert sum(each.count for each in report.states) == size
        assert report.items == base.items


def stated_only_rests_on_nothing_inferred(asked: Asked, ground: Ground, lens: Lenses, data: st.DataObject) -> None:
    del data
    for reason in parts(asked.of(ground.contents, replace(lens, stated_only=True)), Reason):
        for tie in reason.relationships:
            assert tie.certainty is Certainty.STATED or tie.basis in STATED, tie


def nothing_retired_later_counts_before(asked: Asked, ground: Ground, lens: Lenses, data: st.DataObject) -> None:
    lasting = [each for each in ground.contents.relationships if each.validity.end is None]
    assume(lasting)
    tie = data.draw(st.sampled_from(lasting))
    assume(tie.validity.start is None or tie.validity.start.latest < DAY)
    ended = replace(tie, validity=replace(tie.validity, end=FuzzyDate.on(DAY)))
    rest = [each for each in ground.contents.relationships if each is not tie]
    retired = replace(ground.contents, relationships=[*rest, ended])
    before = replace(lens, as_of=DAY - timedelta(days=data.draw(st.integers(0, 400))))

    if asked.question.name == "policy":  # a rule about what ends looks ahead, as horizon does
        asked = replace(asked, given={**asked.given, "text": POLICY_OF_THE_DAY})

    found, known = asked.of(retired, before), asked.of(ground.contents, before)
    assert list(parts(found, Figures)) == list(parts(known, Figures))
    assert sentence(found) == sentence(known)


Law: TypeAlias = Callable[[Asked, Ground, Lenses, st.DataObject], None]
LAWS: tuple[Law, ...] = (
    nothing_unseen_matters,
    the_order_of_input_never_matters,
    no_lens_changes_the_base,
    stated_only_rests_on_nothing_inferred,
    nothing_retired_later_counts_before,
)

LOOK_FURTHER = ("horizon", "owners", "introductions")
"""They look ahead, or tell what holds on other days: what is retired later is part of what they answer."""

every_law = pytest.mark.parametrize(
    ("law", "question"),
    [
        pytest.param(law, question, id=f"{law.__name__}-{question.name}")
        for law in LAWS
        for question in ANALYSES
        if law is not nothing_retired_later_counts_before or question.name not in LOOK_FURTHER
    ],
)
every_question = pytest.mark.parametrize("question", ANALYSES, ids=lambda each: each.name)


@every_law
@settings(max_examples=8, deadline=None)
@given(ground=generated(), lens=lenses(), data=st.data())
def test_on_any_map(law: Law, question: Analysis, ground: Ground, lens: Lenses, data: st.DataObject) -> None:
    law(data.draw(asking(question, ground.keys, ground.rosters, ground.scenarios)), ground, lens, data)


@every_law
@settings(max_examples=2, deadline=None)
@given(ground=samples(), lens=lenses(), data=st.data())
def test_on_the_sample(law: Law, question: Analysis, ground: Ground, lens: Lenses, data: st.DataObject) -> None:
    law(data.draw(asking(question, ground.keys, ground.rosters, ground.scenarios)), ground, lens, data)


@cache
def text_of(document: str) -> str | None:
    return sample_door().text(document)


@every_question
@settings(max_examples=6, deadline=None)
@given(ground=samples(), lens=lenses(), data=st.data())
def test_every_quote_is_in_its_document_at_its_span(
    question: Analysis, ground: Ground, lens: Lenses, data: st.DataObject
) -> None:
    found = data.draw(asking(question, ground.keys, ground.rosters, ground.scenarios)).of(ground.contents, lens)

    for evidence in parts(found, Evidence):
        text = text_of(evidence.document)
        if text is not None and evidence.start is not None:
            assert text[evidence.start : evidence.end] == evidence.quote


@cache
def rewritten() -> tuple[Snapshot, RelationshipMap]:
    """The sample as it was, and the door to it after much of it was amended, retired and removed."""
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "ir-map", "a test")
    before = door.snapshot()
    ties = list(before.relationships.values())
    quoted = {each.subject for each in before.evidence.values()}
    held = {each.relationship for each in before.responsibilities.values()}
    gone = [each for each in ties[::7] if each.key not in quoted | held]
    amended = [each for each in ties[1::5] if each not in gone]
    offices = [each for each in before.entities.values() if each.kind == "office"][::2]
    over = FuzzyDate.read("2016")
    changes: list[Change] = [
        *(Remove(each.table, each.key, each.version) for each in gone),
        *(
            Put(replace(each, purpose="Anew", certainty=Certainty.INFERRED, basis=Basis.ORDER), each.version)
            for each in amended
        ),
        *(
            Put(replace(each, name=f"New {each.name}", validity=replace(each.validity, end=over)), each.version)
            for each in offices
        ),
    ]
    door.apply(ChangeSet(changes=tuple(changes), actor="a test"))
    return before, door


@every_question
@settings(max_examples=5, deadline=None)
@given(lens=lenses(), data=st.data())
def test_as_recorded_before_a_change_the_answer_is_the_one_given_then(
    question: Analysis, lens: Lenses, data: st.DataObject
) -> None:
    asked = data.draw(
        asking(question, ("media", "school-teachers", "education-team"), ("everything-named",), SCENARIOS_OF_SAMPLE)
    )
    assume("revision" not in asked.given)
    before, door = rewritten()
    recorded = replace(lens, recorded_as_of=before.revision.committed_at)

    assert asked.through(door.view(recorded)) == asked.through(MapView(before, lens))
    assert door.snapshot().revision.number == before.revision.number + 1
