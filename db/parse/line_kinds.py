"""What a single line is by its own words: a document number, addressees, the name of a section."""

from __future__ import annotations

from db.parse import doc_numbers
from db.parse import patterns as p
from db.parse.lines import Line

_LONGEST_NUMBER = 60


def is_number_line(line: Line) -> bool:
    """Whether a line is nothing but a document number: 钦政发〔2022〕11号, 第 759 号."""
    key = line.key
    if len(key) > _LONGEST_NUMBER or "号" not in key[-2:]:
        return False
    return bool(doc_numbers.alone(line.words) or p.ORDER_NUMBER.fullmatch(key))


def is_addressees(line: Line) -> bool:
    """Whether a line names the addressees: organs, then a colon that ends the line."""
    if line.words[-1:] not in ("：", ":"):
        return False
    found = p.ADDRESSEES.fullmatch(line.words)
    return bool(found and addressed(found["who"]))


def addressed(who: str) -> bool:
    """Whether words before a colon are a list of organs or persons."""
    who = who.strip()
    if who[:1] in ("（", "(", "《", "“") or len(who) < 2:
        return False
    if p.NOT_ADDRESSEES.search(who) and not who.startswith(("各", "省", "市")):
        return False
    return bool(p.ADDRESSEES_LAST.search(who))


def is_section_name(line: Line) -> bool:
    """Whether a line is the name of a section, by its words and its look: 市政府办公厅文件."""
    name = line.key.strip("【】〖〗[]")
    return (line.marked or line.indent > 8 or name != line.key) and bool(p.SECTION_NAME.fullmatch(name))
