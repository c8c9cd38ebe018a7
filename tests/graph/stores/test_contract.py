from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Event

import pytest

from graph.errors import Conflict, KeyReused, Outdated, StoreMismatch, Unusable
from graph.records import (
    BEGINNING,
    TABLES,
    ChangeSet,
    DocumentText,
    Entity,
    LoggedChange,
    MapSettings,
    Put,
    Record,
    Remove,
    Revision,
    SubjectType,
)
from graph.store import GraphStore
from graph.stores import open_store
from graph.when import FuzzyDate, Validity
from tests.graph.stores.grounds import Ground
from tests.graph.stores.moves import (
    A_MAP,
    FULL_ENTITY,
    FULL_EVIDENCE,
    FULL_RELATIONSHIP,
    FULL_RESPONSIBILITY,
    FULL_SETTINGS,
    FULL_TEXT,
    a_change_set,
    everything,
    office,
    records_of,
    tie,
    write,
)

MEDIA = Entity(key="media", kind="stakeholder", name="Media")
PAPER = Entity(key="paper", kind="document", name="A paper")


def facts(error: pytest.ExceptionInfo[Conflict]) -> list[str]:
    return [str(problem) for problem in error.value.problems]


def test_an_empty_store_is_at_the_beginning(store: GraphStore) -> None:
    contents = store.contents()

    assert store.revision() == BEGINNING == contents.revision
    assert contents.settings == MapSettings()
    assert list(records_of(contents)) == []
    assert list(store.changes(0)) == []
    assert store.check() == []


@pytest.mark.parametrize("record", A_MAP, ids=lambda record: f"{record.table} {record.key}")
def test_every_record_is_read_back_with_all_its_fields(store: GraphStore, record: Record) -> None:
    write(store, *A_MAP)

    assert store.get(record.table, [record.key]) == [replace(record, version=1)]


def test_contents_are_what_was_written_without_the_texts(store: GraphStore) -> None:
    revision = write(store, *A_MAP)

    contents = store.contents()

    assert contents.revision == revision
    assert contents.settings == replace(FULL_SETTINGS, version=1)
    assert not contents.moving
    written = {(each.table, each.key): replace(each, version=1) for each in A_MAP if each != FULL_TEXT}
    assert everything(store) == written
    assert len(list(records_of(contents))) == len(written)


def test_a_revision_says_who_when_and_why(store: GraphStore) -> None:
    before = datetime.now(UTC) - timedelta(minutes=1)

    revision = store.apply(a_change_set(office(), idempotency_key="once"))

    assert (revision.number, revision.actor, revision.reason) == (1, "Ada", "a test")
    assert revision.idempotency_key == "once"
    assert before < revision.committed_at < datetime.now(UTC) + timedelta(minutes=1)
    assert revision.committed_at.utcoffset() == timedelta(0)
    assert store.revision() == revision


def test_revisions_are_numbered_without_gaps_and_never_go_back_in_time(store: GraphStore) -> None:
    made = [write(store, office(f"office-{number}")) for number in range(5)]

    assert [each.number for each in made] == [1, 2, 3, 4, 5]
    assert made == sorted(made, key=lambda each: each.committed_at)


def test_revisions_are_found_by_number(store: GraphStore) -> None:
    made = [write(store, office(f"office-{number}")) for number in range(4)]

    assert store.revisions([3, 1, 99, 3]) == [made[0], made[2]]
    assert store.revisions([]) == []


def test_the_log_is_read_in_parts_that_make_the_whole(store: GraphStore) -> None:
    write(store, *A_MAP)
    write(store, office(name="Another", key="another"))
    write(store, Remove("entity", "another", 1), office("third"))
    told = list(store.changes(0))

    assert store.sizes(0, 99) == [(revision, len(changes)) for revision, changes in told]
    assert store.sizes(1, 2) == [(told[1][0], 1)]
    assert store.sizes(3, 9) == []
    for revision, changes in told:
        for start in range(len(changes) + 1):
            for stop in (start, start + 1, start + 3, len(changes)):
                assert store.changes_between(revision.number, start, stop) == changes[start:stop]
    assert store.changes_between(99, 0, 10) == ()


