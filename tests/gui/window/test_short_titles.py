"""Titles cut to what tells them apart."""

import pytest

from reader.models.short_titles import place_of, short_section, short_title


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("甲乙市人民政府关于印发甲乙市教育事业发展“十四五”规划的通知", "教育事业发展“十四五”规划"),
        ("甲乙市人民政府关于印发甲乙市妇女发展规划和甲乙市儿童发展规划的通知", "妇女发展规划和儿童发展规划"),
        ("甲乙市人民政府办公室关于调整市人民政府领导工作分工的通知", "调整市人民政府领导工作分工"),
        ("甲乙市人民政府关于印发《甲乙市公共租赁住房管理办法》的通知", "公共租赁住房管理办法"),
        ("关于公布《收费目录》（2022年）的通知", "收费目录（2022年）"),
        ("甲乙市人民政府关于加强安全生产的决定", "加强安全生产的决定"),
        ("人事任免", "人事任免"),
        ("各县、区人民政府，市直各部门：", "各县、区人民政府，市直各部门："),
        ("甲乙市人民政府公告", "人民政府公告"),
        ("关于表彰的通知", "表彰的通知"),
        ("甲乙市人民政府转发《省政府关于加强甲乙市安全生产的决定》的通知", "省政府关于加强安全生产的决定"),
        ("甲乙市人民政府关于修改《甲乙市道路管理办法》的决定", "修改《甲乙市道路管理办法》的决定"),
        ("甲乙市人民政府公布《关于禁牧的决定》和《关于休渔的决定》", "公布《关于禁牧的决定》和《关于休渔的决定》"),
    ],
)
def test_short_titles(title: str, short: str) -> None:
    issuers = ("甲乙市人民政府",) if title.startswith("甲乙市") else ()
    assert short_title(title, issuers) == short


def test_place_is_read_from_the_issuer() -> None:
    assert place_of(("甲乙市人民政府",)) == "甲乙市"
    assert place_of(("甲州市人民政府",)) == "甲州市"
    assert place_of(("甲州人民政府",)) == "甲州"
    assert place_of(("人民政府",)) == ""


def test_sections_lose_the_place_but_not_its_kind() -> None:
    assert short_section("甲乙市人民政府文件", "甲乙市") == "市人民政府文件"
    assert short_section("人事任免", "甲乙市") == "人事任免"
