"""The dialog for what is the program's own fault: a sentence, the details, a button that copies them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from reader.widgets.look import look

_SIZE = (620, 360)


class ErrorDialog(QDialog):
    """Says that something went wrong, and lets the user copy what happened."""

    def __init__(self, title: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("程序出错"))
        self.resize(*_SIZE)
        self.title = QLabel(title, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        advice = QLabel(self.tr("已经读入的公报没有受影响。请复制下面的信息，发给维护本程序的人。"), self)
        advice.setProperty("role", "soft")
        advice.setWordWrap(True)
        self.details = QPlainTextEdit(details, self)
        self.details.setReadOnly(True)
        font = self.details.font()
        font.setFamilies(list(look().mono_families))
        self.details.setFont(font)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = self.buttons.addButton(self.tr("复制信息"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self.copy)
        self.buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        for widget in (self.title, advice, self.details, self.buttons):
            rows.addWidget(widget)

    def copy(self) -> None:
        """Put sentence and details on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.title.text()}\n\n{self.details.toPlainText()}")
