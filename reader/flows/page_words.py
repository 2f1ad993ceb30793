"""The program's own words on a page, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.model import DefectKind
from reader.render import Words


def page_words() -> Words:
    """The words that the page is made with."""
    return Words(
        issue=_tr("{year}年第{number}期"),
        total=_tr("总第{total}期"),
        page=_tr("第{first}页"),
        pages=_tr("第{first}—{last}页"),
        issuer=_tr("发文机关"),
        signed=_tr("成文日期"),
        tables=_tr("表格"),
        attachments=_tr("附件"),
        image=_tr("图片未能转换"),
        omitted=_tr("公报只刊登了这份文件的标题和网址，正文未刊登。"),
        attached_omitted=_tr("公报只刊登了通知本身，所附文件的正文未刊登。"),
        line=_tr("原文第{line}行"),
        lines=_tr("原文第{first}—{last}行"),
        said=_tr("{what}：{words}"),
        aside=_tr("{what}（{words}）"),
        doubt=_doubt,
    )


def _doubt(kind: DefectKind) -> str:
    return QCoreApplication.translate("Defect", kind.sentence)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Page", text)
