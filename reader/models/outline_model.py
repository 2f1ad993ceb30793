"""A notice's headings as a tree."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from db.model import Notice

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Source line of the heading."""


class OutlineModel(QStandardItemModel):
    """Each heading stands under the nearest one before it that is of a higher level."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[tuple[int, QStandardItem]] = []

    def set_notice(self, notice: Notice | None) -> None:
        """Show a notice's headings, without its own title."""
        self.clear()
        self._items = []
        above: list[tuple[int, QStandardItem]] = []
        for entry in notice.outline if notice else ():
            if entry.level < 2:
                continue
            item = QStandardItem(entry.text)
            item.setData(entry.line, LINE_ROLE)
            item.setToolTip(entry.text)
            item.setEditable(False)
            while above and above[-1][0] >= entry.level:
                above.pop()
            (above[-1][1] if above else self.invisibleRootItem()).appendRow(item)
            above.append((entry.level, item))
            self._items.append((entry.line, item))

    @property
    def empty(self) -> bool:
        """Whether there is no heading."""
        return not self._items

    def item_at(self, line: int) -> QStandardItem | None:
        """The heading that a source line stands under."""
        return next((item for first, item in reversed(self._items) if first <= line), None)
