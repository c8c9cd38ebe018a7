from pathlib import Path

import pytest

from graph.errors import Unusable
from graph.interchange.folder import read_folder
from graph.interchange.reading import Reading
from graph.load import LoadPlan, Surroundings, plan_load
from graph.records import DocumentText, Entity, Evidence, Relationship, Responsibility, Sensitivity, SubjectType
from graph.snapshot import Snapshot
from graph.when import Extent
from tests.folders import SMALL, a_folder, and_row, swapped
from tests.maps import World

NOTHING = Snapshot.build(World().contents())


def plan_of(folder: Path) -> LoadPlan:
    return plan_load(read_folder(folder), Surroundings(NOTHING))


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in plan_of(folder).problems]


def entity(reading: Reading, key: str) -> Entity:
    found = reading.records["entity", key]
    assert isinstance(found, Entity)
    return found


def relationship(reading: Reading, key: str) -> Relationship:
    found = reading.records["relationship", key]
    assert isinstance(found, Relationship)
    return found


def test_every_file_becomes_records(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        readings="from,to,strength,why\nmedia,public,related,both listen\n",
        rules="id,statement,applies_to\nrule-1,Goals are open,goal\n",
        responsibilities="relationship,holder,role\npress-office--engages--media,head,deputy\n",
    )
    reading = read_folder(folder)

    assert reading.problems == []
    assert reading.rows == {
        "entities.csv": 5,
        "relationships.csv": 2,
        "responsibilities.csv": 1,
        "rosters.csv": 1,
        "roster_members.csv": 2,
        "readings.csv": 1,
        "rules.csv": 1,
        "evidence.csv": 1,
        "documents.csv": 1,
    }
    assert entity(reading, "mandate-txt").name == "mandate.txt"
    assert entity(reading, "rule-1").properties == {"applies_to": "goal"}
    assert relationship(reading, "the-roster--includes--media").properties == {"item": 1}
    judgement = relationship(reading, "media--read-as--public")
    assert (judgement.properties, judgement.note) == ({"strength": "related", "status": "open"}, "both listen")
    held = reading.records["responsibility", "press-office--engages--media--deputy--head"]
    assert isinstance(held, Responsibility)
    text = reading.records["text", "mandate-txt"]
    assert isinstance(text, DocumentText)
    assert text.text == SMALL["sources/mandate.txt"]


def test_evidence_of_a_rule_bears_out_the_entity_that_the_rule_is(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        rules="id,statement,applies_to\nrule-1,Goals are open,goal\n",
        evidence="subject_type,subject,document,locator,known_on\nrule,rule-1,mandate.txt,line 1,2017-06\n",
    )
    reading = read_folder(folder)
    evidence = next(each for each in reading.records.values() if isinstance(each, Evidence))

    assert plan_of(folder).problems == []
    assert (evidence.subject_type, evidence.subject, evidence.document) == (
        SubjectType.ENTITY,
        "rule-1",
        "mandate-txt",
    )
    assert str(evidence.known_on) == "2017-06"


def test_cells_become_typed_values(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        entities=SMALL["entities.csv"].replace("subtype\n", "subtype,aliases,generic,number,sensitivity,start,end\n")
        + "staff,stakeholder,Staff,,group,All of us | Colleagues,true,,restricted,,\n"
        + "goal-1,goal,First goal,,sector-goal,,,1,,,\n"
        + "gala,event,Gala,,,,,,,2017-06,2017-06\n",
        relationships=SMALL["relationships.csv"],
    )
    reading = read_folder(folder)

    staff = entity(reading, "staff")
    assert staff.aliases == ("All of us", "Colleagues")
    assert staff.properties == {"generic": True, "subtype": "group"}
    assert staff.sensitivity is Sensitivity.RESTRICTED
    assert entity(reading, "goal-1").properties == {"number": 1, "subtype": "sector-goal"}
    assert entity(reading, "gala").validity.extent is Extent.SOME_TIME_WITHIN


def test_keys_take_the_start_where_three_stand_several_times(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        relationships="type,source,target,role,start,end\n"
        "ENGAGES,press-office,media,mandated,2010-01~,2012\n"
        "ENGAGES,press-office,media,mandated,2015,\n"
        "ENGAGES,press-office,public,mandated,2015,\n",
        evidence=None,
    )

    assert [key for table, key in read_folder(folder).records if table == "relationship"][:3] == [
        "press-office--engages--media--2010-01",
        "press-office--engages--media--2015",
        "press-office--engages--public",
    ]
    assert said(folder) == []


