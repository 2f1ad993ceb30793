"""The filter of the tree: title, number, issuer, pinyin initials. Type-ahead."""

import subprocess
import sys

import pytest

from db.model import IssueId, NoticeId, NoticeSummary
from reader.tasks.tree_filter import FilterIndex, begins, build_index, matching

TITLES = (
    ("甲市教育事业发展规划", "甲政发〔2022〕13号", "甲市人民政府"),
    ("关于重庆路改造的通知", "甲政办〔2021〕4号", "甲市人民政府办公室"),
    ("２０２２年工作要点", "", "甲市民政局"),
    ("推行行政执法公示制度执法制度", "", "乙市司法局"),
)


@pytest.fixture(scope="module")
def index() -> FilterIndex:
    return build_index(
        NoticeSummary(
            NoticeId(n), IssueId(n // 2), n, title, None, (number,) if number else (), (issuer,), None, None, 1, 0, ()
        )
        for n, (title, number, issuer) in enumerate(TITLES)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规划", {0}),
        ("甲政发2022", {0}),
        ("甲政发[2022]13", {0}),
        ("13号 教育", {0}),
        ("教育 重庆", set()),
        ("办公室", {1}),
        ("2022年", {2}),
        ("jysy", {0}),
        ("JYSY", {0}),
        ("cql", {1}),
        ("zql", {1}),
        ("jysy 13号", {0}),
        ("xyz", set()),
        ("xzzfgszd", {3}),
        ("zzzz", set()),
        ("〔〕", set()),
    ],
)
def test_filter(index: FilterIndex, text: str, found: set[int]) -> None:
    answer = matching(index, text)
    assert {int(notice) for ids in answer.only.values() for notice in ids} == found
    assert answer.total == len(found)


def test_matches_stand_under_their_issue(index: FilterIndex) -> None:
    assert matching(index, "甲市").only == {
        IssueId(0): frozenset({NoticeId(0), NoticeId(1)}),
        IssueId(1): frozenset({NoticeId(2)}),
    }


@pytest.mark.parametrize(
    ("title", "typed", "begin"),
    [
        ("政府工作报告", "政府", True),
        ("政府工作报告", "zf", True),
        ("政府工作报告", "zhengfu", True),
        ("政府工作报告", "ZhengFuGZ", True),
        ("政府工作报告", "zfgzbg", True),
        ("政府工作报告", "gz", False),
        ("政府工作报告", "zfgzbgx", False),
        ("《重庆路改造方案》", "cql", True),
        ("《重庆路改造方案》", "zhongqing", True),
        ("绿色食品", "lvs", True),
        ("２０２５年工作要点", "2025n", True),
        ("APP备案", "app备", True),
        ("APP备案", "appba", True),
        ("政府工作报告", "《", False),
        ("", "z", False),
    ],
)
def test_type_ahead(title: str, typed: str, begin: bool) -> None:
    assert begins(title, typed) is begin


def test_phrases_are_not_loaded_for_initials() -> None:
    code = (
        "import sys; from reader.tasks.tree_filter import begins;"
        "assert begins('政府', 'zf'); assert 'pypinyin.phrases_dict' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
