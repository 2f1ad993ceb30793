"""What belongs to a table in the text around it: title, unit line, notes, lines of a form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from db.model import Block, BlockKind
from db.model.values import valueclass
from db.parse import kinds

MAX_TITLE = 70
"""Characters; a longer line is no caption."""

_WORDS = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.DATE_LINE}
_TITLES = {
    BlockKind.TITLE, BlockKind.ISSUED_TITLE, BlockKind.HEADING, BlockKind.BOX_TITLE, BlockKind.ATTACHMENT_TITLE,
    BlockKind.TABLE_TITLE,
}  # fmt: skip
_MEASURE = (
    r"(?:[元人个项吨亩米户件张辆台套所家次宗处座里度床只头株名篇部条天日月年分千万亿%％℃㎡kgKMW]|公[顷斤]|平方|立方)"
)
# "单位：万元", "（计量单位: 项）"; not "填报单位：" and not "单位：某某局"
_UNIT = re.compile(
    rf"[（(]?\s*(?:计量|数量|金额)?单\s*位\s*[:：]\s*([^:：。]{{0,20}}{_MEASURE}[^:：。]{{0,8}}?)[)）]?\s*"
)
_UNIT_IN_TITLE = re.compile(r"[（(]\s*单\s*位\s*[:：]\s*([^:：。）)]{0,20})[)）]")
# "注：…", "备注: …", "资料来源：…", "*本表…"
_NOTE = re.compile(
    r"(?:附?注|备\s*注|说\s*明|填[表写]说明|资料来源|数据来源|指标解释)\s*(?:[:：]|[一1]?[.、．])|[*＊※△▲]\s*\S"
)
_NUMBERED = re.compile(r"(?:([一二三四五六七八九十])、|[（(]?(\d{1,2})[)）]?[.、．]?)")
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)}
# "填报单位：", "填表时间： 年 月 日", "编号：", "单位负责人：      填报人："; not "安排如下："
_FORM_LINE = re.compile(
    r"(?>[（(]?(?:[\u3400-\u9fff/、]{0,10}(?:单位|部门|机构|银行|企业|学校|人|时间|日期|电话|号码|编号|[签盖公]章|签[名字]|意见"
    r"|地址|姓名|名称|期间|年度|日期|传真|邮箱|账号)(?:[（(][^（）()]{1,8}[)）])?+)[:：]"
    r"(?>[（(][^（）()]{1,8}[)）])?+(?>\d{0,4}年\d{0,2}月(?>\d{0,2}日)?+)?+)++"
)
_COLON = re.compile("[:：]")
# "表 1", "附表2-1": a label that is not the whole title
_LABEL = re.compile(r"[（(]?(?:附?\s*表|专栏|附件|附)\s*[\d一二三四五六七八九十]*(?:[-－—.]\d+)*\s*[:：)）]?")
_BRACKETED = re.compile(r"[（(][^（）()]{1,40}[)）]")
_PROSE_END = re.compile(r"[。；;！!？?，,、]\s*$")
# "…成员名单如下：", "具体安排见下表：": a sentence that announces the table
_ANNOUNCES = re.compile(r"(?:如下表?(?:所示)?|见下表|下表)[：:。]?\s*$|[：:]\s*$")
# "成立某某领导小组", "调整某某委员会成员": the body whose members are listed
_BODY = re.compile(
    r"(?:成立|调整|组建|设立|充实|增补|更名为|对)了?(?:由)?([^，。；：、,;:（）“”《》]{2,40}?(?:领导小组|委员会|指挥部|工作组|协调小组|联席会议|专班|工作小组|协调机制))"
)
_CLAUSE = re.compile(r"[^，。；：,;:]*$")


@valueclass
class Above:
    """What stands over a table: its title, its unit, and the blocks with the kinds that they turn out to have."""

    title: str
    unit: str
    blocks: tuple[Block, ...]


@valueclass
class Below:
    """What stands under a table: its notes, and the blocks with the kinds that they turn out to have."""

    notes: tuple[str, ...]
    blocks: tuple[Block, ...]


def is_unit(block: Block) -> bool:
    """Whether a block is a unit line such as 单位：万元."""
    if block.kind is kinds.TABLE_UNIT:
        return True
    return "单" in block.markdown and _UNIT.fullmatch(block.text.strip()) is not None


def is_note(block: Block) -> bool:
    """Whether a block is a note with words in it, such as 注：…; a bare 备注： waits to be filled in."""
    match = _NOTE.match(block.text.strip())
    return match is not None and len(block.text.strip()) > match.end() + 1


def announces(block: Block) -> bool:
    """Whether a sentence announces what follows: …名单如下：."""
    return _ANNOUNCES.search(block.text.strip()) is not None


def is_sentence(block: Block) -> bool:
    """Whether a block ends as sentences and clauses do."""
    return _PROSE_END.search(block.text.strip()) is not None


def read_above(blocks: Sequence[Block]) -> Above:
    """Title and unit of a table from the blocks before it, the last one directly over it."""
    changed = list(blocks)
    unit = title = ""
    index = len(blocks) - 1
    while index >= 0:
        block = blocks[index]
        text = block.text.strip()
        if not unit and is_unit(block):
            unit = _unit_of(text)
            changed[index] = rekinded(block, BlockKind.TABLE_UNIT)
        elif block.kind is BlockKind.FORM_LINE or _is_form_line(block):
            changed[index] = rekinded(block, BlockKind.FORM_LINE)
        elif block.kind is not BlockKind.ROSTER_LINE:
            break
        index -= 1
    if index >= 0:
        title, first = _title(blocks, index)
        for number in range(first, index + 1):
            changed[number] = rekinded(blocks[number], BlockKind.TABLE_TITLE)
    if not unit and (match := _UNIT_IN_TITLE.search(title)):
        unit = match[1].strip()
    return Above(title, unit, tuple(changed))


def _unit_of(text: str) -> str:
    match = _UNIT.fullmatch(text)
    return match[1].strip() if match else re.sub(r"^[^:：]*[:：]\s*|[)）]\s*$", "", text)


def _is_form_line(block: Block) -> bool:
    if block.kind not in _WORDS or not _COLON.search(block.markdown):
        return False
    text = re.sub(r"[\s_＿]+", "", block.text)
    return len(text) <= 60 and _FORM_LINE.fullmatch(text) is not None


def rekinded(block: Block, kind: BlockKind) -> Block:
    """A block of plain words with the kind that it turns out to have; headings and such keep theirs."""
    return replace(block, kind=kind) if block.kind in _WORDS else block


def _title(blocks: Sequence[Block], last: int) -> tuple[str, int]:
    """The title that ends at index ``last`` and the index of its first block, one past ``last`` if it is no caption."""
    block = blocks[last]
    text = block.text.strip()
    if is_caption(block):
        above = blocks[last - 1] if last else None
        if above is not None and is_caption(above):
            whole = f"{above.text.strip()}{text}"
            if _BRACKETED.fullmatch(text) and not _LABEL.fullmatch(above.text.strip()):
                return whole, last - 1
            if _LABEL.fullmatch(text):
                return above.text.strip(), last - 1
        return text, last
    if block.kind in _WORDS | {BlockKind.TABLE_NOTE} and announces(block):
        announced = _announced(text, blocks[:last])
        if announced:
            return announced, last + 1
    if block.kind is BlockKind.ATTACHMENT_LABEL:
        return text, last + 1
    for number in range(last, -1, -1):
        if blocks[number].kind in _TITLES:
            return blocks[number].text.strip(), last + 1
    return "", last + 1


def is_caption(block: Block) -> bool:
    """Whether a block can be a table's title: a heading, or a short line that is no sentence."""
    text = block.text.strip()
    if block.kind in _TITLES:
        return True
    if block.kind not in _WORDS or not text or len(text) > MAX_TITLE:
        return False
    return not is_sentence(block) and not announces(block) and not _NOTE.match(text)


