"""A source is read back letter for letter, however much of it stands in the notices."""

from hypothesis import given
from hypothesis import strategies as st

from db.store.sources import compress, decompress

LINES = st.lists(
    st.one_of(st.sampled_from(["第一段正文。", "第二段正文。", "短", "", " 第一段正文。"]), st.text(max_size=9)),
    max_size=12,
)


@given(LINES, LINES)
def test_it_reads_back_equal(lines: list[str], known: list[str]) -> None:
    text = "\n".join(lines)
    assert decompress(compress(text, known), known) == text


def test_known_lines_take_no_room() -> None:
    lines = [f"第{i}段正文，各不相同。" for i in range(500)]
    assert len(compress("\n".join(lines), lines)) < len(compress("\n".join(lines), ())) / 50
