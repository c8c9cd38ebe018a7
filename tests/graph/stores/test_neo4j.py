import inspect
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from graph.codec import to_plain
from graph.doctor import examine
from graph.errors import Conflict, StoreMismatch, StoreUnavailable
from graph.ontology import ONTOLOGY
from graph.records import BEGINNING, Certainty, Entity, LoggedChange, Put, Relationship, Remove, Sensitivity
from graph.store import Finding
from graph.stores import open_store
from graph.stores.neo4j import Neo4jStore, cypher, log, names, rows, writing
from graph.stores.neo4j.line import Server
from graph.stores.neo4j.schema import MIGRATIONS, Migration
from scripts.neo4j_server import USERNAME, Neo4jServer
from tests.graph.stores.moves import A_MAP, a_change_set, everything, office, records_of, tie, write
from tests.neo4j_servers import driver_of, empty, running

pytestmark = pytest.mark.neo4j

MEDIA = Entity(key="media", kind="stakeholder", name="Media")
ADOPT = "`sociogram doctor --adopt` brings it onto the map"


@pytest.fixture(params=["5.26", "2026"])
def server(request: pytest.FixtureRequest) -> Neo4jServer:
    """A server of each release, its database empty."""
    made = running(request.config, request.param)
    empty(made)
    return made


@pytest.fixture
def store(server: Neo4jServer) -> Iterator[Neo4jStore]:
    with closing(opened(server)) as made:
        yield made


def opened(server: Neo4jServer) -> Neo4jStore:
    store = Neo4jStore(server.url, username=USERNAME, password=server.password)
    store.migrate()
    return store


def by_hand(server: Neo4jServer, statement: str, **values: Any) -> list[list[Any]]:
    """What somebody does in Neo4j Browser."""
    with driver_of(server) as driver:
        return [record.values() for record in driver.execute_query(statement, values, database_="neo4j").records]


def test_people_see_typed_edges_with_dates_they_can_query(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, *A_MAP)

    found = by_hand(
        server,
        "MATCH (o:Office)-[r:ENGAGES]->(s:Stakeholder) WHERE r.end_latest > date('2019-01-01') "
        "RETURN o.name, o.unit_type, s.name, r.key, r.start, toString(r.start_earliest), r.end, r.certainty, "
        "r.sensitivity",
    )

    bounds = ["2017-12~", "2017-12-01", "/2019"]
    assert found == [["Press Office", "team", "Media", "a-tie", *bounds, "inferred", "public"]]


def test_a_node_beside_each_edge_carries_evidence_and_responsibilities(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, *A_MAP)

    found = by_hand(
        server,
        "MATCH (s)<-[:SOURCE]-(n:Relationship {key: 'a-tie'})-[:TARGET]->(t), (n)-[e:EVIDENCED_BY]->(d:Document), "
        "(h)-[r:RESPONSIBLE]->(n) RETURN s.key, t.key, n.type, e.quote, d.key, h.key, r.role",
    )

    assert found == [["press", "media", "ENGAGES", "The office informs the media.", "paper", "press", "deputy"]]


def test_every_statement_can_be_pasted_into_a_console(server: Neo4jServer, store: Neo4jStore) -> None:
    arguments = {"type_": "ENGAGES", "label": "Office", "of": "Entity", "lock": True, "table": "entity"}
    needless = {"packed", "as_text", "others", "assigned", "unique_node", "unique_edge", "node_index"}
    with driver_of(server) as driver:
        for name, statement in inspect.getmembers(cypher, inspect.isfunction):
            if statement.__module__ != cypher.__name__ or name in needless:
                continue
            wanted = [
                each.name for each in inspect.signature(statement).parameters.values() if each.default is each.empty
            ]
            text = statement(**{each: arguments[each] for each in wanted})
            driver.execute_query(f"EXPLAIN {text}", database_="neo4j")


