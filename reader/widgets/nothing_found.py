"""The page shown when a search finds nothing: what would find something, one click away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.model import Suggestion
from reader.models.tips import plain_tip

_LONGEST = 14
"""So many characters of the words fit on a button."""
_LONGEST_HEADING = 60
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class NothingFound(QScrollArea):
    """Suggestions with their counts, and general advice. Its focus proxy, the first button, tells what happened."""

    search_suggested = Signal(str)
    widen_requested = Signal()
    filter_suggested = Signal(str)
    """These words are to be looked for in the tree's titles and numbers."""
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons: tuple[QPushButton, ...] = ()
        self.show_suggestions("", (), narrowed=False)

    def show_suggestions(self, text: str, suggestions: tuple[Suggestion, ...], *, narrowed: bool) -> None:
        """What would find something instead of ``text``; ``narrowed``: facets or scope are at work."""
        page = QWidget(self)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(14, 18, 14, 14)
        rows.setSpacing(6)
        heading = self.tr("没有找到“%1”").replace("%1", _short(text, _LONGEST_HEADING))
        rows.addWidget(_label(heading, "heading"))
        buttons: list[QPushButton] = []
        if narrowed:
            widen = self._button(self.tr("在全部公报里搜索，不加筛选"))
            widen.clicked.connect(self.widen_requested)
            buttons.append(widen)
        if suggestions:
            buttons.extend(self._suggestion_buttons(suggestions))
        if text:
            tree = self._button(self.tr("在目录里筛选“%1”").replace("%1", _short(text)).replace("&", "&&"))
            tree.setToolTip(self.tr("在标题、文号和机关里找，也可以是拼音首字母"))
            tree.clicked.connect(lambda: self.filter_suggested.emit(text))
            buttons.append(tree)
        if buttons:
            rows.addWidget(_label(self.tr("试试："), "soft"))
        for button in buttons:
            rows.addWidget(button)
        rows.addSpacing(8)
        rows.addLayout(self._advice())
        help_button = self._button(self.tr("搜索的写法…"))
        help_button.clicked.connect(self.help_requested)
        rows.addWidget(help_button)
        rows.addStretch(1)
        self.buttons = (*buttons, help_button)
        for button in self.buttons:
            button.installEventFilter(self)
        first = self.buttons[0]
        first.setAccessibleDescription(" ".join(words for words in (heading, first.accessibleDescription()) if words))
        self.setWidget(page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows lead from button to button; those at the ends would lead out of the page."""
        if watched in self.buttons and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key(), 0)
            place = self.buttons.index(watched) + step
            if step and 0 <= place < len(self.buttons):
                self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(self.buttons[place])
            return bool(step)
        return super().eventFilter(watched, event)

    def _suggestion_buttons(self, suggestions: tuple[Suggestion, ...]) -> list[QPushButton]:
        buttons = []
        for suggestion in suggestions:
            count = self.tr("%Ln 份", None, suggestion.count)
            button = self._button(f"{suggestion.query}　{count}".replace("&", "&&"))
            reason = QCoreApplication.translate("SuggestionReason", suggestion.reason.value)
            button.setToolTip(plain_tip(reason))
            button.setAccessibleDescription(reason)
            button.clicked.connect(lambda _checked=False, query=suggestion.query: self.search_suggested.emit(query))
            buttons.append(button)
        return buttons

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, autoDefault=True)
        button.setProperty("role", "line")
        return button

    def _advice(self) -> QGridLayout:
        """A list, its points in a column of their own."""
        advice = (
            self.tr("少写几个词，或者换一个说法"),
            self.tr("文号可以只写一部分，如“2022 13号”"),
            self.tr("用引号把词组括起来，表示要连在一起"),
            self.tr("用“标题:”“文号:”“机关:”限定在哪里找"),
        )
        grid = QGridLayout()
        grid.setSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, words in enumerate(advice):
            grid.addWidget(_label("·", "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_label(words, "soft"), row, 1)
        return grid


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