def test_a_change_is_the_next_version(store: GraphStore) -> None:
    write(store, office())

    write(store, Put(office(name="News Office"), 1))

    assert store.get("entity", ["press"]) == [replace(office(name="News Office"), version=2)]


def test_fields_that_are_gone_are_gone(store: GraphStore) -> None:
    write(store, *A_MAP)

    write(store, Put(office(), 1), Put(tie(), 1))

    assert store.get("entity", ["press"]) == [replace(office(), version=2)]
    assert store.get("relationship", ["a-tie"]) == [replace(tie(), version=2)]


def test_a_relationship_may_get_another_type_and_other_ends(store: GraphStore) -> None:
    write(store, office(), MEDIA, PAPER, tie())
    other = replace(tie(source="media", target="paper"), type="CONCERNS")

    write(store, Put(other, 1))

    assert store.get("relationship", ["a-tie"]) == [replace(other, version=2)]


def test_an_entity_may_get_another_kind_and_keeps_its_relationships(store: GraphStore) -> None:
    write(store, *A_MAP)

    write(store, Put(replace(MEDIA, kind="organization"), 1))

    assert store.get("entity", ["media"]) == [replace(MEDIA, kind="organization", version=2)]
    assert store.get("relationship", ["a-tie"]) == [replace(FULL_RELATIONSHIP, version=1)]
    assert store.check() == []


def test_records_that_do_not_exist_are_left_out_and_the_rest_is_ordered_by_key(store: GraphStore) -> None:
    write(store, office("b"), office("a"), office("c"))

    assert [each.key for each in store.get("entity", ["c", "nobody", "a", "c"])] == ["a", "c"]
    assert store.get("relationship", ["a"]) == []
    assert store.get("entity", []) == []


def test_thousands_of_records_are_found_by_their_keys(store: GraphStore) -> None:
    keys = [f"office-{number:04}" for number in range(2_500)]
    write(store, *map(office, keys))

    assert [each.key for each in store.get("entity", reversed(keys))] == keys


def test_the_order_of_changes_does_not_matter(store: GraphStore) -> None:
    write(store, *A_MAP)
    write(
        store,
        Remove("entity", "media", 1),
        Remove("entity", "paper", 1),
        Remove("relationship", "a-tie", 1),
        Remove("evidence", "a-quote", 1),
        Remove("evidence", "another-quote", 1),
        Remove("text", "paper", 1),
        Remove("responsibility", "a-role", 1),
    )

    assert set(everything(store)) == {("entity", "press"), ("map", "map")}


def test_a_relationship_may_leave_an_entity_that_is_removed_in_the_same_change_set(store: GraphStore) -> None:
    write(store, office(), MEDIA, tie())

    write(store, Remove("entity", "media", 1), Put(tie(target="public"), 1), office("public", "Public"))

    assert store.get("relationship", ["a-tie"]) == [replace(tie(target="public"), version=2)]
    assert store.check() == []


def test_what_was_removed_may_be_made_again(store: GraphStore) -> None:
    write(store, office())
    write(store, Remove("entity", "press", 1))

    write(store, office(name="Another"))

    assert store.get("entity", ["press"]) == [replace(office(name="Another"), version=1)]


def test_a_change_set_without_changes_commits_nothing(store: GraphStore) -> None:
    revision = write(store, office())
    marker = store.marker()

    assert write(store) == revision
    assert store.marker() == marker