def test_nothing_of_the_ontology_is_called_as_the_store_calls_its_own() -> None:
    properties = {each.name for kind in ONTOLOGY.kinds for each in kind.properties}
    properties |= {each.name for type_ in ONTOLOGY.types for each in type_.properties}

    assert not properties & rows.RESERVED
    assert not set(names.LABELS.values()) & set(names.OWN_LABELS)
    assert len(names.KINDS) == len(ONTOLOGY.kinds)
    assert not set(names.TYPES) & {names.EVIDENCED_BY, names.RESPONSIBLE, names.SOURCE, names.TARGET}


def test_a_property_may_be_called_as_a_field_all_the_same(store: Neo4jStore) -> None:
    odd = replace(office(), properties={"key": "a", "start": "b", "property_key": "c", "i": 4})

    write(store, odd)

    assert store.get("entity", ["press"]) == [replace(odd, version=1)]


def test_a_server_that_is_not_there_is_an_error_within_four_seconds() -> None:
    with closing(Neo4jStore("bolt://127.0.0.1:9", username="neo4j", password="secret-word")) as store:
        began = time.monotonic()
        with pytest.raises(StoreUnavailable) as error:
            store.migrate()

    assert time.monotonic() - began < 4
    assert str(error.value) == (
        "Neo4j at bolt://127.0.0.1:9 does not answer. Check that it runs and can be reached; "
        "what was acknowledged is kept."
    )


def test_a_server_that_hangs_is_an_error_within_four_seconds_and_is_used_again(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, office())
    assert server.pid
    os.kill(server.pid, signal.SIGSTOP)
    try:
        waits = [seconds_until_unavailable(store.marker), seconds_until_unavailable(lambda: write(store, MEDIA))]
        given_up = [each for each in threading.enumerate() if each.name == "neo4j"]
    finally:
        os.kill(server.pid, signal.SIGCONT)
    for thread in given_up:  # what was not acknowledged may be written all the same, not in the midst of another test
        thread.join(60)

    assert max(waits) < 4
    assert not any(thread.is_alive() for thread in given_up)
    assert store.get("entity", ["press"])


def seconds_until_unavailable(work: Any) -> float:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        work()
    return time.monotonic() - began


def test_what_was_acknowledged_survives_kill_9_of_the_server(server: Neo4jServer, store: Neo4jStore) -> None:
    acknowledged: list[str] = []

    def write_on() -> None:
        for number in range(10_000):
            try:
                write(store, office(f"office-{number}"))
            except StoreUnavailable:
                return
            acknowledged.append(f"office-{number}")

    writer = threading.Thread(target=write_on)
    writer.start()
    while len(acknowledged) < 30 and writer.is_alive():
        time.sleep(0.01)
    server.crash()
    writer.join()
    server.start()

    assert {each.key for each in store.contents().entities} >= set(acknowledged)
    assert store.revision().number in (len(acknowledged), len(acknowledged) + 1)
    assert store.check() == []


@pytest.mark.parametrize(
    ("password", "words"),
    [("wrong-secret", "Neo4j at {} refuses the user name or password. Check SOCIOGRAM_STORE_USERNAME and ")],
)
def test_a_wrong_password_is_told_without_showing_it(server: Neo4jServer, password: str, words: str) -> None:
    store = Neo4jStore(server.url, username=USERNAME, password=password)
    with closing(store), pytest.raises(StoreMismatch) as error:
        store.migrate()

    assert str(error.value) == words.format(server.url) + "SOCIOGRAM_STORE_PASSWORD."
    seen: BaseException | None = error.value
    while seen:
        assert password not in f"{seen!r} {seen}"
        seen = seen.__cause__
    assert password not in repr(Server(server.url, USERNAME, password, "neo4j"))


