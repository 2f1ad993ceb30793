"""Notices made for the tests of facts: a paragraph a line, as the parser would hand them over."""

from db.model import Block, BlockKind, Join, LineSpan, Notice, escape


def notice(*paragraphs: str, title: str = "某市人民政府关于某事的通知", section: str | None = None) -> Notice:
    """A notice whose title stands on line 1 and each paragraph on a line of its own below."""
    blocks = [Block(BlockKind.TITLE, escape(title), LineSpan(1, 1), level=1)]
    blocks += [Block(BlockKind.PARAGRAPH, escape(text), LineSpan(n, n)) for n, text in enumerate(paragraphs, 2)]
    return Notice(LineSpan(1, len(paragraphs) + 1), title, tuple(blocks), section=section)


def source(subject: Notice) -> list[str]:
    """The lines that such a notice was read from."""
    return [block.text for block in subject.blocks]


def torn(first: str, second: str) -> tuple[Block, list[str]]:
    """A paragraph torn by a page break (lines 1 and 3), and its source lines."""
    block = Block(BlockKind.PARAGRAPH, escape(first + second), LineSpan(1, 3), joins=(Join(1, 3),))
    return block, [first, "", second]
