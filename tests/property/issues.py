"""Strategies that make notices and issues such as a parser could: readable or damaged, but well-formed."""

from datetime import date

from hypothesis import strategies as st

from db.model import (
    Action,
    Appointment,
    Attachment,
    Block,
    BlockKind,
    ContentsEntry,
    Defect,
    DefectKind,
    Issue,
    IssuedText,
    Join,
    LineSpan,
    Notice,
    ParsedIssue,
    Reference,
    ReferenceKind,
    Table,
    TableSpan,
    escape,
)

characters = st.characters(codec="utf-8")
wild = st.text(characters, max_size=12)
chinese = st.text("关于公租房〔2023〕4号的通知，。 \t*_[]<>&", max_size=20)
words = st.one_of(chinese, wild)
markdown = st.one_of(
    words, words.map(escape), st.sampled_from(["**粗**体", "x<sup>2</sup>", "[网](https://a.cn/)", "a&lt;b"])
)
cells = st.one_of(markdown, st.tuples(markdown, markdown).map("\n".join))
lines = st.integers(1, 9999)
spans = st.tuples(lines, st.integers(0, 40)).map(lambda s: LineSpan(s[0], s[0] + s[1]))
dates = st.dates(date(1949, 10, 1), date(2049, 12, 31))
maybe_dates = st.none() | dates


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(0, 4))
    row = st.lists(cells, min_size=columns, max_size=columns).map(tuple)
    rows = tuple(draw(st.lists(row, max_size=4)))
    return Table(
        parts=tuple(draw(st.lists(spans, min_size=1, max_size=2))),
        rows=rows,
        header_rows=draw(st.integers(0, 2)),
        spans=tuple(draw(st.lists(st.builds(TableSpan, *[st.integers(0, 3)] * 4), max_size=2))),
        title=draw(words),
        unit=draw(words),
        notes=tuple(draw(st.lists(words, max_size=2))),
        form=draw(st.booleans()),
        row_lines=tuple(draw(st.just([]) | st.lists(lines, min_size=len(rows), max_size=len(rows)))),
        shifted_rows=tuple(draw(st.lists(st.integers(0, 3), max_size=2))),
    )


def blocks(table_count: int) -> st.SearchStrategy[Block]:
    return st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        markdown=markdown,
        span=spans,
        level=st.integers(0, 6),
        table=st.none() | st.integers(0, table_count),
        in_box=st.booleans(),
        joins=st.lists(st.builds(Join, lines, lines), max_size=2).map(tuple),
    )


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    found = tuple(draw(st.lists(tables(), max_size=3)))
    return Notice(
        span=draw(spans),
        title=draw(words),
        blocks=tuple(draw(st.lists(blocks(len(found)), max_size=6))),
        section=draw(st.none() | words),
        doc_numbers=tuple(draw(st.lists(words, max_size=2))),
        issuers=tuple(draw(st.lists(words, max_size=2))),
        addressees=draw(st.none() | words),
        sign_off=draw(st.none() | words),
        sign_date=draw(maybe_dates),
        body_omitted=draw(st.booleans()),
        first_page=draw(st.none() | lines),
        last_page=draw(st.none() | lines),
        issued_text=draw(st.none() | st.builds(IssuedText, words, lines)),
        attachments=tuple(draw(st.lists(st.builds(Attachment, words, words, lines, spans), max_size=2))),
        tables=found,
        appointments=tuple(
            draw(st.lists(st.builds(Appointment, lines, words, st.sampled_from(Action), words), max_size=2))
        ),
        references=tuple(
            draw(st.lists(st.builds(Reference, lines, st.sampled_from(ReferenceKind), words), max_size=2))
        ),
        defects=tuple(draw(st.lists(defects, max_size=2))),
    )


defects = st.builds(Defect, st.sampled_from(DefectKind), spans, words)
issues = st.builds(
    Issue,
    publication=st.none() | words,
    year=st.none() | st.integers(1949, 2049),
    number=st.none() | st.integers(1, 60),
    total_number=st.none() | lines,
    date=maybe_dates,
    publisher=st.none() | words,
)
contents = st.builds(
    ContentsEntry, words, spans, st.none() | words, st.lists(words, max_size=2).map(tuple), st.none() | lines
)
parsed_issues = st.builds(
    ParsedIssue,
    source_text=words,
    issue=issues,
    contents=st.lists(contents, max_size=2).map(tuple),
    notices=st.lists(notices(), max_size=3).map(tuple),
    defects=st.lists(defects, max_size=2).map(tuple),
)