@pytest.mark.parametrize(
    ("username", "words"),
    [
        (None, "asks for a user name, and none was given. Set SOCIOGRAM_STORE_USERNAME and SOCIOGRAM_STORE_PASSWORD."),
        (
            USERNAME,
            "asks for a password, and none was given. Set SOCIOGRAM_STORE_PASSWORD or SOCIOGRAM_STORE_PASSWORD_FILE.",
        ),
    ],
)
def test_what_was_not_given_is_not_called_wrong(server: Neo4jServer, username: str | None, words: str) -> None:
    with pytest.raises(StoreMismatch) as error:
        open_store(server.url, username=username)

    assert str(error.value) == f"Neo4j at {server.url} {words}"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_host_that_nobody_knows_is_told(scheme: str) -> None:
    with pytest.raises(StoreUnavailable) as error:
        open_store(f"{scheme}://nowhere.invalid:7687")

    assert str(error.value) == (
        f"The host in {scheme}://nowhere.invalid:7687 is not known here. "
        "Check how it is written, and that it can be looked up."
    )


def test_a_database_that_is_not_there_is_told(server: Neo4jServer) -> None:
    with pytest.raises(StoreMismatch, match=r"has no such database\. Check SOCIOGRAM_STORE_DATABASE\."):
        open_store(server.url, username=USERNAME, password=server.password, database="elsewhere")


# Change sets too large for one transaction


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes more than ten changes is large."""
    monkeypatch.setattr(log, "PART_CHANGES", 10)
    monkeypatch.setattr(writing, "PART_CHANGES", 10)


def a_large_change() -> list[Put | Remove]:
    """Fifty-two changes to :data:`A_MAP`: new, amended and removed records."""
    return [
        *(Put(office(f"office-{number}"), 0) for number in range(25)),
        *(Put(tie(f"tie-{number}", f"office-{number}", "media"), 0) for number in range(24)),
        Put(replace(MEDIA, name="The media"), 1),
        Remove("relationship", "a-tie", 1),
        Remove("responsibility", "a-role", 1),
        Remove("evidence", "a-quote", 1),
    ]


def dies_while_writing(server: Neo4jServer, where: str) -> None:
    """Have another process write the large change, and kill it *where* the statement says."""
    script = f"""
        import os, signal
        from graph.stores.neo4j import Neo4jStore, log, writing
        from tests.graph.stores.moves import a_change_set
        from tests.graph.stores.test_neo4j import a_large_change

        log.PART_CHANGES = writing.PART_CHANGES = 10
        calls = []

        def deadly(work):
            def run(*arguments, **named):
                if len(calls) == 2:
                    os.kill(os.getpid(), signal.SIGKILL)
                calls.append(work)
                return work(*arguments, **named)
            return run

        {where} = deadly({where})
        store = Neo4jStore({server.url!r}, username="neo4j", password={server.password!r})
        store.apply(a_change_set(*a_large_change(), idempotency_key="large"))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert done.returncode == -signal.SIGKILL


def test_a_large_change_set_is_whole(store: Neo4jStore, small_parts: None) -> None:
    write(store, *A_MAP)

    made = store.apply(a_change_set(*a_large_change(), idempotency_key="large"))

    assert (made.number, store.revision()) == (2, made)
    assert store.apply(a_change_set(office("other"), idempotency_key="large")) == made
    found = everything(store)
    assert len(found) == 5 + 25 + 24
    assert found["entity", "media"] == replace(MEDIA, name="The media", version=2)
    [_, (_, second)] = list(store.changes(0))
    assert [each.key for each in second] == [
        each.key if isinstance(each, Remove) else each.record.key for each in a_large_change()
    ]
    assert store.check() == []


def test_all_conflicts_of_a_large_change_set_are_named_and_nothing_is_written(
    store: Neo4jStore, small_parts: None
) -> None:
    write(store, MEDIA)

    with pytest.raises(Conflict) as error:
        store.apply(a_change_set(*a_large_change()))

    assert len(error.value.problems) == 3
    assert list(store.contents().entities) == [replace(MEDIA, version=1)]
    assert store.check() == []


