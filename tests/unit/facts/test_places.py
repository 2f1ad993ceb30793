from db.model import Block, BlockKind, Join, LineSpan
from db.parse.places import LineStart, line_at, line_starts

LINES = ["**第一条** 甲乙丙", "", "丁戊", "表", "己庚"]
BLOCK = Block(BlockKind.PARAGRAPH, "**第一条** 甲乙丙丁戊己庚", LineSpan(1, 5), joins=(Join(1, 3), Join(3, 5)))


def test_each_joined_line_has_its_place() -> None:
    assert line_starts(BLOCK, LINES) == (LineStart(1, 0), LineStart(3, 7), LineStart(5, 9))


def test_characters_know_their_lines() -> None:
    assert [line_at(BLOCK, BLOCK.text.index(character), LINES) for character in "第丙丁戊己庚"] == [1, 1, 3, 3, 5, 5]


def test_a_line_that_was_changed_counts_with_the_one_before() -> None:
    changed = Block(BlockKind.PARAGRAPH, "甲乙", LineSpan(1, 2))
    assert line_at(changed, 1, ["甲", "$x$"]) == 1
