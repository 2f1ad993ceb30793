"""The sentence that says which faces of the standard are printed in another family."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.paper.faces import substitutes
from reader.paper.style import Face, PaperStyle


def substitutes_text(paper: PaperStyle) -> str:
    """Name the missing faces of a layout and what stands in for each; empty where none is missing."""
    missing = substitutes(text.face for text in paper.texts.values())
    if not missing:
        return ""
    faces = {
        Face.TITLE: _tr("小标宋"),
        Face.BODY: _tr("仿宋"),
        Face.HEI: _tr("黑体"),
        Face.KAI: _tr("楷体"),
    }
    families = dict.fromkeys(choice.family for choice in missing)
    pairs = (
        _tr("{wanted}用“{family}”").format(
            wanted=_tr("、").join(faces[choice.face] for choice in missing if choice.family == family), family=family
        )
        for family in families
    )
    return _tr("这台电脑没有公文字体，代替打印：{names}。").format(names=_tr("，").join(pairs))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Substitutes", text)