def test_nobody_sees_what_a_writer_left_that_was_killed_before_it_committed(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, *A_MAP)
    before = everything(store)

    dies_while_writing(server, "writing.Drafts.add")

    assert store.revision().number == 1
    assert everything(store) == before
    assert len(list(store.changes(0))) == 1
    assert [each.fact for each in store.check()] == [
        "2 parts of a change set that is being written, or whose writer died."
    ]
    with closing(opened(server)):
        assert store.check() != []  # it may be alive: it wrote a moment ago
    by_hand(server, "MATCH (d:SociogramDraft) SET d.written_at = d.written_at - duration({hours: 1})")
    with closing(opened(server)):
        assert store.check() == []


def test_everybody_sees_all_of_what_a_writer_committed_that_was_killed_before_it_was_done(
    server: Neo4jServer, store: Neo4jStore, small_parts: None
) -> None:
    write(store, *A_MAP)

    dies_while_writing(server, "writing.put_steps")

    assert store.revision().number == 2
    found = everything(store)
    assert len(found) == 5 + 25 + 24
    assert found["entity", "media"] == replace(MEDIA, name="The media", version=2)
    assert store.get("relationship", ["a-tie"]) == []
    assert store.get("entity", ["media"]) == [found["entity", "media"]]
    assert by_hand(server, "MATCH (r:SociogramDue) RETURN count(r) > 0") == [[True]]

    write(store, Put(replace(MEDIA, name="Media again"), 2))

    assert by_hand(server, "MATCH (r:SociogramDue) RETURN count(r)") == [[0]]
    assert everything(store) == found | {("entity", "media"): replace(MEDIA, name="Media again", version=3)}
    assert store.check() == []


def test_opening_the_store_finishes_what_was_committed(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, *A_MAP)
    dies_while_writing(server, "writing.put_steps")
    found = everything(store)

    server.crash()
    server.start()

    with closing(opened(server)) as again:
        assert everything(again) == found
        assert again.check() == []


# Other tools


def test_an_edge_made_by_hand_is_read_with_a_key_of_its_ends_and_type(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, office(), MEDIA)
    for _ in range(2):
        by_hand(
            server,
            "MATCH (o:Office), (m:Stakeholder) "
            "CREATE (o)-[:ENGAGES {role: 'mandated', start: '2017', weight: 2.5, note: 7}]->(m)",
        )

    found = list(store.contents().relationships)

    assert [each.key for each in found] == ["press--engages--media", "press--engages--media-2"]
    assert {(each.role, str(each.validity.start), each.note, each.version) for each in found} == {
        ("mandated", "2017", "7", 1)
    }
    assert found[0].properties == {"weight": "2.5"}


def test_edges_made_by_hand_are_adopted_under_the_keys_they_were_read_with(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, office(), MEDIA)
    by_hand(
        server,
        "MATCH (o:Office), (m:Stakeholder) UNWIND ['mandated', 'assisting', 'informed'] AS role "
        "CREATE (o)-[:ENGAGES {role: role}]->(m)",
    )

    read = {each.key: each.role for each in store.contents().relationships}
    store.adopt("Ada")

    assert sorted(read) == ["press--engages--media", "press--engages--media-2", "press--engages--media-3"]
    assert {each.key: each.role for each in store.contents().relationships} == read


def test_a_key_that_another_tool_wrote_and_that_is_none_is_told_and_mended(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, *A_MAP)
    by_hand(
        server,
        "MATCH (o:Office), (m:Stakeholder) CREATE (o)-[:TARGETS {key: 'Press.TARGETS.media'}]->(m), "
        "(p:Entity:Person {key: 'Ada Lovelace', name: 'Ada'})-[:BELONGS_TO {key: 7}]->(o) SET m.key = 'The Media'",
    )
    known = store.contents()
    store.record_outside([], known.revision)
    mend = "`sociogram doctor --adopt` gives it another"
    not_kebab = {each.place: each.mend for each in examine(store) if each.fact == "The key is not kebab-case."}
    assert not_kebab == dict.fromkeys(
        (
            "entity 'Ada Lovelace', key",
            "entity 'The Media', key",
            "relationship 'Press.TARGETS.media', key",
        ),
        mend,
    )

    assert store.adopt("Ada")

    assert store.check() == []
    kept = {key for _, key in everything(store)}
    assert kept >= {
        "ada-lovelace",
        "the-media",
        "ada-lovelace--belongs-to--press",
        "press--targets--the-media",
        "a-tie",
    }
    assert {each.subject for each in store.contents().evidence} >= {"a-tie"}
    assert store.adopt("Ada") is None