def test_all_conflicts_are_named_at_once_and_nothing_is_written(store: GraphStore) -> None:
    revision = write(store, office(), MEDIA, tie())
    before = everything(store)

    with pytest.raises(Conflict) as error:
        write(
            store,
            office("new"),
            office(name="Exists already"),
            Put(MEDIA, 7),
            Put(office("nobody"), 2),
            Remove("relationship", "a-tie", 3),
            Remove("entity", "gone", 1),
            FULL_SETTINGS,
        )

    assert facts(error) == [
        "entity 'press': exists already, at version 1 (read it again and repeat the change)",
        "entity 'media': is at version 1; version 7 was expected (read it again and repeat the change)",
        "entity 'nobody': does not exist; version 2 of it was expected (read it again and repeat the change)",
        "relationship 'a-tie': is at version 1; version 3 was expected (read it again and repeat the change)",
        "entity 'gone': does not exist; version 1 of it was expected (read it again and repeat the change)",
    ]
    assert str(error.value).startswith("5 conflicts; nothing was written.\n  entity 'press': exists already")
    assert everything(store) == before
    assert store.revision() == revision


def test_what_records_refer_to_must_exist(store: GraphStore) -> None:
    write(store, office())

    with pytest.raises(Conflict) as error:
        write(
            store,
            tie(target="nobody"),
            replace(FULL_EVIDENCE, subject="no-tie", document="no-paper"),
            replace(FULL_EVIDENCE, key="e2", subject_type=SubjectType.ENTITY, subject="a-tie", document="press"),
            replace(FULL_RESPONSIBILITY, holder="no-holder"),
            DocumentText(key="no-paper", text="..."),
        )

    assert facts(error) == [
        "relationship 'a-tie', target: refers to entity 'nobody', which does not exist",
        "evidence 'a-quote', subject: refers to relationship 'no-tie', which does not exist",
        "evidence 'a-quote', document: refers to entity 'no-paper', which does not exist",
        "evidence 'e2', subject: refers to entity 'a-tie', which does not exist",
        "responsibility 'a-role', holder: refers to entity 'no-holder', which does not exist",
        "text 'no-paper', key: refers to entity 'no-paper', which does not exist",
    ]
    assert store.revision().number == 1


def test_what_is_referred_to_cannot_be_removed(store: GraphStore) -> None:
    write(store, *A_MAP)

    with pytest.raises(Conflict) as error:
        write(store, *(Remove("entity", key, 1) for key in ("press", "media", "paper")))

    assert facts(error) == [
        "entity 'media': is still the subject of evidence 'another-quote' (remove or change the evidence too)",
        "entity 'media': is still the target of relationship 'a-tie' (remove or change the relationship too)",
        "entity 'paper': is still the document of evidence 'a-quote' (remove or change the evidence too)",
        "entity 'paper': is still the document of evidence 'another-quote' (remove or change the evidence too)",
        "entity 'paper': still has a text (remove or change the text too)",
        "entity 'press': is still the source of relationship 'a-tie' (remove or change the relationship too)",
        "entity 'press': is still the holder of responsibility 'a-role' (remove or change the responsibility too)",
    ]


def test_a_relationship_with_evidence_and_responsibilities_cannot_be_removed_alone(store: GraphStore) -> None:
    write(store, *A_MAP)

    with pytest.raises(Conflict) as error:
        write(store, Remove("relationship", "a-tie", 1))

    assert str(error.value) == (
        "2 conflicts; nothing was written.\n"
        "  relationship 'a-tie': is still the subject of evidence 'a-quote' (remove or change the evidence too)\n"
        "  relationship 'a-tie': is still the relationship of responsibility 'a-role' "
        "(remove or change the responsibility too)"
    )


def test_a_record_put_beside_the_removal_of_what_it_refers_to_conflicts(store: GraphStore) -> None:
    write(store, office(), MEDIA, tie())

    with pytest.raises(Conflict) as error:
        write(store, Put(tie(), 1), Remove("entity", "media", 1))

    assert facts(error) == ["relationship 'a-tie', target: refers to entity 'media', which does not exist"]


def test_a_record_stands_in_a_change_set_once(store: GraphStore) -> None:
    with pytest.raises(Conflict) as error:
        write(store, office(), office(name="Another"))

    assert facts(error) == ["entity 'press': stands in the change set twice (say what becomes of it once)"]
    assert store.revision() == BEGINNING


