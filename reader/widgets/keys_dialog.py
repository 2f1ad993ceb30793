"""The list of keys: every action with its key, by menu, with a filter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidgetItem, QVBoxLayout, QWidget

from db.model.values import valueclass
from reader.widgets.look import icon
from reader.widgets.rows import RowTreeWidget

_SIZE = (520, 600)


@valueclass
class KeyLine:
    """One action: its group, its words, its keys as the user sees them."""

    group: str
    words: str
    keys: str


class KeysDialog(QDialog):
    """All keys in one list."""

    def __init__(self, lines: tuple[KeyLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键"))
        self.resize(*_SIZE)
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(self.tr("筛选操作或按键"))
        self.filter_box.setAccessibleName(self.filter_box.placeholderText())
        self.filter_box.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter_box.textChanged.connect(self._filter)
        self.list = RowTreeWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderHidden(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(12)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fill(lines)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 14, 14, 14)
        rows.addWidget(self.filter_box)
        rows.addWidget(self.list)

    def _fill(self, lines: tuple[KeyLine, ...]) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            if line.group not in groups:
                head = QTreeWidgetItem([line.group])
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.list.addTopLevelItem(head)
                groups[line.group] = head
            groups[line.group].addChild(QTreeWidgetItem([line.words, line.keys]))
        self.list.expandAll()

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for top in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(top)
            assert group is not None
            shown = 0
            for row in range(group.childCount()):
                line = group.child(row)
                assert line is not None
                hidden = wanted not in f"{line.text(0)} {line.text(1)}".casefold()
                line.setHidden(hidden)
                shown += not hidden
            group.setHidden(not shown)
