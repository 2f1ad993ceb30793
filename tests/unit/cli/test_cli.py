"""The command line as scripts meet it: outputs, exit status, one sentence for what goes wrong."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from tests.unit.importing.gazettes import gazette, write

ROOT = Path(__file__).parents[3]
FIRST, SECOND = "某市人民政府关于甲的通知", "某市人民政府关于乙的通知"
TABLE = "正文。\n\n<table><tr><td>甲</td><td>乙</td></tr><tr><td>一</td><td>\x1b[31m二</td></tr></table>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "in" / "a.txt", gazette(2022, 4, FIRST, SECOND, body=TABLE))
    write(tmp_path / "in" / "b.txt", gazette(2021, 3, "某市人民政府关于丙的通知"))
    return tmp_path / "in"


@pytest.fixture
def archive(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "a.gazette")
    assert main(["import", str(folder), "--archive", path]) == 0
    capsys.readouterr()
    return path


class Line:
    """Runs commands and reads what they say."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.status = 0
        self.complaint = ""

    def __call__(self, *words: object) -> str:
        try:
            self.status = main([str(word) for word in words])
        except SystemExit as done:
            self.status = int(done.code or 0)
        captured = self._capsys.readouterr()
        self.complaint = captured.err
        return captured.out

    def json(self, *words: object) -> Any:
        out = self(*words, "--json")
        assert self.status == 0, self.complaint
        assert out.count("\n") == 1
        return json.loads(out)


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(capsys)


def test_parse_prints_what_import_would_store(line: Line, folder: Path) -> None:
    parsed = line.json("parse", folder / "a.txt")
    assert parsed["issue"]["number"] == 4
    assert [notice["title"] for notice in parsed["notices"]] == [FIRST, SECOND]
    assert FIRST in line("parse", folder / "a.txt")


def test_import_reports_each_file(line: Line, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "x.gazette"
    report = line.json("import", folder, "--archive", path)
    assert report["complete"]
    assert [(f["outcome"], f["notices"], f["tables"]) for f in report["files"]] == [("added", 1, 0), ("added", 2, 2)]
    again = line("import", folder, "--archive", path)
    assert (line.status, again.count("没有变化  ")) == (0, 2)


def test_import_of_a_bad_file_says_so_and_fails(line: Line, folder: Path, tmp_path: Path) -> None:
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    out = line("import", folder, "--archive", tmp_path / "x.gazette")
    assert line.status == 1
    assert out.count("已导入  ") == 2
    assert line.complaint.count("\n") == 1
    assert "noise.txt" in line.complaint


def test_list_has_the_agreed_form(line: Line, archive: str) -> None:
    issues = line.json("list", "--archive", archive)["issues"]
    assert [issue["year"] for issue in issues] == [2021, 2022]
    assert {key: issues[1][key] for key in ("publication", "number", "total_number", "date", "source")} == {
        "publication": "某市人民政府公报",
        "number": 4,
        "total_number": None,
        "date": "2022-04-15",
        "source": "a.txt",
    }
    first = issues[1]["notices"][0]
    assert set(first) == {"id", "section", "title", "doc_numbers", "start_line", "tables"}
    assert (first["section"], first["title"], first["tables"]) == ("市政府文件", FIRST, 1)
    assert first["doc_numbers"] == ["某政发〔2022〕1号"]
    assert FIRST in line("list", "--archive", archive)


def test_search_has_the_agreed_form(line: Line, archive: str) -> None:
    answer = line.json("search", "关于乙", "--archive", archive, "--limit", 1)
    assert answer["total"] == 1
    (hit,) = answer["hits"]
    assert (hit["source"], hit["title"]) == ("a.txt", SECOND)
    assert isinstance(hit["start_line"], int)
    assert isinstance(hit["snippet"], str)


def test_search_filters_sorts_and_pages(line: Line, archive: str) -> None:
    def titles(*words: object) -> list[str]:
        return [hit["title"] for hit in line.json("search", "通知", "--archive", archive, *words)["hits"]]

    assert len(titles()) == 3
    assert titles("--year", "2021") == ["某市人民政府关于丙的通知"]
    assert len(titles("--limit", 2)) == 2
    assert len(titles("--offset", 2)) == 1
    assert titles("--sort", "oldest")[0] == "某市人民政府关于丙的通知"


def test_search_marks_words_on_paper_and_finds_nothing_quietly(line: Line, archive: str) -> None:
    assert "某市人民政府【关于乙】的通知" in line("search", "关于乙", "--archive", archive)
    assert "共找到 0 份文件" in line("search", "没有这个词", "--archive", archive)
    assert line.status == 0


def test_search_brings_an_outdated_index_up_to_date_first(
    line: Line, archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.search.index.VERSION", "another")
    with monkeypatch.context() as read_only:
        read_only.setattr("db.store.archive.is_writable", lambda path: False)
        assert line("search", "关于乙", "--archive", archive) == ""
        assert (line.status, line.complaint.count("\n")) == (1, 1)
    assert line.json("search", "关于乙", "--archive", archive)["total"] == 1


def test_show(line: Line, archive: str) -> None:
    notice_id = line.json("list", "--archive", archive)["issues"][1]["notices"][0]["id"]
    text = line("show", notice_id, "--archive", archive)
    assert "某政发〔2022〕1号" in text
    assert "\x1b" not in text
    shown = line.json("show", notice_id, "--archive", archive)
    assert (shown["id"], shown["notices"][0]["title"], len(shown["tables"])) == (notice_id, FIRST, 1)


@pytest.mark.parametrize("kind", ["md", "html", "txt", "csv"])
def test_export(line: Line, archive: str, tmp_path: Path, kind: str) -> None:
    notice_id = line.json("list", "--archive", archive)["issues"][1]["notices"][0]["id"]
    path = tmp_path / f"notice.{kind}"
    out = line("export", notice_id, "--archive", archive, "--format", kind, "--output", path)
    assert (line.status, out) == (0, f"{path}\n")
    assert "甲" in path.read_text("utf-8")


def test_export_takes_the_format_from_the_name(line: Line, archive: str, tmp_path: Path) -> None:
    notice_id = line.json("list", "--archive", archive)["issues"][0]["notices"][0]["id"]
    line("export", notice_id, "--archive", archive, "--output", tmp_path / "x.MD")
    assert line.status == 0
    line("export", notice_id, "--archive", archive, "--output", tmp_path / "x")
    assert (line.status, line.complaint.count("\n")) == (1, 1)
    line("export", notice_id, "--archive", archive, "--output", tmp_path / "x.csv")
    assert "没有表格" in line.complaint


def test_check(line: Line, archive: str) -> None:
    assert line.json("check", "--archive", archive) == {"whole": True, "findings": []}
    assert "存档完好：2 期" in line("check", "--archive", archive)


def test_check_finds_damage(line: Line, archive: str) -> None:
    edit = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.close()"
    damage = "UPDATE notice_texts SET text = x'00' WHERE notice_id = 8224; DELETE FROM search_state;"
    damage += "UPDATE sources SET text_sha256 = '' WHERE name = 'b.txt'; DELETE FROM notices WHERE title LIKE '%乙%'"
    subprocess.run([sys.executable, "-c", edit, archive, damage], check=True)
    out = line("check", "--archive", archive)
    assert line.status == 1
    for words in ("编号为 8224", "“b.txt”的原文", "notice_texts", "检索索引"):
        assert words in out
    assert len(out.splitlines()) >= 4


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--archive", "{tmp}/none.gazette"],
        ["list", "--archive", "{tmp}/in/a.txt"],
        ["search", "x", "--archive", "{tmp}"],
        ["show", "1", "--archive", "{archive}"],
        ["export", "1", "--archive", "{archive}", "--format", "md", "--output", "{tmp}/x.md"],
        ["parse", "{tmp}/none.txt"],
        ["parse", "{tmp}"],
        ["import", "{tmp}/none", "--archive", "{archive}"],
        ["import", "{tmp}/in", "--archive", "{tmp}/in/a.txt"],
        ["check", "--archive", "{tmp}/none.gazette", "--json"],
    ],
)
def test_what_the_world_gets_wrong_is_one_sentence(line: Line, archive: str, tmp_path: Path, words: list[str]) -> None:
    out = line(*(word.format(tmp=tmp_path, archive=archive) for word in words))
    assert line.status == 1
    assert line.complaint.count("\n") == 1
    assert "Traceback" not in line.complaint
    assert words[0] == "import" or not out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "缺少参数 COMMAND"),
        (["lists"], "不能是 'lists'"),
        (["list", "--archive", "x", "--what"], "不认识的参数 --what"),
        (["show", "one", "--archive", "x"], "应是整数"),
        (["search", "x", "--archive", "x", "--limit", "-1"], "应是整数"),
        (["search", "x", "--archive"], "后面缺少内容"),
    ],
)
def test_wrong_use_is_one_sentence_and_status_2(line: Line, words: list[str], sentence: str) -> None:
    assert line(*words) == ""
    assert line.status == 2
    assert sentence in line.complaint
    assert line.complaint.count("\n") == 1