def test_excel_s_byte_order_mark_line_ends_and_blank_lines_change_nothing(tmp_path: Path) -> None:
    plain = read_folder(a_folder(tmp_path / "plain"))
    text = SMALL["entities.csv"].replace("\n", "\r\n") + "\r\n\r\n"
    excel = read_folder(a_folder(tmp_path / "excel", entities=b"\xef\xbb\xbf" + text.encode()))

    assert excel.problems == []
    assert list(excel.records.values()) == list(plain.records.values())


def test_quoted_cells_hold_commas_quotes_and_lines(tmp_path: Path) -> None:
    row = 'q,stakeholder,"A, ""b""\nand c",,group'
    reading = read_folder(a_folder(tmp_path, entities=and_row("entities.csv", row)))

    assert entity(reading, "q").name == 'A, "b"\nand c'


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as raised:
        read_folder(tmp_path / "nowhere")

    assert str(raised.value) == (
        f"There is no folder '{tmp_path}/nowhere'. `sociogram template FOLDER` makes one to fill."
    )


def test_a_missing_file_is_not_taken_for_one_that_is_there(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, relationships=None, rosters=None, roster_members=None, evidence=None)

    assert [str(problem) for problem in read_folder(folder).problems] == [
        "relationships.csv: the file is missing (`sociogram template FOLDER` writes empty files)"
    ]


def test_the_two_needed_files_are_missed_and_a_misspelt_one_is_offered(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, entities=None, relationships=None, rosters=None, roster_members=None, evidence=None)
    (folder / "entites.csv").write_text("id,kind,name\n")
    reading = read_folder(folder)

    assert [str(problem) for problem in reading.problems] == [
        "entities.csv: the file is missing (did you mean 'entites.csv'?)",
        "relationships.csv: the file is missing (`sociogram template FOLDER` writes empty files)",
    ]
    assert reading.notes == [
        "entites.csv is no file of the import format and was not read; did you mean 'entities.csv'?"
    ]


