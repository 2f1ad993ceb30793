"""The gazettes that ship with the program, through the whole road: file, parser, archive, back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from db.importing import import_paths, open_for_import
from db.model.packing import line_places, pack, packed_text, unpack
from db.parse import decode, parse_issue
from db.store import Archive
from db.store.checking import check


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_for_import(tmp_path_factory.mktemp("a") / "a.gazette") as made:
        assert import_paths(made, [resources.folder("starter")]).complete
        yield made


def test_everything_is_in_the_archive(archive: Archive) -> None:
    assert [(record.issue.year, record.issue.number, record.notices) for record in archive.issues()] == [
        (2019, 5, 15),
        (2019, 8, 12),
        (2022, 4, 17),
    ]
    assert check(archive) == ()


def test_what_is_read_back_is_what_the_parser_gave(archive: Archive) -> None:
    for record in archive.issues():
        path = Path(archive.source_file(record.id).path)
        assert archive.parsed(record.id) == parse_issue(decode(path.read_bytes(), str(path)).text)


def test_packed_words_are_the_plain_text_line_by_line(archive: Archive) -> None:
    for record in archive.issues():
        for notice in archive.whole_notices(record.id).values():
            packed = pack(notice)
            assert unpack(packed) == notice
            assert packed_text(packed) == notice.plain_text
            assert len(line_places(packed).lines) == notice.plain_text.count("\n")


def test_every_notice_is_found_by_its_key_number_and_title(archive: Archive) -> None:
    for notice in archive.notices():
        assert archive.find(archive.key(notice.id)) == notice.id
        assert notice.id in archive.find_document(f"《{notice.title}》")
        for number in notice.doc_numbers:
            assert notice.id in archive.find_document(number)
