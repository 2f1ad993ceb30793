"""What is stored reads back equal, whatever the parser found."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from db.model import ParsedIssue, SourceFile
from db.store.creation import create_archive
from db.store.writing import Writer
from tests.property.issues import parsed_issues

SOURCE = SourceFile("a.txt", "/there/a.txt", "00", 1, "utf-8")


@settings(deadline=None, max_examples=40)
@given(st.lists(parsed_issues, min_size=1, max_size=4))
def test_issues_read_back_equal(many: list[ParsedIssue]) -> None:
    with TemporaryDirectory() as folder, create_archive(Path(folder) / "a.gazette") as archive:
        writer = Writer(archive.connection)
        with archive.transaction():
            ids = [writer.add(parsed, SOURCE) for parsed in many]
        for issue_id, parsed in zip(ids, many, strict=True):
            assert archive.parsed(issue_id) == parsed
        given_ids = [notice.id for notice in archive.notices()]
        assert len(set(given_ids)) == len(given_ids) == archive.summary().notices
        for summary in archive.notices():
            record = archive.notice(summary.id)
            assert record.notice == archive.parsed(record.issue_record.id).notices[summary.position]
