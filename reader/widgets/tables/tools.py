"""The tools of a table's window: words, key and icon of each, for the window and for the list of keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from db.model.values import valueclass
from reader.models.punctuation import with_aside


@valueclass
class Tool:
    """One tool. ``keys`` are a portable key sequence; one without an icon is a choice, on or off."""

    name: str
    text: str
    tip: str
    keys: str
    icon: str = ""

    @property
    def shown_keys(self) -> str:
        """The keys as the user sees them."""
        return QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def hint(self) -> str:
        """What it does, with its key."""
        return with_aside(self.tip, self.shown_keys)


def tools() -> tuple[Tool, ...]:
    """Every tool, in the order in which they stand in the window."""
    return (
        Tool("filters", _tr("筛选"), _tr("在每一列上面写条件，只看符合的行"), "Ctrl+L"),
        Tool("fill", _tr("填充合并单元格"), _tr("把合并单元格的内容写进它占的每一格"), "Ctrl+D"),
        Tool("swap", _tr("行列互换"), _tr("行变成列，列变成行"), "Ctrl+T"),
        Tool("copy", _tr("复制"), _tr("复制选中的单元格，没有选中时复制整张表；带表头"), "Ctrl+C", "copy"),
        Tool("excel", _tr("Excel"), _tr("按现在显示的样子存为 Excel 文件"), "Ctrl+E", "table"),
        Tool("csv", _tr("CSV"), _tr("按现在显示的样子存为 CSV 文件"), "Ctrl+Shift+E", "export"),
        Tool("print", _tr("打印"), _tr("按现在显示的样子打印"), "Ctrl+P", "print"),
        Tool("locate", _tr("定位"), _tr("在正文中找到这张表"), "Ctrl+G", "locate"),
    )


def keys_alone() -> tuple[Tool, ...]:
    """What is done by keys, and by no tool in the window."""
    return (
        Tool("sort", _tr("按所在的列排序"), "", "Ctrl+Shift+S"),
        Tool("find", _tr("在表格中查找"), "", "Ctrl+F"),
        Tool("column", _tr("选到列尾（数字求和）"), "", "Ctrl+Shift+Down"),
        Tool("copy_plain", _tr("复制（不带表头）"), "", "Ctrl+Shift+C"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("TableTools", text)