def test_nothing_cannot_be_removed(store: GraphStore) -> None:
    with pytest.raises(Conflict) as error:
        write(store, Remove("entity", "press", 0))

    assert facts(error) == ["entity 'press': does not exist (read it again and repeat the change)"]


def test_there_is_one_map_in_a_store(store: GraphStore) -> None:
    with pytest.raises(Conflict) as error:
        write(store, replace(FULL_SETTINGS, key="second"))

    assert facts(error) == ["map 'second': there is one map, and its key is 'map'"]


def test_the_same_idempotency_key_answers_with_the_first_revision(store: GraphStore) -> None:
    first = store.apply(a_change_set(office(), idempotency_key="once"))
    write(store, MEDIA)

    assert store.apply(a_change_set(office(), idempotency_key="once")) == first
    assert store.apply(a_change_set(office("other"), idempotency_key="once")) == first
    assert store.revision().number == 2
    assert store.get("entity", ["other"]) == []


def test_an_idempotency_key_is_not_used_up_by_a_conflict(store: GraphStore) -> None:
    with pytest.raises(Conflict):
        store.apply(a_change_set(tie(), idempotency_key="once"))

    assert store.apply(a_change_set(office(), idempotency_key="once")).number == 1


def asking(what: str, *changes: Record, key: str = "once") -> ChangeSet:
    things = tuple((each.table, each.key) for each in changes)
    return replace(a_change_set(*changes, idempotency_key=key), asked=what, things=things)


def test_an_idempotency_key_keeps_what_was_asked_and_what_the_answer_is_about(shared_ground: Ground) -> None:
    first = shared_ground.empty().apply(asking("an office", office()))

    again = shared_ground.again()
    assert first.things == (("entity", "press"),)
    assert again.committed_under("once") == first
    assert again.apply(asking("an office", office())) == first
    assert again.committed_under("never") is None


def test_an_idempotency_key_is_refused_for_anything_else(store: GraphStore) -> None:
    store.apply(asking("an office", office()))

    with pytest.raises(KeyReused) as error:
        store.apply(asking("another office", office("other")))

    assert facts(error) == [
        "the idempotency key: 'once' was used for another change in the last 24 hours (take a new key for a new change)"
    ]
    assert store.revision().number == 1


def test_an_idempotency_key_is_free_again_after_a_day(store: GraphStore) -> None:
    records, [(past, changes)] = a_past_of(datetime.now(UTC) - timedelta(hours=24, minutes=1))
    store.restore(records, [(past, changes)])

    assert store.committed_under("once") is None
    assert store.apply(asking("another office", office("other"))).number == 2
    assert store.committed_under("once") == store.revision()


def test_an_idempotency_key_is_kept_for_a_day_wherever_the_map_is_restored(store: GraphStore) -> None:
    records, [(past, changes)] = a_past_of(datetime.now(UTC) - timedelta(hours=23, minutes=59))
    store.restore(records, [(past, changes)])

    assert store.committed_under("once") == past
    assert past.asked == "an office"


def test_of_many_that_ask_the_same_under_one_key_one_writes(store: GraphStore) -> None:
    barrier = Barrier(8)

    def ask(_: int) -> Revision:
        barrier.wait()
        return store.apply(asking("an office", office()))

    with ThreadPoolExecutor(8) as pool:
        assert {revision.number for revision in pool.map(ask, range(8))} == {1}
    assert store.get("entity", ["press"])[0].version == 1


def test_a_change_set_based_on_an_older_revision_is_outdated(store: GraphStore) -> None:
    write(store, office())
    write(store, MEDIA)

    with pytest.raises(Outdated) as error:
        store.apply(replace(a_change_set(office("other")), based_on=1))

    assert facts(error) == [
        "the map: is at revision 2; the change set rests on revision 1 (read it again and repeat the change)"
    ]
    assert store.apply(replace(a_change_set(office("other")), based_on=2)).number == 3


