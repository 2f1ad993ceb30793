"""What the makers of pages are told besides the notice itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter

from db.model import DefectKind
from db.model.values import valueclass


@valueclass
class Words:
    """The words on a page that are the program's own, not the notice's."""

    issue: str = "{year}年第{number}期"
    total: str = "总第{total}期"
    page: str = "第{first}页"
    pages: str = "第{first}—{last}页"
    issuer: str = "发文机关"
    signed: str = "成文日期"
    tables: str = "表格"
    attachments: str = "附件"
    image: str = "图片未能转换"
    omitted: str = "公报只刊登了这份文件的标题和网址，正文未刊登。"
    attached_omitted: str = "公报只刊登了通知本身，所附文件的正文未刊登。"
    line: str = "原文第{line}行"
    lines: str = "原文第{first}—{last}行"
    said: str = "{what}：{words}"
    aside: str = "{what}（{words}）"
    doubt: Callable[[DefectKind], str] = attrgetter("sentence")
    """What is wrong with a doubtful spot."""


@valueclass
class RenderOptions:
    """How a notice is made into a page.

    ``knows`` tells whether the archive holds a document of this number or title; those become links. ``source`` has
    lines of the issue's source by their number, quoted at doubtful spots. ``facts`` puts the breadcrumb and the line of
    facts on the page, ``doubts`` the marks, ``states`` the index of its block (or of its doubt) on every line for the
    viewer.
    """

    knows: Callable[[str], bool] | None = None
    source: Mapping[int, str] | None = None
    facts: bool = True
    doubts: bool = True
    states: bool = True
    words: Words = Words()