@pytest.mark.parametrize(
    ("entities", "problems"),
    [
        (b"", ["entities.csv: the file is empty (its first line is id,kind,name, ...)"]),
        (
            "id;kind;name\npress;office;Press\n",
            [
                "entities.csv row 1: the columns are not separated by commas (save it with commas between the columns)",
            ],
        ),
        (
            "id,kind,name,nmae,name\n",
            [
                "entities.csv row 1, name: the column stands 2 times",
                "entities.csv row 1, nmae: the column is not known (did you mean 'name'?)",
            ],
        ),
        ("id,kind\n", ["entities.csv row 1, name: the column is missing (needed are id, kind, name)"]),
        (
            b"id,kind,name\npress,topic,Caf\xe9\n",
            ['entities.csv line 2: byte 0xe9 is not UTF-8 (save it as "CSV UTF-8")'],
        ),
        (
            "id,kind,name\n".encode("utf-16"),
            ['entities.csv: the file is UTF-16, and UTF-8 is needed (save it as "CSV UTF-8")'],
        ),
        ("id,kind,name\na,topic,A\0\n", ["entities.csv line 2: there is a null character (remove it)"]),
        (
            'id,kind,name\na,topic,"A\n',
            ["entities.csv row 2: the file ends inside a quoted cell (is a closing quote missing?)"],
        ),
        (
            'id,kind,name\na,topic,"A"b\n',
            [
                (
                    "entities.csv row 2: a quoted cell goes on after its closing quote "
                    '(write a quote inside a cell twice: "")'
                )
            ],
        ),
        (
            f"id,kind,name\na,topic,{'x' * 10_000_000}\n",
            ["entities.csv row 2: a cell has more than 131,072 characters (is a closing quote missing?)"],
        ),
        (
            "id,kind,name\na,topic,A,more\nb,topic\n",
            [
                (
                    "entities.csv row 2: the row has 4 cells, and the header 3 "
                    "(put a cell that contains commas into double quotes)"
                ),
                (
                    "entities.csv row 3: the row has 2 cells, and the header 3 "
                    "(put a cell that contains commas into double quotes)"
                ),
                "entities.csv row 3, name: the name is empty",
            ],
        ),
        (
            "id,kind,name\na,topic, A\n",
            ["entities.csv row 2, name: there are spaces at an end (remove them)"],
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place(
    tmp_path: Path, entities: str | bytes, problems: list[str]
) -> None:
    folder = a_folder(
        tmp_path,
        entities=entities,
        relationships="type,source,target\n",
        rosters=None,
        roster_members=None,
        evidence=None,
    )

    assert said(folder) == problems


def test_a_wrong_date_shows_the_forms_accepted(tmp_path: Path) -> None:
    rows = SMALL["relationships.csv"].replace("role\n", "role,start\n").replace("mandated\n", "mandated,17/06/2018\n")
    folder = a_folder(tmp_path, relationships=rows.replace("press-office,\n", "press-office,,\n"))

    assert said(folder) == [
        (
            "relationships.csv row 2, start: '17/06/2018' is no date (Write 2017, 2017-06, 2017-06-12, "
            "2017-12~ (about), 2017? (uncertain), 201X, 2017-XX, "
            "2017-06/2017-08 (some day between), /2017 (not after) or 2017/ (not before))"
        )
    ]


def test_all_problems_of_all_files_come_at_once_in_their_order(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        map_toml='titel = "A map"\ndefault_roster = "the-rostre"\n',
        entities=and_row("entities.csv", "Media 2,stakholder,Media,,", "media,topic,Media again,,"),
        relationships=and_row("relationships.csv", ",ENGAGES,engagement,media,mandated"),
        roster_members=swapped("roster_members.csv", "public,2", "publik,two"),
        evidence=swapped("evidence.csv", "17,36", "18,37"),
    )

    assert said(folder) == [
        "map.toml, titel: the setting is not known (did you mean 'title'?)",
        "map.toml, default_roster: there is no roster 'the-rostre' (did you mean 'the-roster'?)",
        (
            "entities.csv row 7, id: the key is not kebab-case (lower case letters a to z, digits and single hyphens, "
            "such as press-office)"
        ),
        "entities.csv row 7, kind: there is no kind 'stakholder' (did you mean 'stakeholder'?)",
        (
            "entities.csv row 8, id: the key 'media' stands twice; first in entities.csv row 3 "
            "(a key stands once in the whole map)"
        ),
        (
            'relationships.csv row 4, type: `ENGAGES` cannot run from Goal "Public engagement" to '
            'Stakeholder "Media": it runs from Office to Stakeholder, State, Organization or Agreement'
        ),
        "roster_members.csv row 3, item: 'two' is not a number (write digits only, such as 12)",
        "roster_members.csv row 3, member: there is no entity 'publik' (did you mean 'public'?)",
        "evidence.csv row 2, quote: the quote is not at 18 to 37 (found at 17 to 36)",
    ]


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("title = ", "map.toml: the file is not TOML: Invalid value (at end of document)"),
        ('reference_date = "soon"\n', "map.toml, reference_date: it is not a date such as 2017-12-01, without quotes"),
        ('languages = "en"\n', "map.toml, languages: it is not a list of texts"),
        (
            '[values]\nkind = ["desk"]\n',
            "map.toml, [values], kind: it is not an open list (open are unit_type, subtype, recurrence or sequence)",
        ),
        (
            'able_to_own = ["desk"]\n',
            "map.toml, able_to_own: 'desk' is no unit type (name it under [values], unit_type)",
        ),
        ("a = " + "[" * 5000, "map.toml: the file is not TOML: "),
    ],
)
def test_settings_are_checked(tmp_path: Path, settings: str, problem: str) -> None:
    found = said(a_folder(tmp_path, map_toml=settings))

    assert found[0].startswith(problem)


def test_a_map_may_add_to_the_open_lists(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path,
        map_toml='able_to_own = ["desk"]\n[values]\nunit_type = ["desk"]\n',
        entities=and_row("entities.csv", "desk-1,office,First desk,desk,"),
    )

    assert said(folder) == []
    assert said(a_folder(tmp_path, "without", entities=and_row("entities.csv", "d,office,Desk,desk,"))) != []


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ("gone.txt,Gone,10,", "documents.csv row 3, document: there is no file sources/gone.txt "),
        ("mandate.txt,Again,,", "documents.csv row 3, document: 'mandate.txt' stands twice; first in row 2"),
        ("other.txt,Other,3,", "documents.csv row 3, characters: the text has 5 characters "),
        ("other.txt,Other,,00ff", "documents.csv row 3, sha256: the text has the SHA-256 18"),
    ],
)
def test_documents_are_what_they_are_said_to_be(tmp_path: Path, document: str, problem: str) -> None:
    folder = a_folder(tmp_path, documents=f"document,about,characters,sha256\nmandate.txt,The mandate,,\n{document}\n")
    if document.startswith("other"):
        (folder / "sources" / "other.txt").write_text("Hello")

    assert [found[: len(problem)] for found in said(folder)] == [problem]


def test_a_text_that_no_row_names_is_missed_but_a_hidden_file_is_not(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "sources" / "stray.txt").write_text("?")
    (folder / "sources" / ".DS_Store").write_text("?")

    assert said(folder) == ["sources/stray.txt: it is not in documents.csv (add a row for it, or take it away)"]


