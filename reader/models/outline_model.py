"""A notice's headings as a tree."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from db.model import Block, BlockKind, Notice
from reader.models.tips import plain_tip

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Source line of the heading."""


class OutlineModel(QStandardItemModel):
    """Each heading stands under the nearest one before it that is of a higher level; nothing stands under a box."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[tuple[int, QStandardItem]] = []

    def set_notice(self, notice: Notice | None) -> None:
        """Show a notice's headings, without its own title."""
        self.clear()
        self._items = []
        above: list[tuple[int, QStandardItem]] = []
        for block in notice.blocks if notice else ():
            if block.level < 2:
                continue
            item = _item(block)
            boxed = block.kind is BlockKind.BOX_TITLE
            while not boxed and above and above[-1][0] >= block.level:
                above.pop()
            (above[-1][1] if above else self.invisibleRootItem()).appendRow(item)
            if not boxed:
                above.append((block.level, item))
            self._items.append((block.span.first, item))

    @property
    def empty(self) -> bool:
        """Whether there is no heading."""
        return not self._items

    def item_at(self, line: int) -> QStandardItem | None:
        """The heading that a source line stands under."""
        return next((item for first, item in reversed(self._items) if first <= line), None)


def _item(block: Block) -> QStandardItem:
    item = QStandardItem(block.text)
    item.setData(block.span.first, LINE_ROLE)
    item.setToolTip(plain_tip(block.text))
    item.setEditable(False)
    return item
