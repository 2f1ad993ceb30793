"""A packed notice is the notice: nothing is lost, and every line of its words can be placed."""

from hashlib import sha256

from hypothesis import given

from db.model import Block, BlockKind, LineSpan, Notice, Place, Table
from db.model.packing import line_places, pack, packed_text, unpack
from db.model.phrases import PRESET
from tests.property.issues import notices


@given(notices())
def test_a_packed_notice_reads_back_equal(notice: Notice) -> None:
    assert unpack(pack(notice)) == notice


@given(notices())
def test_every_line_of_the_words_has_a_place(notice: Notice) -> None:
    packed = pack(notice)
    places = line_places(packed)
    assert packed_text(packed).count("\n") == len(places.blocks) == len(places.lines)
    assert len(places.places) == len(places.rows) == len(places.blocks)
    for block, line, place, row in zip(places.blocks, places.lines, places.places, places.rows, strict=True):
        assert (row >= 0) == (place is Place.TABLE)
        if place is not Place.TABLE:
            assert line == notice.blocks[block].span.first


def test_all_of_unicode_is_kept() -> None:
    everything = "".join(chr(c) for c in range(1, 0x110000) if not 0xD800 <= c < 0xE000)
    notice = Notice(LineSpan(1, 1), "", (Block(BlockKind.PARAGRAPH, everything, LineSpan(1, 1)),))
    assert unpack(pack(notice)) == notice


def test_table_rows_stand_at_their_own_source_lines() -> None:
    table = Table((LineSpan(5, 6),), (("a",), ("b",)), 1, row_lines=(5, 6))
    heading = Block(BlockKind.TITLE, "标题", LineSpan(1, 1), 1)
    shown = Block(BlockKind.TABLE, "", LineSpan(5, 6), table=0)
    packed = pack(Notice(LineSpan(1, 9), "标题", (heading, shown), tables=(table,)))
    assert packed_text(packed) == "标题\na\nb\n"
    assert line_places(packed).lines == (1, 5, 6)
    assert line_places(packed).places == (Place.TITLE, Place.TABLE, Place.TABLE)


def test_the_preset_is_what_archives_were_written_with() -> None:
    assert sha256(PRESET.encode()).hexdigest() == "58b1b12b4bbe5447ba3b52823ed73cae14d163c331402b6a5c6ba29c2f0ad15e"
