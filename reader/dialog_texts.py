"""The texts of the dialogs that explain something, as HTML."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from db.model import LineSpan
from reader.diagnosis import diagnose, package_version, program_version
from reader.places import Places
from reader.widgets.look import look

_AROUND = 12
"""So many lines of the source are shown before and after a place."""
_PACKAGES = {
    "PySide6 (Qt)": ("PySide6-Essentials", "LGPL-3.0"),
    "sqlite-utils": ("sqlite-utils", "Apache-2.0"),
    "Python-Markdown": ("markdown", "BSD-3-Clause"),
    "nh3": ("nh3", "MIT"),
    "pypinyin": ("pypinyin", "MIT"),
    "python-docx": ("python-docx", "MIT"),
    "XlsxWriter": ("XlsxWriter", "BSD-2-Clause"),
}


def search_help() -> str:
    """How a search is written."""
    rows = "".join(
        f"<tr><td><b>{escape(a)}</b>&nbsp;&nbsp;&nbsp;</td><td>{escape(b)}</td></tr>" for a, b in _search_rows()
    )
    intro = escape(_tr("输入什么都可以，标点和空格不必准确。需要更准确时，可以这样写："))
    return f"<p>{intro}</p><table cellpadding='5'>{rows}</table>"


def about() -> str:
    """What the program is, its version and licences."""
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{escape(package_version(package))}</td><td>{escape(licence)}</td></tr>"
        for name, (package, licence) in _PACKAGES.items()
    )
    return (
        f"<h2>{escape(_tr('公报阅读器'))} {escape(program_version())}</h2>"
        f"<p>{escape(_tr('离线阅读、检索和打印政府公报。程序不连接网络。'))}</p>"
        f"<p>{escape(_tr('许可：MIT。以下软件包随程序发行：'))}</p>"
        f"<table cellpadding='4'>{rows}</table>"
    )


def diagnosis(places: Places) -> str:
    """The machine that the program runs on."""
    return f"<pre>{escape(diagnose(places, _fact_names()))}</pre>"


def source_lines(span: LineSpan, lines: tuple[str, ...]) -> str:
    """The lines of the source file around a place, the lines in question set off."""
    first, last = max(1, span.first - _AROUND), min(len(lines), span.last + _AROUND)
    rows = "".join(
        f"<tr><td align='right'><font color='{look().tokens.faint}'>{number}</font>&nbsp;&nbsp;</td>"
        f"<td{_ground(number in span)}>{escape(lines[number - 1]) or '&nbsp;'}</td></tr>"
        for number in range(first, last + 1)
    )
    return f"<table cellpadding='3' width='100%'>{rows}</table>"


def _ground(meant: bool) -> str:
    return f" bgcolor='{look().tokens.doubt_soft}'" if meant else ""


def _fact_names() -> dict[str, str]:
    return {
        "program": _tr("程序版本"),
        "frozen": _tr("安装版"),
        "system": _tr("操作系统"),
        "machine": _tr("处理器"),
        "window system": _tr("窗口系统"),
        "screens": _tr("屏幕"),
        "locale": _tr("系统语言"),
        "ui font": _tr("界面字体"),
        "page font": _tr("正文字体"),
        "chinese fonts": _tr("中文字体"),
        "input methods": _tr("输入法"),
        "environment": _tr("环境变量"),
        "translations": _tr("Qt 的翻译"),
        "portable": _tr("便携版"),
        "data folder": _tr("数据文件夹"),
        "settings": _tr("设置"),
        "log": _tr("日志"),
    }


def _search_rows() -> tuple[tuple[str, str], ...]:
    return (
        (_tr("公租房 租金"), _tr("两个词都要有，先后不限")),
        (_tr("“公共租赁住房”"), _tr("引号里的词连在一起")),
        (_tr("公租房 | 廉租房"), _tr("有一个就行")),
        (_tr("公租房 -廉租房"), _tr("不要后面的词")),
        (_tr("2022 13号"), _tr("文号怎么写都行，括号可以不写")),
        (_tr("标题:规划"), _tr("只在标题里找；还有 文号: 机关: 栏目: 年: 期: 表格: 人名:")),
        (_tr("年:2019-2022"), _tr("限定年份")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)
