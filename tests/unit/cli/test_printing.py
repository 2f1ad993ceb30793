"""What ``gazette print`` sends to a printer."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.store import Archive
from reader.cli import main, printing
from reader.output.print_jobs import PrintJob
from tests.unit.importing.gazettes import gazette, write

FIRST, SECOND = "某市人民政府关于甲的通知", "某市人民政府关于乙的通知"


@pytest.fixture
def archive(tmp_path: Path) -> str:
    write(tmp_path / "in" / "a.txt", gazette(2022, 4, FIRST, SECOND))
    path = str(tmp_path / "a.gazette")
    assert main(["import", str(tmp_path / "in"), "--archive", path]) == 0
    return path


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[PrintJob]:
    """The jobs that went to a printer."""
    jobs: list[PrintJob] = []

    def send(job: PrintJob, name: str | None, copies: int) -> str:
        jobs.append(job)
        return f"{name} {copies}"

    monkeypatch.setattr(printing, "_send", send)
    return jobs


@pytest.mark.parametrize(("option", "sheets"), [((), 1), (("--no-contents",), 0)])
@pytest.mark.usefixtures("qapp")
def test_an_issue_has_its_contents_sheet_unless_none_is_wanted(
    archive: str, sent: list[PrintJob], option: tuple[str, ...], sheets: int
) -> None:
    first = first_number(archive)
    assert main(["print", first, "--issue", *option, "--archive", archive, "--printer", "甲"]) == 0
    (job,) = sent
    assert job.manuscript.text.count(SECOND) == 1 + sheets
    assert (" 目录等" in job.manuscript.title) == bool(sheets)


@pytest.mark.usefixtures("qapp")
def test_single_notices_and_searches_have_none(archive: str, sent: list[PrintJob]) -> None:
    assert main(["print", first_number(archive), "--archive", archive]) == 0
    assert main(["print", "--search", "某市人民政府关于乙", "--archive", archive]) == 0
    assert [job.manuscript.title for job in sent] == [FIRST, SECOND]


def first_number(archive: str) -> str:
    """Number of the first notice."""
    with Archive.open(Path(archive), read_only=True) as opened:
        return str(opened.notices(opened.issues()[0].id)[0].id)


@pytest.mark.usefixtures("qapp")
def test_what_a_search_finds_is_found_in_an_archive_of_another_version_too(archive: str, sent: list[PrintJob]) -> None:
    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE search_state SET value = '0' WHERE name = 'version'")
        connection.execute("DROP TABLE search_text")
    assert main(["print", "--search", "标题:关于乙", "--archive", archive]) == 0
    (job,) = sent
    assert SECOND in job.manuscript.text
    assert FIRST not in job.manuscript.text