def test_as_many_nodes_of_one_name_as_you_like_get_keys(server: Neo4jServer, store: Neo4jStore) -> None:
    by_hand(server, "UNWIND range(1, 120) AS n CREATE (:Topic {name: 'Вода'})")

    store.adopt("Ada")

    assert {key for _, key in everything(store)} == {"topic", *(f"topic-{number}" for number in range(2, 121))}


def test_what_was_made_by_hand_is_adopted(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, office())
    by_hand(
        server,
        "MATCH (o:Office) CREATE (o)-[:ENGAGES {role: 'mandated'}]->(m:Stakeholder {name: 'The Media'}), "
        "(m)<-[:TARGETS]-(o), (:Office {name: 'Press'}), (:Stakeholder:Entity {key: 'states', name: 'States'})",
    )
    assert {(each.fact, each.mend) for each in store.check()} >= {("Another tool made this node.", ADOPT)}

    made = store.adopt("Ada")

    assert made
    assert (made.number, made.actor) == (2, "Ada")
    assert store.check() == []
    assert sorted(everything(store)) == [
        ("entity", "press"),
        ("entity", "press-2"),
        ("entity", "states"),
        ("entity", "the-media"),
        ("relationship", "press--engages--the-media"),
        ("relationship", "press--targets--the-media"),
    ]
    assert {each.after.version for _, changes in store.changes(1) for each in changes if each.after} == {1}
    assert store.adopt("Ada") is None
    [edge] = store.get("relationship", ["press--engages--the-media"])
    assert isinstance(edge, Relationship)
    write(store, Put(replace(edge, role="assisting"), 1))


def test_any_number_of_one_name_is_adopted(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, office())
    by_hand(server, "UNWIND range(1, 250) AS i CREATE (:Stakeholder {name: 'Media'})")
    by_hand(server, "MATCH (o:Office), (m:Stakeholder) CREATE (o)-[:ENGAGES {role: 'mandated'}]->(m)")
    by_hand(server, "MATCH (o:Office), (m:Stakeholder) CREATE (o)-[:ENGAGES {role: 'assisting'}]->(m)")

    assert store.adopt("Ada")

    assert store.check() == []
    assert {f"media-{number}" for number in range(2, 251)} | {"media", "press"} == {
        each.key for each in store.contents().entities
    }
    assert len(list(store.contents().relationships)) == 500


def test_an_edit_by_another_tool_moves_the_marker_and_becomes_a_change_set(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, *A_MAP)
    before = store.contents()
    known = list(records_of(before))
    assert store.record_outside(known, before.revision) is None
    assert store.marker() == before.marker

    by_hand(server, "MATCH (o:Office)-[r:ENGAGES]->() SET o.name = 'News Office', r.start = '2018-02'")
    by_hand(server, "MATCH ()-[e:EVIDENCED_BY {key: 'another-quote'}]->() DELETE e")

    assert store.marker() != before.marker
    made = store.record_outside(known, before.revision)
    assert made
    assert (made.number, made.actor) == (2, "outside")
    [(_, changes)] = list(store.changes(1))
    assert [(each.table, each.key, each.after.version if each.after else 0) for each in changes] == [
        ("evidence", "another-quote", 0),
        ("entity", "press", 2),
        ("relationship", "a-tie", 2),
    ]
    assert by_hand(server, "MATCH ()-[r:ENGAGES]->() RETURN toString(r.start_earliest)") == [["2018-02-01"]]
    assert store.check() == []


