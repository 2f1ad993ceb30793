"""The subscribed folders: a list with add and remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reader.models.tips import plain_tip
from reader.widgets.empty import EmptyPage
from reader.widgets.look import icon

_SIZE = (560, 360)
_PATH = Qt.ItemDataRole.UserRole


class FoldersDialog(QDialog):
    """Every change is told at once. ``choose`` asks the user for a folder."""

    changed = Signal(tuple)
    """All folders, in their order."""
    read_requested = Signal()

    def __init__(
        self,
        archive: str,
        folders: Sequence[Path],
        choose: Callable[[QWidget], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("订阅文件夹"))
        self.resize(*_SIZE)
        self._choose = choose
        words = self.tr("每次打开存档“%1”时，自动读入这些文件夹里新增和改动的公报。").replace("%1", archive)
        intro = QLabel(words, self)
        intro.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.empty = EmptyPage("folder", self.tr("还没有订阅文件夹"), self.tr("比如同事存放新公报的共享文件夹"), self)
        self.add_button = QPushButton(self.tr("添加…"), self)
        self.remove_button = QPushButton(self.tr("移除"), self)
        self.read_button = QPushButton(self.tr("立即读取"), self)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.read_button.clicked.connect(self.read_requested)
        self.list.currentRowChanged.connect(self._show_state)
        self._arrange(intro)
        for folder in folders:
            self._show(folder)
        self._show_state()

    @property
    def folders(self) -> tuple[Path, ...]:
        """What is listed."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_PATH) for item in items if item is not None)

    def _add(self) -> None:
        folder = self._choose(self)
        if folder is not None and folder not in self.folders:
            self._show(folder)
            self._show_state()
            self.changed.emit(self.folders)

    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._show_state()
        self.changed.emit(self.folders)

    def _show(self, folder: Path) -> None:
        item = QListWidgetItem(icon("folder"), str(folder))
        item.setData(_PATH, folder)
        item.setToolTip(plain_tip(str(folder)))
        self.list.addItem(item)
        self.list.setCurrentItem(item)

    def _show_state(self) -> None:
        self._stack.setCurrentWidget(self.list if self.list.count() else self.empty)
        self.remove_button.setEnabled(self.list.currentRow() >= 0)
        self.read_button.setEnabled(self.list.count() > 0)

    def _arrange(self, intro: QLabel) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button, self.read_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        rows.addWidget(intro)
        rows.addLayout(self._stack, 1)
        rows.addLayout(buttons)
