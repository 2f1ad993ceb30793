"""The dialog in which a note is written to a marked passage."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent, QTextCursor
from PySide6.QtWidgets import QInputDialog, QLabel, QPlainTextEdit, QWidget

_QUOTED = 80
"""So many characters of a passage stand above its note."""
_SIZE = QSize(460, 260)


class NoteDialog(QInputDialog):
    """The passage, and a field of several lines below it; Ctrl+Enter is done with it, Tab leads to the buttons."""

    def __init__(self, passage: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("批注"))
        self.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        words = " ".join(passage.split())
        words = words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
        self.setLabelText(words.replace("&", "&&"))
        self.resize(_SIZE)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.setTextValue(note)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the field is made with the dialog's first showing; one goes on writing."""
        super().showEvent(event)
        for edit in self.findChildren(QPlainTextEdit):
            edit.setTabChangesFocus(True)
            edit.moveCursor(QTextCursor.MoveOperation.End)