def test_what_lost_an_end_is_dropped_and_reported(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, *A_MAP)

    by_hand(server, "MATCH ()-[r:ENGAGES]->() DELETE r")

    assert sorted(everything(store)) == [
        ("entity", "media"),
        ("entity", "paper"),
        ("entity", "press"),
        ("evidence", "another-quote"),
        ("map", "map"),
    ]
    gone = "It is gone, and the change log does not say why."
    assert store.check() == [
        Finding("The node of the relationship and its edge do not agree.", "a-tie", ADOPT),
        Finding(gone, "responsibility 'a-role'", ADOPT),
        Finding(gone, "evidence 'a-quote'", ADOPT),
        Finding(gone, "relationship 'a-tie'", ADOPT),
    ]
    store.adopt("Ada")
    assert store.check() == []


def test_a_lost_node_is_made_again(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, *A_MAP)
    by_hand(server, "MATCH (n:Relationship) DETACH DELETE n")

    store.adopt("Ada")

    assert store.check() == []
    assert by_hand(server, "MATCH (:Office)<-[:SOURCE]-(n:Relationship)-[:TARGET]->(:Stakeholder) RETURN n.key") == [
        ["a-tie"]
    ]


def test_nodes_and_edges_that_the_map_does_not_know_are_passed_over_and_reported(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, office(), MEDIA)
    by_hand(server, "MATCH (o:Office), (m:Stakeholder) CREATE (o)-[:LIKES]->(m), (:Spaceship)-[:LIKES]->(o), (:Entity)")

    assert sorted(everything(store)) == [("entity", "media"), ("entity", "press")]
    assert [(each.fact, each.place) for each in store.check()][::2] == [
        ("1 nodes have no label that the map knows.", "Spaceship"),
        ("1 edges between entities have a type that the map does not know.", "LIKES"),
    ]


def test_what_cannot_be_read_stays_as_the_log_has_it(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, *A_MAP)
    before = everything(store)
    by_hand(
        server,
        "MATCH (o:Office)-[r:ENGAGES]->(), ()-[e:EVIDENCED_BY {key: 'a-quote'}]->(), ()-[h:RESPONSIBLE]->() "
        "SET o.start = 'soon', o.certainty = 3, o.aliases = 'x', o.sensitivity = 'secret', r.end = '2017-13-99', "
        "r.precision = 'vague', e.start = 'here', e.contradicts = 'perhaps', h.role = 'boss'",
    )

    assert everything(store) == before
    assert store.get("responsibility", ["a-role"]) == [before["responsibility", "a-role"]]
    assert store.adopt("Ada") is None
    assert {each.place for each in store.check()} == {
        "entity 'press', start",
        "entity 'press', certainty",
        "entity 'press', aliases",
        "entity 'press', sensitivity",
        "relationship 'a-tie', end",
        "relationship 'a-tie', precision",
        "evidence 'a-quote', start",
        "evidence 'a-quote', contradicts",
        "responsibility 'a-role', role",
    }


def test_values_that_make_no_sense_are_told_with_what_the_map_has_and_with_the_mend(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, office(), MEDIA, tie())
    by_hand(server, "MATCH ()-[r:ENGAGES]->() SET r.start = 'soon', r.sensitivity = 'secret'")

    assert store.check() == [
        Finding(
            "'soon' is no date; the map has none there.",
            "relationship 'a-tie', start",
            "write a date such as 2017, 2017-06 or 2017-06-30 there in Neo4j, and the map takes it over",
        ),
        Finding(
            "'secret' is no sensitivity; the map has 'internal' there.",
            "relationship 'a-tie', sensitivity",
            "write public, internal, restricted or confidential there in Neo4j, and the map takes it over",
        ),
    ]


def test_a_list_is_no_level(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, *A_MAP)
    before = everything(store)
    by_hand(server, "MATCH (o:Office) SET o.sensitivity = ['public'], o.certainty = [1, 2]")

    assert everything(store) == before
    assert store.adopt("Ada") is None
    assert [each.fact for each in store.check()] == [
        "'a list' is no certainty; the map has 'inferred' there.",
        "'a list' is no sensitivity; the map has 'confidential' there.",
    ]