def test_the_change_log_tells_before_and_after(store: GraphStore) -> None:
    first = write(store, office(), MEDIA)
    second = write(store, Put(office(name="News Office"), 1), Remove("entity", "media", 1))
    old, new = replace(office(), version=1), replace(office(name="News Office"), version=2)
    media = replace(MEDIA, version=1)

    assert list(store.changes(0)) == [
        (
            first,
            (
                LoggedChange(revision=1, table="entity", key="press", before=None, after=old),
                LoggedChange(revision=1, table="entity", key="media", before=None, after=media),
            ),
        ),
        (
            second,
            (
                LoggedChange(revision=2, table="entity", key="press", before=old, after=new),
                LoggedChange(revision=2, table="entity", key="media", before=media, after=None),
            ),
        ),
    ]
    assert [revision for revision, _ in store.changes(1)] == [second]
    assert list(store.changes(2)) == []


def test_every_record_stands_in_the_change_log_with_all_its_fields(store: GraphStore) -> None:
    write(store, *A_MAP)

    ((_, changes),) = store.changes(0)

    assert [change.after for change in changes] == [replace(record, version=1) for record in A_MAP]


def test_a_record_has_a_history(store: GraphStore) -> None:
    write(store, office(), MEDIA)
    write(store, Put(office(name="News Office"), 1))
    write(store, Put(MEDIA, 1))
    write(store, Remove("entity", "press", 2))

    history = store.history("entity", "press")

    assert [(change.revision, change.after.version if change.after else None) for change in history] == [
        (1, 1),
        (2, 2),
        (4, None),
    ]
    assert store.history("relationship", "press") == []
    assert store.history("entity", "nobody") == []


def test_reading_the_change_log_does_not_keep_others_from_writing(store: GraphStore) -> None:
    write(store, office())
    log = store.changes(0)
    next(log)

    write(store, MEDIA)

    assert [revision.number for revision, _ in log] == [2]


def test_the_marker_moves_with_every_commit_and_with_nothing_else(store: GraphStore) -> None:
    markers = [store.marker()]
    for number in range(3):
        write(store, office(f"office-{number}"))
        markers.append(store.marker())
    with pytest.raises(Conflict):
        write(store, office("office-0"))
    store.contents()
    store.check()

    assert len(set(markers)) == 4
    assert store.marker() == markers[-1] == store.contents().marker


def test_the_marker_moves_when_somebody_else_commits(shared_ground: Ground) -> None:
    mine = shared_ground.empty()
    theirs = shared_ground.again()
    marker = mine.marker()

    revision = write(theirs, office())

    assert mine.marker() != marker
    assert mine.revision() == revision
    assert mine.contents().revision == revision
    assert [each for each, _ in mine.changes(0)] == [revision]


def test_everything_survives_a_restart(shared_ground: Ground) -> None:
    store = shared_ground.empty()
    revision = store.apply(a_change_set(*A_MAP, idempotency_key="once"))
    before = everything(store), store.get("text", ["paper"]), list(store.changes(0))
    store.close()

    store = shared_ground.again()

    assert (everything(store), store.get("text", ["paper"]), list(store.changes(0))) == before
    assert store.apply(a_change_set(*A_MAP, idempotency_key="once")) == revision
    assert store.check() == []


