"""What stands in the window while there is nothing to read: no archive is open, or it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from reader.models.tips import plain_tip
from reader.widgets.empty import EmptyPage

_WIDTH = 320


class StartPage(QScrollArea):
    """What one can do now, a button each; they are scrolled on a low screen."""

    own_requested = Signal()
    open_requested = Signal()
    new_requested = Signal()
    files_requested = Signal()
    folder_requested = Signal()
    starter_requested = Signal()
    recent_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = EmptyPage("archive", "", "", self)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self._buttons: list[QPushButton] = []

    @property
    def words(self) -> str:
        """What the page says."""
        return self._page.words

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What is offered, from the top."""
        return tuple(self._buttons)

    def show_closed(self, recent: Sequence[Path]) -> None:
        """No archive is open; ``recent`` are those to open again."""
        self._begin(self.tr("没有打开的存档"), self.tr("存档是存放公报的文件。可以："))
        self._add(self.tr("打开自己的存档（含随程序附带的公报）"), self.own_requested, "primary")
        self._add(self.tr("打开其他存档…"), self.open_requested)
        self._add(self.tr("新建存档…"), self.new_requested)
        self._add(self.tr("导入公报文件…"), self.files_requested)
        for path in recent:
            button = self._button(self.tr("打开“%1”").replace("%1", path.stem), "quiet")
            button.setToolTip(plain_tip(str(path)))
            button.clicked.connect(lambda _checked=False, path=path: self.recent_requested.emit(path))

    def show_empty(self, name: str, *, read_only: bool) -> None:
        """The archive that is open holds nothing."""
        title = self.tr("存档“%1”里还没有公报").replace("%1", name)
        if read_only:
            self._begin(title, self.tr("它是只读的，不能导入。可以："))
        else:
            self._begin(title, self.tr("把公报文件或文件夹拖到这里，或者："))
            self._add(self.tr("导入公报文件…"), self.files_requested, "primary")
            self._add(self.tr("导入文件夹…"), self.folder_requested)
            self._add(self.tr("装入随程序附带的公报"), self.starter_requested)
        self._add(self.tr("打开其他存档…"), self.open_requested)

    def _begin(self, title: str, text: str) -> None:
        self._page.say(title, text)
        for button in self._buttons:
            button.deleteLater()
            button.hide()
        self._buttons.clear()

    def _add(self, words: str, wish: SignalInstance, role: str = "") -> None:
        self._button(words, role).clicked.connect(wish)

    def _button(self, words: str, role: str) -> QPushButton:
        button = self._page.offer(words.replace("&", "&&"), role)
        button.setMinimumWidth(_WIDTH)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons.append(button)
        return button
