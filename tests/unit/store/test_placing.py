"""Ids run on within an issue, ascend with the dates, and never meet."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import Archive
from tests.unit.store.samples import add, issue, make_archive, notice


def ids(archive: Archive) -> list[list[int]]:
    return [[n.id for n in archive.notices(record.id)] for record in archive.issues()]


def flat(lists: list[list[int]]) -> list[int]:
    return [number for one in lists for number in one]


def test_issues_in_date_order_take_32_ids_each(tmp_path: Path) -> None:
    with make_archive(tmp_path / "a", *[issue(2020, i, notice("甲"), notice("乙")) for i in (1, 2, 3)]) as archive:
        assert ids(archive) == [[8192, 8193], [8224, 8225], [8256, 8257]]


def test_an_older_issue_goes_between_or_below(tmp_path: Path) -> None:
    with make_archive(tmp_path / "a", issue(2020, 1, notice("甲")), issue(2020, 9, notice("乙"))) as archive:
        for number in (5, 4, 7):
            add(archive, issue(2020, number, notice("丙"), notice("丁")))
        for year in (2010, 2011, 2005):
            add(archive, issue(year, 1, notice("丙")))
        found = flat(ids(archive))
        assert found == sorted(found)


def test_where_there_is_no_room_ids_go_on_at_the_end(tmp_path: Path) -> None:
    many = [notice(str(i)) for i in range(40)]
    with make_archive(tmp_path / "a", issue(2020, 1, notice("甲")), issue(2020, 9, notice("乙"))) as archive:
        add(archive, issue(2020, 5, *many))
        before, moved, after = ids(archive)
        assert (before, after) == ([8192], [8224])
        assert moved == list(range(8256, 8296))


@settings(deadline=None, max_examples=12)
@given(st.lists(st.tuples(st.integers(2000, 2003), st.integers(1, 12), st.integers(0, 50)), max_size=25))
def test_ids_never_meet(sizes: list[tuple[int, int, int]]) -> None:
    issues = [issue(year, number, *[notice(str(i)) for i in range(size)]) for year, number, size in sizes]
    with TemporaryDirectory() as folder, make_archive(Path(folder) / "a", *issues) as archive:
        found = ids(archive)
        assert len(set(flat(found))) == len(flat(found)) == sum(size for _, _, size in sizes)
        assert all(numbers == list(range(numbers[0], numbers[0] + len(numbers))) for numbers in found if numbers)