@pytest.mark.parametrize(
    "text",
    [
        "Ünïcödé, 中文, العربية, 🙂, e\u0301",
        "line\nline\r\nline\ttab",
        "\x00\x01\x1b[31m\x7f\u2028\u202e\ufeff",
        "'; DROP TABLE entity; --",
        '{"json": "$[0]"} \\ " %s {0} $x `MATCH (n)`',
        " leading and trailing ",
        "",
        "x" * 200_000,
    ],
    ids=["languages", "lines", "control characters", "sql", "quotes", "spaces", "empty", "long"],
)
def test_any_text_is_kept_to_the_letter(store: GraphStore, text: str) -> None:
    entity = replace(FULL_ENTITY, name=text, aliases=(text, text), note=text, properties={"reason": text})
    document = DocumentText(key="press", text=text)

    write(store, entity, document, replace(MEDIA, validity=Validity(text=text)))

    assert store.get("entity", ["press"]) == [replace(entity, version=1)]
    assert store.get("entity", ["media"])[0] == replace(MEDIA, validity=Validity(text=text), version=1)
    assert store.get("text", ["press"]) == [replace(document, version=1)]
    assert store.history("text", "press")[0].after == replace(document, version=1)


SINGLE_DATES = "2017 2017-06 2017-06-12 2017-12~ 2017? 2017-02% 201X 20XX 2017-XX 2017-06-XX 0001 9999-12-31"
OPEN_DATES = "/2015 2015/ / 2017-06/2017-08"


@pytest.mark.parametrize("edtf", [*SINGLE_DATES.split(), *OPEN_DATES.split()])
def test_fuzzy_dates_are_as_exact_as_they_were(store: GraphStore, edtf: str) -> None:
    when = Validity(start=FuzzyDate.read(edtf)), Validity(end=FuzzyDate.read(edtf))
    write(store, *(replace(office(f"office-{number}"), validity=each) for number, each in enumerate(when)))

    assert [each.validity for each in store.contents().entities] == list(when)


def test_names_are_not_told_apart_by_anything_but_their_letters(store: GraphStore) -> None:
    keys = ["straße", "strasse", "STRASSE", "e\u0301", "\u00e9", "a b"]
    write(store, *map(office, keys))

    assert [each.key for each in store.get("entity", keys)] == sorted(keys)


def test_of_many_writers_with_the_same_expectation_one_wins(store: GraphStore) -> None:
    write(store, office())

    assert winners_of(100, [store]) == 1
    assert store.get("entity", ["press"])[0].version == 2
    assert store.revision().number == 2


def test_of_many_writers_in_two_processes_one_wins(shared_ground: Ground) -> None:
    stores = [shared_ground.empty(), shared_ground.again()]
    write(stores[0], office())

    assert winners_of(100, stores) == 1
    assert [each.revision().number for each in stores] == [2, 2]


def winners_of(count: int, stores: list[GraphStore]) -> int:
    start = Barrier(count)

    def race(number: int) -> bool:
        start.wait()
        try:
            write(stores[number % len(stores)], Put(office(name=f"Named by {number}"), 1))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(count) as threads:
        return sum(threads.map(race, range(count)))


def test_writers_who_try_again_lose_no_change(shared_ground: Ground) -> None:
    stores = [shared_ground.empty(), shared_ground.again()]
    write(stores[0], replace(office(), properties={"number": 0}))

    def add_one(number: int) -> None:
        store = stores[number % 2]
        while True:
            entity = store.get("entity", ["press"])[0]
            assert isinstance(entity, Entity)
            raised = replace(entity, properties={"number": int(entity.properties["number"]) + 1})
            try:
                write(store, Put(raised, entity.version))
            except Conflict:
                continue
            return

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_one, range(40)))

    (entity,) = stores[0].contents().entities
    assert (entity.properties["number"], entity.version) == (40, 41)


def test_an_end_is_not_removed_while_a_relationship_to_it_is_made(shared_ground: Ground) -> None:
    stores = [shared_ground.empty(), shared_ground.again()]
    rounds = range(10)
    for number in rounds:
        write(stores[0], office(f"source-{number}"), office(f"target-{number}"))

    def tried(store: GraphStore, *changes: Remove | Record) -> bool:
        try:
            write(store, *changes)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        for number in rounds:
            made = tie(f"tie-{number}", f"source-{number}", f"target-{number}")
            tying = threads.submit(tried, stores[0], made)
            removing = threads.submit(tried, stores[1], Remove("entity", f"target-{number}", 1))
            assert tying.result() != removing.result()

    assert stores[0].check() == []


