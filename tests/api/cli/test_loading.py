from pathlib import Path

from graph.interchange.format import TABLES
from tests.api.cli.running import Terminal
from tests.docs.pages import text, write_files


def a_folder(folder: Path) -> Path:
    write_files(text("docs/import.md"), folder)
    return folder


def change(file: Path, before: str, after: str) -> None:
    said = file.read_text(encoding="utf-8")
    assert before in said
    file.write_text(said.replace(before, after), encoding="utf-8")


def test_a_folder_is_loaded_and_counted_by_file(empty: Terminal, tmp_path: Path) -> None:
    answer = empty.run("load", str(a_folder(tmp_path / "lighthouse")))

    lines = answer.out.splitlines()
    assert lines[0] == "lighthouse: 16 added, 0 amended, 0 unchanged (revision 1)"
    assert [line.split() for line in lines if line.split()[:1] == ["entities.csv"]] == [
        ["entities.csv", "7", "7", "0", "0"]
    ]


def test_the_same_folder_again_is_no_revision(empty: Terminal, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "lighthouse")
    empty.run("load", str(folder))

    assert empty.run("load", str(folder)).out == ("lighthouse: 0 added, 0 amended, 16 unchanged (the map had it all)\n")


def test_a_row_that_is_gone_is_told_and_kept(empty: Terminal, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "lighthouse")
    empty.run("load", str(folder))
    change(folder / "relationships.csv", "SERVES,friends-of-the-light,donors,,,\n", "")

    answer = empty.run("load", str(folder))

    assert "No longer in the files, and kept: friends-of-the-light--serves--donors" in answer.out


def test_a_text_that_is_gone_is_told_as_one(empty: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    empty.run("template", str(folder))
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources/paper.txt").write_text("A paper.", encoding="utf-8")
    (folder / "documents.csv").write_text("document,about\npaper.txt,A paper\n", encoding="utf-8")
    empty.run("load", str(folder))
    (folder / "sources/paper.txt").unlink()

    assert "No longer in the files, and kept: the text of paper-txt\n" in empty.run("load", str(folder)).out


def test_every_problem_is_listed_with_its_row_and_nothing_is_written(empty: Terminal, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "lighthouse")
    change(
        folder / "relationships.csv", "ENGAGES,visitor-team,schools,mandated", "ENGAGES,visitor-team,scholls,mandated"
    )
    change(folder / "relationships.csv", "2019-04", "April 2019")
    change(folder / "entities.csv", "sailors,stakeholder", "sailors,stakholder")

    answer = empty.run("load", str(folder))

    assert answer.code == 3
    assert answer.out == ""
    lines = answer.err.splitlines()
    assert lines[0].endswith("problems; nothing was written.")
    assert any(line.startswith("  entities.csv row 5, kind: there is no kind 'stakholder'") for line in lines)
    assert any(line.startswith("  relationships.csv row 2, target: there is no entity 'scholls'") for line in lines)
    assert any(line.startswith("  relationships.csv row 2, start: 'April 2019' is no date") for line in lines)
    assert "The map names nobody yet." in empty.run("ask", "coverage").out


def test_problems_are_told_in_json_too(empty: Terminal, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "lighthouse")
    change(folder / "entities.csv", "sailors,stakeholder", "sailors,stakholder")

    answer = empty.run("load", str(folder), "--json")

    assert answer.code == 3
    assert answer.json["problems"][0] == {
        "place": "entities.csv row 5",
        "fact": "there is no kind 'stakholder'",
        "field": "kind",
        "value": "stakholder",
        "hint": "did you mean 'stakeholder'?",
    }
    assert answer.err.splitlines()[0].endswith("nothing was written.")


def test_an_error_without_a_list_is_one_problem_in_json(empty: Terminal) -> None:
    answer = empty.run("load", "nowhere", "--json")

    assert answer.code == 3
    [problem] = answer.json["problems"]
    assert problem["fact"] == answer.err.rstrip("\n")


def test_a_folder_that_is_not_there(empty: Terminal) -> None:
    answer = empty.run("load", "nowhere")

    assert answer.code == 3
    assert answer.err.startswith("There is no folder 'nowhere', and no map of that name")


def test_a_template_has_every_file_and_loads(empty: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "ours"

    assert empty.run("template", str(folder)).code == 0
    assert {path.name for path in folder.iterdir()} >= {table.file for table in TABLES} | {"map.toml", "sources"}
    assert empty.run("load", str(folder)).code == 0
    assert empty.run("template", str(folder)).code == 3


def test_quotes_are_looked_up_in_the_texts(terminal: Terminal) -> None:
    answer = terminal.run("verify")

    assert (answer.code, answer.out) == (0, "793 found\n")
    assert terminal.run("verify", "--json").json["wrong"] == []


def test_a_text_that_is_not_the_documents_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Something else.", encoding="utf-8")

    answer = terminal.run("attach", "000-8bf7593ee6d8ea23-txt", str(tmp_path / "other.txt"))

    assert answer.code == 3
    assert "the text has 15 characters" in answer.err


def test_a_text_can_follow_later(empty: Terminal, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "lighthouse")
    (folder / "documents.csv").write_text("document,about\nmandate.txt,The mandate\n", encoding="utf-8")
    (folder / "evidence.csv").write_text(
        "subject_type,subject,document,locator\nentity,schools,mandate.txt,first line\n", encoding="utf-8"
    )
    (tmp_path / "mandate.txt").write_text("The Visitor Team welcomes schools.", encoding="utf-8")
    empty.run("load", str(folder))

    assert "without text: mandate.txt (sociogram attach mandate-txt FILE)" in empty.run("verify").out
    assert empty.run("attach", "mandate-txt", str(tmp_path / "mandate.txt")).out == (
        "The text of mandate-txt is on the map (revision 2).\n"
    )
    assert "without text" not in empty.run("verify").out
