"""What is asked in the benchmark, by kind: what clerks type into the search of a gazette."""

from __future__ import annotations

from dataclasses import dataclass

from db.model import Facet, SearchOptions


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its options."""

    kind: str
    text: str
    options: SearchOptions = SearchOptions()  # noqa: RUF009


def _all(kind: str, *texts: str, options: SearchOptions | None = None) -> tuple[Asked, ...]:
    return tuple(Asked(kind, text, options or SearchOptions()) for text in texts)


ASKED: tuple[Asked, ...] = (
    *_all("one character", "水", "蚝", "税", "和", "％"),
    *_all("two characters", "水价", "油茶", "大蚝", "疍家", "学校", "经济", "钦州", "工作", "房票", "浦北"),
    *_all(
        "a word",
        "公租房",
        "幼儿园",
        "拨备覆盖率",
        "久隆院区",
        "县管镇用",
        "全科医生",
        "钦州市人民政府",
        "责任单位",
        "优质结构奖",
    ),
    *_all("a name", "谢驰", "陈万凤", "王雄昌", "吴锋", "莫一格", "杨斌"),
    *_all("a figure", "37亿元", "120元", "19.5万户", "2025年", "1.8米", "30%"),
    *_all(
        "a document number",
        "钦政办1990 28号",
        "钦政发[1991]211",
        "(1990)20号",
        "政发11号",
        "1990年11号",
        "国发〔2015〕10号",
    ),
    *_all(
        "two words",
        "房票 遗失",
        "阶梯 水价",
        "幼儿园 举报电话",
        "擅自挖掘 罚款",
        "钦州 工作",
        "炼化一体化 工作小组",
        "学校 经费",
    ),
    *_all("three words", "钦州 产业 招商", "全科医生 培训 补助", "排污口 整治 监督"),
    *_all("a phrase", '"安全生产委员会成员"', '"高质量发展"', '"市人民政府决定调整"', "“十四五”规划"),
    *_all(
        "a sentence",
        "各县、区人民政府，各开发区、管理区管委，市直各委、办、局",
        "请认真组织实施。",
        "坚持以习近平新时代中国特色社会主义思想为指导",
    ),
    *_all("or, not", "油茶 | 大蚝", "(水价 | 电价) 阶梯", "幼儿园 -民办", "招商 -产业", "学校 -(民办 | 幼儿园)"),
    *_all(
        "a field",
        "标题:规划",
        "机关:住房和城乡建设局",
        "栏目:人事任免",
        "人名:王雄昌",
        "表格:责任单位",
        "文号:钦政办规",
    ),
    *_all("a year", "幼儿园 年:1991", "产业 年:1990-1991", "期:3 水价", "学校 年:1990 -民办"),
    *_all(
        "narrowed",
        "产业",
        "学校",
        options=SearchOptions(filters=((Facet.SECTION, ("人事任免", "钦州市人民政府文件")),)),
    ),
    *_all("tables only", "责任单位", "幼儿园", "水价", options=SearchOptions(tables_only=True)),
    *_all("nothing found", "谢池", "公祖房", "钦政办1990 99999号", "阶梯 水价 量子", "不存在的词语"),
)
