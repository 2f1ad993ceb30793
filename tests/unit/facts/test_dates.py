from datetime import date

import pytest

from db.parse import dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年7月4日", date(2022, 7, 4)),
        ("（2022 年 7 月 22 日）", date(2022, 7, 22)),
        ("２０２２年７月４日", date(2022, 7, 4)),
        ("二〇〇六年五月二十三日", date(2006, 5, 23)),
        ("二○一二年十二月三十一日", date(2012, 12, 31)),
        ("二O一九年元月廿三日", date(2019, 1, 23)),
        ("一九九六年七月十七日", date(1996, 7, 17)),
        ("2021-09-30", date(2021, 9, 30)),
        ("2021.9.3", date(2021, 9, 3)),
    ],
)
def test_dates_alone(text: str, day: date) -> None:
    assert dates.alone(text) == day


@pytest.mark.parametrize("text", ["2022年7月4日印发", "2021年2月30日", "2022年7月", "7月4日", "", "2021.9.3.1"])
def test_what_is_no_date_alone(text: str) -> None:
    assert dates.alone(text) is None


def test_find_gives_every_date_with_its_place() -> None:
    text = "2016年8月5日印发，2022年13月1日作废，二〇二二年九月一日起施行"
    found = dates.find(text)
    assert [(day.date, text[day.start : day.end]) for day in found] == [
        (date(2016, 8, 5), "2016年8月5日"),
        (date(2022, 9, 1), "二〇二二年九月一日"),
    ]


@pytest.mark.parametrize(
    ("text", "value"), [("七", 7), ("十", 10), ("十二", 12), ("三十", 30), ("四十五", 45), ("一二", None), ("百", None)]
)
def test_chinese_numbers(text: str, value: int | None) -> None:
    assert dates.chinese_number(text) == value
