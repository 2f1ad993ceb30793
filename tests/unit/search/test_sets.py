import pytest

from db.search.sets import from_ascending, from_ids, from_spans, id_range, to_ids


@pytest.mark.parametrize("ids", [[], [0], [7], [8, 9], list(range(0, 900, 3)), [3, 70_000], list(range(5, 9))])
def test_sets_hold_the_ids_that_they_are_made_of(ids: list[int]) -> None:
    assert from_ids(reversed(ids)) == sum(1 << identity for identity in ids)
    assert to_ids(from_ids(ids)) == ids
    assert from_ascending([identity + 100 for identity in ids], 100) == from_ids(ids)


def test_spans_are_counted_from_their_own_start() -> None:
    assert from_spans([1, 2, 10, 19, 35], 10, 4) == (0b110, 1 | 1 << 9, 0, 1 << 5)


def test_ranges_are_sets() -> None:
    assert to_ids(id_range(3, 4)) == [3, 4, 5, 6]
