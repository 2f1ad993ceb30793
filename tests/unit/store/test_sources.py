"""A source is read back letter for letter, however much of it stands in the notices."""

from hypothesis import given
from hypothesis import strategies as st

from db.store.sources import compress, decompress, decompress_lines

LINES = st.lists(
    st.one_of(st.sampled_from(["第一段正文。", "第二段正文。", "短", "", " 第一段正文。"]), st.text(max_size=9)),
    max_size=12,
)


@given(LINES, LINES)
def test_it_reads_back_equal(lines: list[str], known: list[str]) -> None:
    text = "\n".join(lines)
    assert decompress(compress(text, known), known) == text


@given(LINES, LINES, st.sets(st.integers(1, 12)))
def test_single_lines_read_back_equal(lines: list[str], known: list[str], numbers: set[int]) -> None:
    content = compress("\n".join(lines), known)
    expected = {number: line for number, line in enumerate("\n".join(lines).split("\n"), 1) if number in numbers}
    assert decompress_lines(content, iter(known), numbers) == expected


def test_known_lines_are_read_no_farther_than_needed() -> None:
    known = ["第一段正文。", "第二段正文。", "第三段正文。"]
    rest = iter(known)
    assert decompress_lines(compress("\n".join(known), known), rest, {2}) == {2: "第二段正文。"}
    assert list(rest) == ["第三段正文。"]


def test_known_lines_take_no_room() -> None:
    lines = [f"第{i}段正文，各不相同。" for i in range(500)]
    assert len(compress("\n".join(lines), lines)) < len(compress("\n".join(lines), ())) / 50
