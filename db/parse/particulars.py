"""The particulars of a document that its blocks show.

Numbers, issuers, addressees, signature, date, issued text, attachments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from db.model import Attachment, Block, BlockKind, ContentsEntry, IssuedText, LineSpan
from db.model.values import valueclass
from db.parse import dates, doc_numbers, kinds
from db.parse import patterns as p
from db.parse.line_kinds import numbered_title
from db.parse.titles import ORGAN_ENDING, tidy_title

_ISSUER_IN_TITLE = re.compile(
    r"(?P<issuers>[^《》]{2,120}?)(?:关于|印发|转发|批转|公布|发布|令|公告|通告|人事任免|任免|决定|命令|\d{4}年)"
)
_BLANKS = re.compile(r"[\s\u3000、，,]+")
_ORGAN = re.compile(rf".*{ORGAN_ENDING}(?:[（(][^（）()]{{1,20}}[）)]|{p.AND_OTHERS})?")
_SECTION_OF_ISSUER = re.compile(rf"(?P<issuer>[\u4e00-\u9fff]{{2,30}}{ORGAN_ENDING})(?:令|文件|规章|规范性文件)?")
_ORDER_KIND = re.compile(r"[\u4e00-\u9fff]*(?:令|公告|通告)")
_PROMULGATES = re.compile(r"印发|转发|批转|公布|发布|公告|令\Z")
_BEGIN_ATTACHMENT = frozenset({kinds.ATTACHMENT_TITLE, kinds.ATTACHMENT_LABEL})
_OMITTED_SHORT = 160
_FEW = 4


@valueclass
class Particulars:
    """What the blocks of a document show about it."""

    doc_numbers: tuple[str, ...]
    issuers: tuple[str, ...]
    addressees: str | None
    sign_off: str | None
    sign_date: date | None
    body_omitted: bool
    issued_text: IssuedText | None
    attachments: tuple[Attachment, ...]


def read_particulars(blocks: Sequence[Block], title: str, entry: ContentsEntry | None, last: int) -> Particulars:
    """Everything that the blocks of a document show. ``last`` is the document's last line."""
    sign_off, sign_date = _signature(blocks)
    issued = _issued_text(blocks)
    return Particulars(
        doc_numbers=_numbers(blocks, title, entry),
        issuers=_issuers(blocks, title, sign_off, entry),
        addressees=_addressees(blocks),
        sign_off=sign_off,
        sign_date=sign_date,
        body_omitted=_is_omitted(blocks, issued, title),
        issued_text=issued,
        attachments=_attachments(blocks, last),
    )


def _head(blocks: Sequence[Block]) -> list[Block]:
    """Title, numbers, notes and addressees at the beginning."""
    head: list[Block] = []
    for block in blocks:
        if block.kind not in (kinds.TITLE, kinds.DOC_NUMBER, kinds.DATE_LINE, kinds.ADDRESSEES, kinds.IMAGE):
            break
        head.append(block)
    return head


def _numbers(blocks: Sequence[Block], title: str, entry: ContentsEntry | None) -> tuple[str, ...]:
    """The numbers below the title, else those in brackets at the end of paragraphs, else those of the contents."""
    printed = [b for b in _head(blocks) if b.kind is kinds.DOC_NUMBER] or [
        b for b in blocks if b.kind is kinds.DOC_NUMBER
    ]
    found: list[str] = []
    for block in printed:
        numbers = doc_numbers.find(block.text)
        found += [each for number in numbers for each in number.each]
        if not numbers:
            serial = "".join(block.text.split()).strip("（）()")
            above = next((tidy_title(b.text) for b in blocks if b.kind is kinds.TITLE), title)
            found.append(_organ_and_kind(above) + serial)
    if not found:
        titles = (block.text for block in blocks if block.kind is kinds.TITLE)
        found = [each for text in titles for each in numbered_title(text).doc_numbers]
    if not found and entry:
        found = [each for text in entry.doc_numbers for n in doc_numbers.find(text) for each in n.each] or list(
            entry.doc_numbers
        )
    if entry and len(found) == len(entry.doc_numbers) == 1 and found[0].endswith(entry.doc_numbers[0]):
        return entry.doc_numbers if _ORDER_KIND.match(entry.doc_numbers[0]) else (found[0],)
    return tuple(dict.fromkeys(found))


def _organ_and_kind(title: str) -> str:
    """国家税务总局公告 of 国家税务总局关于…的公告; nothing for a title that is neither order nor announcement."""
    kind = re.search(r"(?:令|公告|通告)\Z", title)
    if not kind:
        return ""
    return title if "关于" not in title else title.partition("关于")[0] + kind[0]


def _addressees(blocks: Sequence[Block]) -> str | None:
    for block in _head(blocks):
        if block.kind is kinds.ADDRESSEES:
            return block.text.strip().rstrip("：:").strip()
    return None


def _signature(blocks: Sequence[Block]) -> tuple[str | None, date | None]:
    """The first signature of the document itself, else the date in its head or in brackets at its end."""
    for place, block in enumerate(blocks):
        if block.kind is kinds.SIGN_DATE:
            names: list[str] = []
            for above in reversed(blocks[:place]):
                if above.kind is not kinds.SIGN_OFF:
                    break
                names.insert(0, " ".join(above.text.split()))
            return "、".join(names) or None, dates.alone(block.text)
        if block.kind is kinds.SIGN_OFF and (found := dates.find(block.text)):
            return " ".join(block.text[: found[0].start].split()), found[0].date
    return None, _date_elsewhere(blocks)


