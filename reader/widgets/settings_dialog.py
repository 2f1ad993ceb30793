"""The settings: language, theme, and how the page is set. Short, and at work at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from db.model.values import valueclass


@valueclass
class Choices:
    """What the dialog lets one choose."""

    language: str
    theme: str
    face: str
    font_px: int
    measure: int
    line_height: int


class SettingsDialog(QDialog):
    """Every change is told at once; closing needs no decision. ``spoken``: the language of the window now."""

    changed = Signal(Choices)
    restart_requested = Signal()

    def __init__(self, choices: Choices, languages: dict[str, str], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("设置"))
        self._choices = choices
        self._spoken = spoken
        self.language = self._combo(languages, choices.language)
        self.theme = self._combo(self._themes(), choices.theme)
        self.face = self._combo(self._faces(), choices.face)
        self.font_px = self._combo(self._sizes(choices.font_px), choices.font_px)
        self.measure = self._spin(24, 60, 2, choices.measure, self.tr(" 字"))
        self.line_height = self._spin(130, 240, 10, choices.line_height, " %")
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        for words, widget in self._rows():
            form.addRow(words, widget)
        self.note = QLabel(self.tr("重新启动后，界面才会换成所选的语言。"), self)
        self.note.setProperty("role", "soft")
        self.restart_button = QPushButton(self.tr("立即重新启动"), self)
        self.restart_button.clicked.connect(self.restart_requested)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(22, 20, 22, 16)
        rows.setSpacing(14)
        rows.addLayout(form)
        rows.addWidget(self.note)
        rows.addWidget(self.restart_button, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(buttons)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self._offer_restart()

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return replace(
            self._choices,
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            face=str(self.face.currentData()),
            font_px=int(self.font_px.currentData()),
            measure=self.measure.value(),
            line_height=self.line_height.value(),
        )

    def _rows(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            (self.tr("界面语言"), self.language),
            (self.tr("颜色"), self.theme),
            (self.tr("正文字体"), self.face),
            (self.tr("正文字号"), self.font_px),
            (self.tr("每行字数"), self.measure),
            (self.tr("行距"), self.line_height),
        )

    def _themes(self) -> dict[str, str]:
        return {
            "system": self.tr("跟随系统"),
            "light": self.tr("浅色"),
            "dark": self.tr("深色"),
            "contrast": self.tr("高对比度"),
        }

    def _faces(self) -> dict[str, str]:
        return {"serif": self.tr("宋体"), "sans": self.tr("黑体"), "kai": self.tr("楷体")}

    def _sizes(self, chosen: int) -> dict[int, str]:
        """The sizes as office programs name them (a pixel is three quarters of a point), with the one of now."""
        named = {
            12: self.tr("小五（9 磅）"),
            14: self.tr("五号（10.5 磅）"),
            16: self.tr("小四（12 磅）"),
            18: self.tr("13.5 磅（默认）"),
            19: self.tr("四号（14 磅）"),
            20: self.tr("小三（15 磅）"),
            21: self.tr("三号（16 磅）"),
            24: self.tr("小二（18 磅）"),
            29: self.tr("二号（22 磅）"),
            32: self.tr("小一（24 磅）"),
            35: self.tr("一号（26 磅）"),
        }
        if chosen not in named:
            named[chosen] = self.tr("%1 磅").replace("%1", f"{chosen * 0.75:g}")
        return dict(sorted(named.items()))

    def _combo(self, values: Mapping[Any, str], chosen: str | int) -> QComboBox:
        combo = QComboBox(self)
        combo.setMinimumWidth(200)
        for value, words in values.items():
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.currentIndexChanged.connect(self._tell)
        return combo

    def _spin(self, least: int, most: int, step: int, value: int, suffix: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(least, most)
        spin.setSingleStep(step)
        spin.setValue(value)
        spin.setSuffix(suffix)
        spin.lineEdit().setTextMargins(6, 0, 0, 0)  # in line with the boxes above
        spin.valueChanged.connect(self._tell)
        return spin

    def _offer_restart(self) -> None:
        for widget in (self.note, self.restart_button):
            widget.setVisible(self.language.currentData() != self._spoken)

    def _tell(self) -> None:
        self._offer_restart()
        self.changed.emit(self.choices)