def test_readers_see_whole_revisions_while_others_write(shared_ground: Ground) -> None:
    writing, reading = shared_ground.empty(), shared_ground.again()
    write(writing, office("a", "0"), office("b", "0"))
    done = Event()

    def rename() -> None:
        for number in range(1, 30):
            write(writing, Put(office("a", str(number)), number), Put(office("b", str(number)), number))
        done.set()

    def read() -> int:
        seen = 0
        while not done.is_set() or not seen:
            contents = reading.contents()
            if not contents.moving:
                names = {entity.name for entity in contents.entities}
                assert names == {str(contents.revision.number - 1)}
                seen += 1
        return seen

    with ThreadPoolExecutor(3) as threads:
        readers = [threads.submit(read) for _ in range(2)]
        threads.submit(rename).result()
        assert all(reader.result() for reader in readers)


def test_a_map_is_restored_with_its_versions_and_history(store: GraphStore) -> None:
    records, history = a_past()

    assert store.restore(records, history) == history[-1][0]

    assert list(store.changes(0)) == history
    assert sorted(everything(store)) == sorted((each.table, each.key) for each in records if each.table != "text")
    assert all(store.get(each.table, [each.key]) == [each] for each in records)
    assert store.check() == []


def test_a_restored_map_goes_on_where_it_was(store: GraphStore) -> None:
    store.restore(*a_past())

    assert store.apply(a_change_set(office("late"), idempotency_key="once")).number == 1
    assert write(store, Put(office(), 2)).number == 3
    assert store.get("entity", ["press"])[0].version == 3


def test_only_an_empty_store_is_restored(store: GraphStore) -> None:
    write(store, office())

    with pytest.raises(StoreMismatch, match=r", at revision 1\. Restore into "):
        store.restore(*a_past())

    assert [each.key for each in store.contents().entities] == ["press"]


def test_what_refers_to_nothing_is_not_restored(store: GraphStore) -> None:
    records, history = a_past()

    with pytest.raises(Conflict) as error:
        store.restore([each for each in records if each.key != "media"], history)

    assert facts(error) == [
        "relationship 'a-tie', target: refers to entity 'media', which does not exist",
        "evidence 'another-quote', subject: refers to entity 'media', which does not exist",
    ]
    assert store.revision() == BEGINNING
    assert list(store.changes(0)) == []


def a_past_of(at: datetime) -> tuple[list[Record], list[tuple[Revision, tuple[LoggedChange, ...]]]]:
    source = open_store("sqlite://")
    source.apply(asking("an office", office()))
    [(revision, changes)] = source.changes(0)
    records = source.get("entity", ["press"])
    source.close()
    return records, [(replace(revision, committed_at=at), changes)]


def a_past() -> tuple[list[Record], list[tuple[Revision, tuple[LoggedChange, ...]]]]:
    source = open_store("sqlite://")
    source.apply(a_change_set(*A_MAP, office("passing"), idempotency_key="once"))
    write(source, Put(replace(FULL_ENTITY, name="News Office"), 1), Remove("entity", "passing", 1))
    keys = [each.key for each in A_MAP]
    records = [record for table in TABLES for record in source.get(table, keys)]
    history = list(source.changes(0))
    source.close()
    return records, history


def test_a_store_says_what_it_is(store: GraphStore) -> None:
    info = store.info()

    assert info.kind
    assert info.version
    assert info.address


def test_making_a_store_ready_twice_changes_nothing(store: GraphStore) -> None:
    write(store, *A_MAP)
    marker = store.marker()

    store.migrate()

    assert store.marker() == marker
    assert store.check() == []


def test_a_backup_does_not_replace_a_file(store: GraphStore, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("precious")

    with pytest.raises(Unusable, match=r"taken exists\. Name a new file\."):
        store.backup(taken)

    assert taken.read_text() == "precious"
