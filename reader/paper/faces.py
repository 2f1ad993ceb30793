"""The typefaces of each use that this machine has."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase
from shiboken6 import Shiboken

from db.model.values import valueclass
from reader.paper.style import Face
from reader.paper.units import TEXT_UNIT

_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "思源宋体", "SimSun", "宋体", "AR PL UMing CN")
_SANS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "思源黑体",
    "Microsoft YaHei",
    "微软雅黑",
    "WenQuanYi Micro Hei",
)
_WANTED = {
    Face.TITLE: ("方正小标宋_GBK", "方正小标宋简体", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S"),
    Face.BODY: (
        "仿宋_GB2312",
        "FangSong_GB2312",
        "仿宋",
        "FangSong",
        "STFangsong",
        "华文仿宋",
        "朱雀仿宋",
        "Zhuque Fangsong (technical preview)",
    ),
    Face.HEI: ("黑体", "SimHei", "STHeiti", "华文黑体"),
    Face.KAI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "华文楷体", "霞鹜文楷", "LXGW WenKai"),
    Face.SONG: ("宋体", "SimSun", "STSong", "华文宋体"),
}
_FALLBACK = {Face.TITLE: _SERIF, Face.BODY: _SERIF, Face.HEI: _SANS, Face.KAI: _SERIF, Face.SONG: _SERIF}


@valueclass
class FaceChoice:
    """The family that stands in for a face; ``substitute`` where it is not a family of that face."""

    face: Face
    family: str
    bold: bool
    substitute: bool


@cache
def face_choice(face: Face) -> FaceChoice:
    """Find the first family of the face's chain on this machine; a 小标宋 is replaced by a bold serif."""
    here = set(QFontDatabase.families())
    for family in _WANTED[face]:
        if family in here:
            return FaceChoice(face, family, bold=False, substitute=False)
    family = next((f for f in _FALLBACK[face] if f in here), QFont().family())
    return FaceChoice(face, family, bold=face is Face.TITLE, substitute=True)


def substitutes(faces: Iterable[Face]) -> tuple[FaceChoice, ...]:
    """Tell which of some faces are printed in another family, for the user to know; any serif will do as 宋体."""
    wanted = set(faces)
    return tuple(
        c for c in map(face_choice, (Face.TITLE, Face.BODY, Face.HEI, Face.KAI)) if c.substitute and c.face in wanted
    )


def text_font(face: Face, size: int, bold: bool = False) -> QFont:
    """Make the font that lines of type of ``size`` twips are set in; it is small by ``TEXT_UNIT``."""
    return paper_font(face, round(size / TEXT_UNIT), bold)


@cache
def paper_font(face: Face, size: int, bold: bool = False) -> QFont:
    """Make the font of a face, ``size`` in twips, its metrics not fitted to any screen."""
    choice = face_choice(face)
    font = QFont(choice.family)
    font.setPixelSize(size)
    font.setBold(bold or choice.bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Noto CJK sets digits beside Latin letters in glyphs of their own, which no PDF viewer can search.
    font.setFeature(_feature("locl"), 0)
    return font


def _feature(name: str) -> QFont.Tag:
    """Name a feature of OpenType fonts by its four letters."""
    if hasattr(QFont.Tag, "fromString"):
        return QFont.Tag(name)
    tag = QFont.Tag()  # PySide6 6.8 cannot name one: the tag is the number that its letters make
    ctypes.c_uint32.from_address(Shiboken.getCppPointer(tag)[0]).value = int.from_bytes(name.encode("ascii"), "big")
    return tag