def test_other_edits_of_a_record_are_logged_and_what_cannot_be_read_stays_as_typed(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, *A_MAP)
    by_hand(
        server,
        "MATCH (o:Office)-[r:ENGAGES]->(), ()-[h:RESPONSIBLE]->() SET o.name = 'News Office', o.end = 20171399, "
        "r.purpose = 'to inform', r.end = '2017-13-99', h.note = 'since June', h.certainty = 'sure'",
    )

    assert store.adopt("Ada")

    [(_, changes)] = list(store.changes(1))
    assert [_changed(each) for each in changes] == [{"name"}, {"purpose"}, {"note"}]
    there = "MATCH (o:Office)-[r:ENGAGES]->(), ()-[h:RESPONSIBLE]->() RETURN o.end, r.end, h.certainty"
    assert by_hand(server, there) == [[20171399, "2017-13-99", "sure"]]
    assert len(store.check()) == 3
    assert store.adopt("Ada") is None

    by_hand(
        server,
        "MATCH (o:Office)-[r:ENGAGES]->(), ()-[h:RESPONSIBLE]->() SET o.end = '2020', r.end = '2021', "
        "h.certainty = 'inferred'",
    )
    store.adopt("Ada")

    assert store.check() == []
    [edge] = store.get("relationship", ["a-tie"])
    assert isinstance(edge, Relationship)
    assert str(edge.validity.end) == "2021"


def _changed(change: LoggedChange) -> set[str]:
    assert change.before
    assert change.after
    before, after = to_plain(change.before), to_plain(change.after)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - {"version"}


def test_of_what_was_never_logged_the_safest_is_read(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, office(), MEDIA)
    by_hand(
        server,
        "MATCH (o:Office), (m:Stakeholder) CREATE (o)-[:ENGAGES {start: 'soon', certainty: 'sure', sensitivity: 'top'}]"
        "->(m), (:Office {name: 'News Office', sensitivity: 'Restricted'})",
    )
    read = store.contents()
    [edge] = read.relationships

    assert store.adopt("Ada")

    [kept] = store.contents().relationships
    for each in (edge, kept):
        assert (each.validity.start, each.certainty) == (None, Certainty.INFERRED)
        assert each.sensitivity is Sensitivity.CONFIDENTIAL
    [news] = store.get("entity", ["news-office"])
    assert isinstance(news, Entity)
    assert news.sensitivity is Sensitivity.RESTRICTED
    assert by_hand(server, "MATCH ()-[r:ENGAGES]->() RETURN r.start, r.certainty, r.sensitivity") == [
        ["soon", "sure", "top"]
    ]
    assert [each.place.partition(", ")[2] for each in store.check()] == ["start", "certainty", "sensitivity"]


def test_a_responsibility_of_another_tool_without_a_role_is_passed_over_and_told(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, office(), MEDIA, tie())
    by_hand(server, "MATCH (o:Office), (n:Relationship) CREATE (o)-[:RESPONSIBLE {key: 'made', role: 'boss'}]->(n)")

    assert ("responsibility", "made") not in everything(store)
    assert store.adopt("Ada") is None
    assert [(each.fact, each.place) for each in store.check()] == [
        ("'boss' is no role; all of it is passed over.", "responsibility 'made', role")
    ]


def test_a_native_date_is_read_as_a_date_and_no_text_as_none(server: Neo4jServer, store: Neo4jStore) -> None:
    write(store, office(), MEDIA, tie())
    by_hand(
        server,
        "MATCH (o:Office)-[r]->() SET o.version = 'new', o.name = null, r.start = date('2017-06-01'), r.role = [true]",
    )

    found = everything(store)

    assert found["entity", "press"] == replace(office(), name="press", version=1)
    edge = found["relationship", "a-tie"]
    assert isinstance(edge, Relationship)
    assert (str(edge.validity.start), edge.role) == ("2017-06-01", None)