def _date_elsewhere(blocks: Sequence[Block]) -> date | None:
    for block in blocks:
        if block.kind is kinds.DATE_LINE and (alone := dates.alone(block.text)):
            return alone
    for block in blocks:
        if block.kind is kinds.DOC_NUMBER and (found := dates.find(block.text)):
            return found[0].date
    return None


def _issuers(blocks: Sequence[Block], title: str, sign_off: str | None, entry: ContentsEntry | None) -> tuple[str, ...]:
    """Who issued it: who signed, else who the title names, else who adopted it, else whose section it stands in."""
    if sign_off and (signed := [name for name in _names(sign_off) if _ORGAN.fullmatch(name)]):
        return tuple(signed)
    order = next((b.text for b in blocks if b.kind is kinds.TITLE and b.text.endswith("令")), "")
    named = _ISSUER_IN_TITLE.match(order or title)
    if named and (issuers := [name for name in _names(named["issuers"]) if _ORGAN.fullmatch(name)]):
        return tuple(issuers)
    for block in blocks:
        noted = block.kind is kinds.DATE_LINE and not p.DELIVERED.fullmatch(block.text)
        if noted and (found := p.ADOPTER.search(block.text)):
            return (found["decreed"] or found["organ"] + found["assembly"],)
    section = _SECTION_OF_ISSUER.fullmatch(entry.section) if entry and entry.section else None
    return (section["issuer"],) if section and len(section["issuer"]) > 3 else ()


def _names(text: str) -> list[str]:
    """Joint issuers one by one; a blank within a name does not part it."""
    names: list[str] = []
    for piece in _BLANKS.split(text.strip()):
        if names and not _ORGAN.fullmatch(names[-1]):
            names[-1] += piece
        elif piece:
            names.append(piece)
    return names


def _issued_text(blocks: Sequence[Block]) -> IssuedText | None:
    return next((IssuedText(tidy_title(b.text), b.span.first) for b in blocks if b.kind is kinds.ISSUED_TITLE), None)


def _is_omitted(blocks: Sequence[Block], issued: IssuedText | None, title: str) -> bool:
    """Whether an address or 略 stands in place of the text, not just of what a text of its own has attached."""
    if issued is not None:
        below = [b for b in blocks if b.span.first > issued.line]
        return 0 < len(below) <= 2 and any(_says_omitted(b) for b in below)
    signed = next((place for place, b in enumerate(blocks) if b.kind is kinds.SIGN_DATE), None)
    if not _PROMULGATES.search(title):
        blocks = [b for b in blocks if "附件" not in b.markdown or not b.text.lstrip("（(").startswith("附件")]
    rest = blocks[signed + 1 :] if signed is not None else blocks[-2:]
    return (
        0 < len(rest) <= _FEW
        and any(_says_omitted(b) for b in rest)
        and sum(len(b.text) for b in rest) < 2 * _OMITTED_SHORT + 200
    )


def _says_omitted(block: Block) -> bool:
    text = block.text.strip(" （）()[]〔〕")
    if len(text) > _OMITTED_SHORT + 200 or block.kind not in (kinds.PARAGRAPH, kinds.HEADING, kinds.LIST_ITEM):
        return False
    return bool(p.OMITTED.match(text)) or (bool(p.URL.search(text)) and "。" not in text[:-1])


def _attachments(blocks: Sequence[Block], last: int) -> tuple[Attachment, ...]:
    """Each attachment from its label, or from its title where the label was lost, to the next one."""
    starts: list[tuple[str, str, int]] = []
    listed = _listed_labels(blocks)
    for place, block in enumerate(blocks):
        if block.kind not in _BEGIN_ATTACHMENT:
            continue
        above = blocks[place - 1].kind if place else None
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.kind is kinds.ATTACHMENT_TITLE and above is not kinds.ATTACHMENT_LABEL:
            label, title = _label_and_title(block.text, len(starts))
            label = _label(below.text, listed) if below and below.kind is kinds.ATTACHMENT_LABEL else label
            starts.append((label, title, block.span.first))
        elif block.kind is kinds.ATTACHMENT_LABEL and not _is_part_of_attachment(above, below):
            titled = below is not None and below.kind in (kinds.ATTACHMENT_TITLE, kinds.ISSUED_TITLE)
            title = tidy_title(below.text) if below is not None and titled else ""
            starts.append((_label(block.text, listed), title, block.span.first))
    ends = [*(line - 1 for _, _, line in starts[1:]), last][: len(starts)]
    return tuple(
        Attachment(label, title, line, LineSpan(line, max(line, end)))
        for (label, title, line), end in zip(starts, ends, strict=True)
    )


def _is_part_of_attachment(above: BlockKind | None, below: Block | None) -> bool:
    """Whether a label stands below the title of its attachment, or names a table within one."""
    return above is kinds.ATTACHMENT_TITLE or (below is not None and below.kind is kinds.HEADING and below.level == 3)


def _listed_labels(blocks: Sequence[Block]) -> str:
    """The word that the document's own list uses: 附表 where the text then prints 表 1."""
    first = next((b.text for b in blocks if b.kind is kinds.ATTACHMENT_LIST), "")
    found = p.ATTACHMENT_LIST.match(first)
    return "".join(found["label"].split()) if found else ""


def _label(text: str, listed: str) -> str:
    label = "".join(text.split()).strip("（）()〔〕：:")
    return "附" + label if label[:1] in "表图" and listed[:1] == "附" else label


def _label_and_title(text: str, before: int) -> tuple[str, str]:
    found = p.ATTACHMENT_LABEL.match(text)
    if found and text[found.end() :].strip():
        return "".join(found[0].split()).strip("（）()〔〕：:"), tidy_title(text[found.end() :])
    return f"附件{before + 1}", tidy_title(text)