def _announced(text: str, before: Sequence[Block]) -> str:
    """A title made of the sentence that announces the table."""
    clause = _CLAUSE.search(_ANNOUNCES.sub("", text).rstrip("：:。 "))
    words = clause[0].strip() if clause else ""
    if "名单" in words or "成员" in words:
        for source in (text, *(block.text for block in reversed(before[-3:]))):
            if bodies := _BODY.findall(source):
                return f"{bodies[-1]}成员名单"
    words = re.sub(r"^(?:现将|具体|其中|以下|调整后的|有关|主要)+", "", words)
    return words if 4 <= len(words) <= 40 else ""


def read_below(blocks: Sequence[Block]) -> Below:
    """Notes of a table, and lines to fill in under a form, from the blocks after it."""
    notes: list[str] = []
    changed: list[Block] = []
    number: int | None = None
    for block in blocks:
        text = block.text.strip()
        following = _number_of(text)
        if block.kind is BlockKind.TABLE_NOTE or (block.kind in _WORDS and not notes and _NOTE.match(text)):
            number = _number_of(_NOTE.sub("", text, count=1).lstrip())
        elif block.kind in _WORDS and not notes and (block.kind is BlockKind.FORM_LINE or _is_form_line(block)):
            changed.append(rekinded(block, BlockKind.FORM_LINE))
            continue
        elif block.kind not in _WORDS or not notes or not _follows(number, following):
            break
        else:
            number = max(number or 0, following or 0)
        notes.append(text)
        changed.append(rekinded(block, BlockKind.TABLE_NOTE))
    return Below(tuple(notes), tuple(changed))


def _number_of(text: str) -> int | None:
    match = _NUMBERED.match(text)
    if not match:
        return None
    return _DIGITS[match[1]] if match[1] else int(match[2])


def _follows(number: int | None, following: int | None) -> bool:
    """Whether a paragraph's number goes on where the note's items stopped, or begins items below them."""
    return number is not None and following is not None and 0 < following <= number + 1
