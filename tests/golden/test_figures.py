"""The measuring itself: a perfect reading scores 1, and each kind of fault lowers its own figure."""

from typing import Any

import pytest

from tests.golden.figures import figures
from tests.golden.folding import agreement, alike, fold, number_set

Json = dict[str, Any]

SOURCE = ["目录", "甲通知", "某政发〔2022〕1号", "各县区：", "一、总则", "全文", "接下", "a\tb", "c\td", "a\tb", "e\tf"]


def labels() -> Json:
    document = {
        "start_line": 2,
        "end_line": 11,
        "section": "文件",
        "title": "甲通知",
        "doc_number": "某政发〔2022〕1号",
        "issuer": ["某市"],
        "addressees": "各县区",
        "sign_off": None,
        "sign_date": "2022-01-01",
        "body_omitted": False,
        "issued_text": "甲规划",
        "issued_text_line": 5,
        "attachments": [{"label": "附件1", "title": "乙", "line": 6, "lines": [6, 7]}],
    }
    block: Json = {"logical": 1, "title": "表", "columns": 2, "header_rows": 1, "form": False, "continues": False}
    return {
        "issue": {
            "publication": "某公报",
            "year": 2022,
            "number": 1,
            "total_number": 9,
            "date": None,
            "publisher": None,
        },
        "toc": [{"section": "文件", "title": "甲通知", "doc_numbers": ["某政发〔2022〕1号"], "page": 3}],
        "documents": [document],
        "tables": [
            {**block, "start_line": 8, "end_line": 9},
            {**block, "start_line": 10, "end_line": 11, "continues": True},
        ],
        "joins": [{"line": 6, "next": 7}],
        "joins_optional": [],
        "headings": [{"line": 5, "level": 3, "text": "一、总则"}],
        "headings_optional": [],
        "appointments": [{"line": 6, "person": "王一", "action": "appoint", "position": "市财政局局长"}],
        "references": [{"line": 6, "kind": "cites", "target": "某政发〔2021〕2号"}],
    }


def reading() -> Json:
    gold = labels()
    document = gold["documents"][0]
    notice = {
        **document,
        "doc_numbers": ["某政发[2022] 1 号"],
        "issuers": ["某市"],
        "attachments": [{"label": "附件1", "title": "乙", "line": 7}],
        "outline": gold["headings"],
        "joins": gold["joins"],
        "plain_text": "\n".join([*SOURCE[1:9], SOURCE[10]]),
    }
    parts = [{"start_line": 8, "end_line": 9}, {"start_line": 10, "end_line": 11}]
    table = {"parts": parts, "title": "表", "columns": 2, "header_rows": 1, "form": False, "notice": 0}
    return {**gold, "source_text": "\n".join(SOURCE), "notices": [notice], "tables": [table]}


def low(parsed: Json) -> set[str]:
    return {figure.name for figure in figures(labels(), parsed) if figure.value < 1}


def test_a_perfect_reading() -> None:
    assert low(reading()) == set()


@pytest.mark.parametrize(
    ("field", "value", "figure"),
    [
        ("end_line", 10, "notice.end"),
        ("section", "别的", "notice.section"),
        ("title", "乙通知", "notice.title"),
        ("addressees", None, "notice.addressees"),
        ("doc_numbers", ["某政发〔2022〕2号"], "notice.doc_numbers"),
        ("issuers", [], "notice.issuers"),
        ("sign_off", "某市", "notice.sign_off"),
        ("sign_date", "2022-01-02", "notice.sign_date"),
        ("body_omitted", True, "notice.body_omitted"),
        ("issued_text_line", 6, "notice.issued_text"),
        ("attachments", [], "notice.attachments"),
        ("joins", [], "text.joins"),
        ("outline", [{"line": 5, "level": 4, "text": "一、总则"}], "outline.levels"),
        ("plain_text", "\n".join(SOURCE[1:8]), "text.kept"),
        ("plain_text", "\n".join([*SOURCE[1:], "多出"]), "text.nothing_added"),
    ],
)
def test_a_fault_in_a_notice_lowers_its_figure(field: str, value: object, figure: str) -> None:
    parsed = reading()
    parsed["notices"][0][field] = value
    assert figure in low(parsed)


@pytest.mark.parametrize(
    ("field", "value", "figure"),
    [
        ("title", "别的表名", "tables.title"),
        ("columns", 3, "tables.columns"),
        ("header_rows", 0, "tables.header_rows"),
        ("form", True, "tables.form"),
        ("parts", [{"start_line": 8, "end_line": 11}], "tables.blocks"),
        ("parts", [{"start_line": 8, "end_line": 9}], "tables.merged"),
    ],
)
def test_a_fault_in_a_table_lowers_its_figure(field: str, value: object, figure: str) -> None:
    parsed = reading()
    parsed["tables"][0][field] = value
    assert figure in low(parsed)


@pytest.mark.parametrize(
    ("key", "figure"),
    [("appointments", "appointments"), ("references", "references.recall"), ("toc", "contents.entries")],
)
def test_missing_facts_lower_their_figures(key: str, figure: str) -> None:
    assert figure in low({**reading(), key: []})


def test_a_notice_that_was_not_found_counts_in_every_figure_of_notices() -> None:
    missing = low({**reading(), "notices": []})
    assert {"notice.starts", "notice.end", "notice.title", "text.kept", "outline.levels"} <= missing


def test_folding() -> None:
    assert fold("钦政办〔２０２２〕 20 号：") == fold("钦政办(2022)20号")
    assert alike("关于印发“十四五”规划的通知", "关于印发'十四五'规划的通知", 0.85)
    assert not alike("甲", None)
    assert number_set("某政干〔2023〕1、2号") == number_set(["某政干[2023]1号", "某政干（2023）2号"])
    assert (agreement([], []), agreement([1], []), agreement([1, 2], [2, 3])) == (1.0, 0.0, 0.5)