@pytest.mark.parametrize("command", ["", "parse", "import", "list", "search", "show", "export", "check"])
def test_help(line: Line, command: str) -> None:
    text = line(*filter(None, [command, "--help"]))
    assert line.status == 0
    assert text.startswith(f"用法：gazette {command}".rstrip())


def test_our_own_errors_are_logged(line: Line, archive: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reader.cli.listing.Archive.open", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    line("list", "--archive", archive)
    assert line.status == 1
    assert line.complaint.count("\n") == 1
    (log,) = tmp_path.glob("gazette-error-*.log")
    assert str(log) in line.complaint
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_the_environment_may_name_the_archive(line: Line, archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_ARCHIVE", archive)
    assert len(line.json("list")["issues"]) == 2


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reader.cli", *words],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


def test_output_is_utf8_whatever_the_system_says(archive: str) -> None:
    done = run("list", "--archive", archive, "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert FIRST in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes that break this way")
def test_a_reader_that_stops_reading_is_no_error(archive: str) -> None:
    words = [sys.executable, "-m", "reader.cli", "list", "--archive", archive]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.wait() == 1
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.parametrize("command", ["listing", "search", "show", "parse", "check"])
def test_commands_start_without_qt(command: str) -> None:
    code = f"import sys; sys.modules['PySide6'] = None; import reader.cli, reader.cli.{command}"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_ctrl_c_ends_an_import_cleanly(tmp_path: Path, folder: Path) -> None:
    code = (
        "import signal, sys\n"
        "from reader import cli\n"
        "from reader.cli import importing\n"
        "show = importing._Meter.show\n"
        "def stop(meter, progress):\n"
        "    signal.raise_signal(signal.SIGINT)\n"
        "    show(meter, progress)\n"
        "importing._Meter.show = stop\n"
        "sys.exit(cli.main(sys.argv[1:]))\n"
    )
    words = [sys.executable, "-c", code, "import", str(folder), "--archive", str(tmp_path / "x.gazette")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 128 + signal.SIGINT
    assert "导入已中止" in done.stderr
    assert "Traceback" not in done.stderr
