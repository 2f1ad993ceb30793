"""What stands around a notice's title: where it was printed, and its facts."""

from __future__ import annotations

from collections.abc import Sequence

from db.model import BlockKind, NoticeRecord, escape
from reader.render.inline import inline_html
from reader.render.line_ends import WORD_JOINER
from reader.render.options import Words

_SHORT_FACT = 20


def crumb(record: NoticeRecord, words: Words) -> str:
    """The breadcrumb: issue, total number, pages, section; its lines end between them."""
    issue, notice = record.issue_record.issue, record.notice
    parts = []
    if issue.year and issue.number:
        parts.append(words.issue.format(year=issue.year, number=issue.number))
    if issue.total_number:
        parts.append(words.total.format(total=issue.total_number))
    if notice.first_page:
        last = notice.last_page or notice.first_page
        form = words.page if last == notice.first_page else words.pages
        parts.append(form.format(first=notice.first_page, last=last))
    path = ["\u00a0· ".join(map(_unbroken, parts)), _unbroken(notice.section or "")]
    told = " ›\u00a0".join(part for part in path if part)
    return f'<p class="crumb">{_text(told)}</p>'


def facts(record: NoticeRecord, words: Words, chip: str, state: str, doubts: Sequence[str]) -> str:
    """The line of facts under the title, the document number (as HTML) first; below it what to doubt."""
    notice = record.notice
    pairs = [
        (words.issuer, "、".join(notice.issuers)),
        (words.signed, notice.sign_date.isoformat() if notice.sign_date else ""),
        (words.tables, str(len(notice.tables) or "")),
        (words.attachments, str(len(notice.attachments) or "")),
    ]
    told = "　".join(_unbroken(f"{name} {value}") for name, value in pairs if value)
    number = f'<span class="chip">&nbsp;{chip}&nbsp;</span>' if chip else ""
    line = "　".join(part for part in (number, _text(told)) if part)
    lines = [f'<p class="facts" align="center"{state}>{line}</p>'] if line else []
    if notice.body_omitted:
        lines.append(f'<p class="remark" align="center">{_text(_omitted(record, words))}</p>')
    lines += [f'<p class="remark doubtful" align="left">⚠ {_text(doubt)}</p>' for doubt in doubts]
    return "\n".join(lines)


def _omitted(record: NoticeRecord, words: Words) -> str:
    """What was not printed: the whole text, or only what the notice issues."""
    itself = (BlockKind.ADDRESSEES, BlockKind.SIGN_OFF, BlockKind.SIGN_DATE)
    printed = any(block.kind in itself for block in record.notice.blocks)
    return words.attached_omitted if printed else words.omitted


def _unbroken(fact: str) -> str:
    """A fact that stays on one line; a long one may be broken, but not between name and value."""
    fact = fact.replace(" ", "\u00a0")
    return WORD_JOINER.join(fact) if len(fact) <= _SHORT_FACT else fact


def _text(text: str) -> str:
    return inline_html(escape(text))
