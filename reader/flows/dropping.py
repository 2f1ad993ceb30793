"""The flow of dragged files: while they are over the window it says what dropping them does; then it is done.

They are only ever copied from: a source that hears of a move may delete what it gave.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from db.model.endings import may_hold_gazettes
from reader.flows.open_archive import OpenArchive
from reader.places import ARCHIVE_SUFFIX
from reader.widgets.drop_overlay import DropOverlay


class Dropping(QObject):
    """What the window does with files of other programs."""

    dropped = Signal(tuple)
    """Paths of files and folders."""

    def __init__(self, archive: OpenArchive, window: QWidget) -> None:
        super().__init__(window)
        self._archive = archive
        self.overlay = DropOverlay(window)

    def enter(self, event: QDragEnterEvent) -> None:
        """Files are over the window: say what would become of them."""
        paths = _paths(event)
        if not paths:
            return
        useful = any(may_hold_gazettes(path) for path in paths)
        event.setDropAction(Qt.DropAction.CopyAction if useful else Qt.DropAction.IgnoreAction)
        event.accept()  # also what cannot be taken: the window has to hear that it leaves
        self.overlay.open(*self._words(paths) if useful else self._refusal(), refused=not useful)

    def leave(self) -> None:
        """They are gone again."""
        self.overlay.hide()

    def drop(self, event: QDropEvent) -> None:
        """They were let go."""
        self.overlay.hide()
        if paths := _paths(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(paths)

    def _words(self, paths: tuple[Path, ...]) -> tuple[str, str]:
        first = paths[0].name
        named = first if len(paths) == 1 else self.tr("%1 等 %2 个").replace("%1", first).replace("%2", str(len(paths)))
        if len(paths) == 1 and paths[0].suffix == ARCHIVE_SUFFIX:
            return self.tr("松开鼠标即可打开这个存档"), named
        holdings = self._archive.holdings
        if holdings is not None and holdings.read_only:
            return self.tr("这个存档是只读的，松开后可以选择导入到哪里"), named
        return self.tr("松开鼠标即可导入"), named

    def _refusal(self) -> tuple[str, str]:
        return self.tr("不能导入这样的文件"), self.tr("可以导入的有 .txt、.md 文件，文件夹，.zip 压缩包和公报存档")


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    """The files that are given; none where they may only be moved."""
    if not event.possibleActions() & Qt.DropAction.CopyAction:
        return ()
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