def test_doctor_reports_what_breaks_the_ontology(store: Neo4jStore) -> None:
    write(store, replace(office(), properties={"unit_type": "spaceship"}), MEDIA)

    [finding] = examine(store)

    assert finding.place == "entity 'press', unit_type"


def test_a_missing_constraint_is_reported_and_made_again(server: Neo4jServer, store: Neo4jStore) -> None:
    by_hand(server, "DROP CONSTRAINT sociogram_entity_key")

    assert [each.place for each in store.check()] == ["sociogram_entity_key"]
    store.migrate()
    assert store.check() == []


# The marker


def test_the_marker_moves_with_every_commit_of_anybody_and_with_nothing_else(
    server: Neo4jServer, store: Neo4jStore
) -> None:
    write(store, office())
    with driver_of(server) as driver:

        def moved_by(statement: str) -> bool:
            before = store.marker()
            driver.execute_query(statement, database_="neo4j")
            return store.marker() != before

        assert moved_by("MATCH (o:Office) SET o.name = 'Another'")
        assert moved_by("CREATE (:Office {key: 'b'})")
        assert moved_by("MATCH (o:Office {key: 'b'}) DELETE o")
        assert moved_by("CREATE (:NeverSeenBefore)")
        assert not moved_by("MATCH (o) RETURN o")
        assert not moved_by("MERGE (o:Office {key: 'press'})")
        before = store.marker()
        with driver.session(database="neo4j") as session, session.begin_transaction() as transaction:
            transaction.run("CREATE (:Office)").consume()
            assert store.marker() == before
            transaction.rollback()
        assert store.marker() == before
    with pytest.raises(Conflict):
        write(store, office())
    assert store.marker() == before
    server.crash()
    server.start()
    assert store.marker() == before


# Migrations


def test_two_that_open_a_new_database_at_once_make_it_ready_once(server: Neo4jServer) -> None:
    for [name] in by_hand(server, "SHOW CONSTRAINTS YIELD name"):
        by_hand(server, f"DROP CONSTRAINT {name}")
    by_hand(server, "MATCH (n) DETACH DELETE n")
    stores = [Neo4jStore(server.url, username=USERNAME, password=server.password) for _ in range(2)]
    problems: list[BaseException] = []

    def migrate(store: Neo4jStore) -> None:
        try:
            store.migrate()
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=migrate, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert by_hand(server, "MATCH (m:SociogramMigration) RETURN m.number ORDER BY m.number") == [
        [each.number] for each in MIGRATIONS
    ]
    assert stores[0].check() == []
    assert stores[0].revision() == BEGINNING
    for store in stores:
        store.close()


def test_a_database_of_a_newer_version_is_not_touched(server: Neo4jServer, store: Neo4jStore) -> None:
    by_hand(server, "CREATE (:SociogramMigration {number: 99, name: 'x', checksum: 'y'})")
    try:
        with pytest.raises(StoreMismatch, match=r"^The database was made by a newer version of sociogram\."):
            store.migrate()
    finally:
        by_hand(server, "MATCH (m:SociogramMigration {number: 99}) DELETE m")


def test_a_migration_that_was_altered_is_noticed() -> None:
    changed = Migration(1, MIGRATIONS[0].name, (*MIGRATIONS[0].statements, "RETURN 1"))

    assert changed.checksum != MIGRATIONS[0].checksum


def test_a_backup_is_a_dump_that_restores_elsewhere(store: Neo4jStore, tmp_path: Any) -> None:
    from graph.interchange.restoring import restore_dump

    write(store, *A_MAP)
    store.backup(tmp_path / "map.jsonl")

    with closing(open_store("sqlite://")) as other:
        restore_dump(other, tmp_path / "map.jsonl")
        assert everything(other) == everything(store)
        assert list(other.changes(0)) == list(store.changes(0))
        assert other.revision() == store.revision()