def test_no_document_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    documents = "document,about\nmandate.txt,The mandate\n../../secret.txt,A path\nlink.txt,A link\n"
    folder = a_folder(tmp_path, documents=documents)
    (folder / "sources" / "link.txt").symlink_to(tmp_path / "secret.txt")

    texts = [each for each in read_folder(folder).records.values() if isinstance(each, DocumentText)]
    assert [each.key for each in texts] == ["mandate-txt"]


def test_a_document_named_like_an_entity_gets_a_key_of_its_own(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, documents="document,about\nmandate.txt,The mandate\nmedia,A page\nMédia,Another\n")
    reading = read_folder(folder)

    assert reading.problems == []
    documents = [each for each in reading.records.values() if isinstance(each, Entity) and each.kind == "document"]
    assert [each.key.rpartition("-")[0] for each in documents] == ["mandate", "media", "media"]
    assert len({each.key for each in documents}) == 3


VERDICTS = [
    (True, "relationships", ",PART_OF,press-office,press-office-2,", "press-office-2,office,Second,team,"),
    (False, "relationships", ",PART_OF,press-office,nowhere,", ""),
    (False, "relationships", ",INCLUDES,the-roster,media,", ""),
    (False, "relationships", ",HEADS,head,press-office,", ""),
    (False, "relationships", ",ENGAGES,press-office,public,", ""),
    (True, "relationships", "any-id,ENGAGES,press-office,public,assisting", ""),
    (False, "relationships", "Any-Id,ENGAGES,press-office,public,assisting", ""),
    (False, "entities", "board,office,Board,,", ""),
    (False, "entities", "all,stakeholder,All,,combined-group", ""),
    (False, "entities", "r,roster,R,,", ""),
    (True, "entities", "x-1,topic,Topic,,", ""),
    (False, "entities", "x--1,topic,Topic,,", ""),
    (False, "entities", "x-1,topic,,,", ""),
    (False, "entities", "x-1,topic,Topic,,group", ""),
    (False, "evidence", "relationship,press-office--engages--media,mandate.txt,,,,", ""),
    (True, "evidence", "relationship,press-office--engages--media,mandate.txt,,,,page 1", ""),
    (False, "evidence", "relationship,media,mandate.txt,,,,page 1", ""),
    (False, "evidence", "entity,media,nowhere.txt,,,,page 1", ""),
    (True, "evidence", "entity,the-roster,mandate.txt,,,,page 1", ""),
    (False, "evidence", "rule,media,mandate.txt,,,,page 1", ""),
    (False, "roster_members", "the-roster,media,2", ""),
    (False, "roster_members", "the-roster,press-office,2", ""),
    (False, "roster_members", "another,media,2", ""),
    (False, "rosters", "empty,Empty,", ""),
]


@pytest.mark.parametrize(("fits", "file", "row", "entity_row"), VERDICTS)
def test_one_more_row_fits_or_does_not(tmp_path: Path, fits: bool, file: str, row: str, entity_row: str) -> None:
    files: dict[str, str | bytes | None] = {file: and_row(f"{file}.csv", row)}
    if entity_row:
        files["entities"] = and_row("entities.csv", entity_row)

    assert (said(a_folder(tmp_path, **files)) == []) is fits


DATES = [
    (True, "2017", "2018", "", "", "", ""),
    (True, "2017~", "", "", "", "approximate", ""),
    (True, "2017-01", "2017-06", "throughout", "first half", "semester", "false"),
    (True, "", "", "", "asap", "none", ""),
    (True, "2017", "2017", "some-time-within", "", "", ""),
    (False, "2017", "", "some-time-within", "", "", ""),
    (False, "", "", "throughout", "", "", ""),
    (False, "", "", "", "asap", "", ""),
    (False, "", "", "", "", "year", ""),
    (False, "2018", "2017", "", "", "", ""),
    (False, "2017-13", "", "", "", "", ""),
    (False, "2017", "", "", "in 2017", "", ""),
    (False, "2017", "", "", "", "", "maybe"),
    (False, "2017-06", "2017", "", "", "month", ""),
]


@pytest.mark.parametrize(("fits", *"abcdef"), DATES)
def test_dates_fit_or_do_not(tmp_path: Path, fits: bool, a: str, b: str, c: str, d: str, e: str, f: str) -> None:
    entities = SMALL["entities.csv"].replace("subtype\n", "subtype,start,end,extent,date_text,precision,year_stated\n")
    row = f"x,topic,X,,,{a},{b},{c},{d},{e},{f}\n"
    padded = "".join(f"{line},,,,,,\n" if "start" not in line else f"{line}\n" for line in entities.splitlines())

    assert (said(a_folder(tmp_path, entities=padded + row)) == []) is fits
