"""How many rows at the top of a table are its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from db.parse.tables.cells import Kind, kind, squeezed
from db.parse.tables.grid import Row

MAX_HEAD_CELL = 45
"""Characters; a longer cell is no head."""
MAX_HEAD_ROWS = 4

# what the names of columns end with: "序号", "项目名称", "牵头单位", "金额（万元）", "设置学位（人）"
_HEAD_WORD = re.compile(
    r"(?:序号|编号|编码|代码|名称|姓名|性别|年龄|民族|职务|职称|学历|电话|方式|方法|地址|地点|坐落|位置|区域|地区|县区|片区|省份"
    r"|部门|单位|机关|主体|对象|人员|领导|责任人|负责人|联系人|联络员|时间|日期|期限|时限|年限|节点|进度|月份|年份|年度|面积|长度"
    r"|规模|学位|床位|户数|人数|数|率|幅度|比例|比重|量|额|价|价格|金|资金|投资|经费|收入|支出|标准|基准|依据|条件|条款|程序|环节"
    r"|材料|类别|类型|分类|种类|级别|等级|等次|层级|性质|属性|来源|范围|领域|行业|专业|品名|品种|规格|型号|车型|内容|项目|子项"
    r"|事项|事由|行为|情节|任务|目标|要点|措施|要求|举措|计划|指标|情况|现状|状况|问题|结果|决定|责任|分工|成果|备注|说明|意见"
    r"|区间|档次|分档|时段|分值|得分|评分|扣分|权重|合计|总计|小计|用途|效益|阶段|步骤|方向|重点|课题|文号|标题|职责|权限|值|度)"
    r"(?:[（(].{1,16}[)）])?$"
    r"|[（(](?:个|人|元|万元|亿元|%|％|张|所|公里|米|平方米|平方公里|吨|亩|公顷|项|名|户|岁|分|天|年)[)）]$"
    r"|^(?:[省市州县区镇乡村、（）()]{1,9}|乡镇|街道|学校|医院|企业|公司|河流|水库|产品|类|项|款|年|月|序|数量|编|号|注)$"
)
# "2025年", "2025年目标", "一季度", "3月"
_HEAD_YEAR = re.compile(r"(?:19|20)\d\d(?:年.{0,12})?|第?[一二三四]季度|\d{1,2}月")
# "1", "(2)", "3=1+2": the number of a column
_COLUMN_NUMBER = re.compile(r"[（(]?(\d{1,2})[）)]?(?:[=＝][\d（()）+＋×*/÷%％-]+)?")
_SENTENCE = re.compile(r"[。；;]")
_LIST_MARK = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,3}[.、．](?!\d)")
# "组长：", "副主任委员", "成员": the roles of a member list
_ROLE = re.compile(
    r"(?:常务)?(?:第一)?副?(?:组长|主任|主任委员|总指挥|指挥长|召集人|会长|理事长|委员|成员|顾问|政委|秘书长|联络员)(?::|：|$)"
)


def is_roster_row(row: Row) -> bool:
    """Whether a row begins with a role of a member list (组长：…)."""
    return _ROLE.match(squeezed(row.cells[0])) is not None


def similarity(one: Row, other: Row) -> float:
    """How alike two rows read, 0 to 1, whatever columns their cells stand in."""
    if one.cells == other.cells:
        return 1.0
    a, b = ("".join(squeezed(cell) for cell in row.cells)[:300] for row in (one, other))
    if a == b:
        return 1.0
    if not a or not b or 2 * min(len(a), len(b)) < 0.6 * (len(a) + len(b)):
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def reads_like_head(row: Row) -> bool:
    """Whether a row by itself is surely a head: no values, no sentences, and most cells named as columns are."""
    texts = [squeezed(cell) for cell in row.cells if cell]
    return _may_be_head(texts, len(row.cells)) and _names_columns(texts)


def _names_columns(texts: Sequence[str]) -> bool:
    named = sum(1 for text in texts if _HEAD_YEAR.fullmatch(text) or _HEAD_WORD.search(text))
    return named * 2 >= len(texts)


def _may_be_head(texts: Sequence[str], width: int) -> bool:
    if len(texts) < min(2, width):
        return False
    for text in texts:
        if len(text) > MAX_HEAD_CELL or _SENTENCE.search(text) or _LIST_MARK.match(text) or _ROLE.match(text):
            return False
        if kind(text) in (Kind.NUMBER, Kind.DASH, Kind.DATE) and not _HEAD_YEAR.fullmatch(text):
            return False
    return True


def count_head_rows(rows: Sequence[Row], marked: int = 0) -> int:
    """Number of head rows; ``marked`` is what the syntax says, which is believed only where the words allow it."""
    if not rows or is_roster_row(rows[0]):
        return 0
    texts = [squeezed(cell) for cell in rows[0].cells if cell]
    if not _may_be_head(texts, len(rows[0].cells)):
        return 0
    if not (_names_columns(texts) or marked or _stands_out(rows)):
        return 0
    count = 1
    while count < min(len(rows), MAX_HEAD_ROWS) and _goes_on(rows[:count], rows[count]):
        count += 1
    return max(count, marked) if marked <= min(MAX_HEAD_ROWS, len(rows)) else count


def _stands_out(rows: Sequence[Row]) -> bool:
    """Whether the first row names columns that hold values, or is full and far shorter than the rows below."""
    head, body = rows[0], rows[1:60]
    if not body or len(head.filled()) * 2 < len(head.cells):
        return False
    for column in head.filled():
        kinds = [kind(row.cells[column]) for row in body if row.cells[column]]
        if len(kinds) >= 2 and sum(1 for k in kinds if k is not Kind.TEXT) * 10 >= len(kinds) * 7:
            return True
    if len(head.filled()) < len(head.cells):
        return False
    longest = max(len(squeezed(cell)) for cell in head.cells)
    lengths = sorted(max(len(cell) for cell in row.cells) for row in body)
    return longest <= 12 and lengths[len(lengths) // 2] >= longest * 3


def _goes_on(head: Sequence[Row], row: Row) -> bool:
    """Whether a row parts the columns that the head above has merged."""
    texts = [squeezed(cell) for cell in row.cells if cell]
    if not texts or any(_SENTENCE.search(text) or len(text) > MAX_HEAD_CELL for text in texts):
        return False
    if _is_column_numbering(row):
        return True
    above = head[-1]
    if _repeats(above, row):
        return True
    valued = sum(1 for cell in row.cells if cell and kind(cell) in (Kind.NUMBER, Kind.DASH))
    if valued and not all(_HEAD_YEAR.fullmatch(text) for text in texts):
        return False
    groups = _groups(head)
    inside = {column for group in groups for column in group}
    filled = set(row.filled())
    if not any(len(filled & set(group)) >= 2 for group in groups):
        return False
    return filled <= inside or (not row.cells[0] and bool(above.cells[0]) and _names_columns(texts))


def _groups(head: Sequence[Row]) -> list[list[int]]:
    """The columns that a lower head row may part: a filled cell with the empty ones after it, and an empty corner."""
    above = head[-1]
    groups: list[list[int]] = []
    for column, cell in enumerate(above.cells):
        if cell or not groups:
            groups.append([])
        groups[-1].append(column)
    if not above.cells[0]:
        corner = groups.pop(0)
        if not any(row.cells[column] for row in head for column in corner):
            groups.append(corner)
    return [group for group in groups if len(group) > 1 or not above.cells[group[0]]]


def _repeats(above: Row, row: Row) -> bool:
    """Whether a row repeats cells of the head above: so converters write cells merged over two rows."""
    same = [column for column in row.filled() if row.cells[column] == above.cells[column]]
    other = [column for column in row.filled() if column not in same]
    return bool(same) and all(kind(row.cells[column]) is Kind.TEXT for column in (*same, *other))


def _is_column_numbering(row: Row) -> bool:
    """Whether a row numbers the columns: "甲 | 1 | 2 | 3", "栏次 | (1) | (2)=(1)×12"."""
    texts = [squeezed(cell) for cell in row.cells]
    found = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    numbers = [int(number[1]) for number in found if number]
    rest = [text for text, number in zip(texts, found, strict=True) if text and not number and text not in "甲乙丙丁"]
    named = [text for text in rest if text in ("栏次", "行次")]
    if len(numbers) < (2 if named else 3) or rest != named:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
