"""The look of the program: theme, fonts and icons, one for the whole application.

Widgets ask :func:`look` for colours and :func:`icon` for icons; none of them sets a style sheet of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

import resources
from reader.widgets import theme
from reader.widgets.colours import THEMES

SANS = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
)
SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Songti SC",
    "FZShuSong-Z01S",
    "SimSun",
    "NSimSun",
)
KAI = ("KaiTi", "STKaiti", "Kaiti SC", "FZKai-Z03S", "AR PL UKai CN")
MONO = ("Noto Sans Mono CJK SC", "Sarasa Mono SC", "Consolas", "NSimSun", "monospace")
FACES = {"serif": SERIF, "sans": SANS, "kai": KAI + SERIF}

_FRAME = 40
"""So many pixels of height at the most has what a desktop draws around a window."""


class Look(QObject):
    """Theme and fonts. ``changed`` says that colours or fonts are others now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = "light"
        self.tokens = THEMES[self.theme]
        self.ui_size = 10
        self.sans_families = SANS
        self.page_families: tuple[str, ...] = SERIF
        self.mono_families = MONO
        self._wish = "system"

    @property
    def wish(self) -> str:
        """The theme that was asked for: one of :data:`~reader.widgets.colours.THEMES`, or "system"."""
        return self._wish

    def theme_of(self, wish: str) -> str:
        """The theme that ``wish`` stands for now: one of :data:`~reader.widgets.colours.THEMES`."""
        return _system_theme() if wish == "system" else wish

    def apply(self, wish: str) -> None:
        """Put the application into theme ``wish``; "system" follows the desktop."""
        self.prepare(wish)
        self.dress()
        self.changed.emit()

    def prepare(self, wish: str) -> None:
        """Take the colours and fonts of theme ``wish``, for widgets that are made next; :meth:`dress` completes it."""
        application = _application()
        application.setStyleSheet("")  # Qt exchanges a sheet widget by widget, each with all that stand in it, again
        self._wish = wish
        self.theme = self.theme_of(wish)
        self.tokens = THEMES[self.theme]
        application.setPalette(theme.palette(self.tokens))
        application.setFont(self.ui_font())

    def dress(self) -> None:
        """Put on the style sheet. A window is made before: with it, every widget put into another is styled anew."""
        application = _application()
        room = application.primaryScreen().availableGeometry().height() - _FRAME
        application.setStyleSheet(theme.style_sheet(self.tokens, room))

    def set_page_face(self, face: str) -> None:
        """Take "serif", "sans" or "kai" for the page."""
        families = FACES.get(face, SERIF)
        if families != self.page_families:
            self.page_families = families
            self.changed.emit()

    def follow_system(self) -> None:
        """Follow the desktop's change between light, dark and high contrast from now on."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def ui_font(self, difference: int = 0) -> QFont:
        """The font of the window, ``difference`` points larger or smaller."""
        font = QFont()
        font.setFamilies(list(self.sans_families))
        font.setPointSize(self.ui_size + difference)
        return font

    def _system_changed(self) -> None:
        if self._wish == "system" and _system_theme() != self.theme:
            self.apply("system")


@cache
def look() -> Look:
    """The look of this application."""
    return Look()


class _ThemedIcon(QIconEngine):
    """Draws an icon in the colours that the theme has at the moment of drawing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, min(size.width(), size.height()), self._colour(mode))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.deviceTransform().m11()
        side = min(rect.width(), rect.height())
        drawn = pixmap(self._name, side, self._colour(mode), ratio)
        painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, drawn)

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name)

    def _colour(self, mode: QIcon.Mode) -> str:
        tokens = look().tokens
        if mode is QIcon.Mode.Disabled:
            return tokens.off if tokens.contrast else tokens.scroll
        return tokens.chosen_ink if mode is QIcon.Mode.Selected and tokens.contrast else tokens.soft


@cache
def icon(name: str) -> QIcon:
    """The icon ``resources/icons/<name>.svg``; it follows the theme by itself."""
    return QIcon(_ThemedIcon(name))


@lru_cache(maxsize=512)
def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of ``size`` logical pixels in ``colour``."""
    side = round(size * ratio)
    drawing = resources.text("icons", f"{name}.svg")
    drawing = drawing.replace('width="20" height="20"', f'width="{side}" height="{side}"')
    picture = QPixmap()
    picture.loadFromData(drawing.replace("currentColor", colour).encode(), "SVG")
    picture.setDevicePixelRatio(ratio)
    return picture


class _Follower(QObject):
    """Lives and dies with its parent."""

    def __init__(self, owner: QObject, refresh: Callable[[], object]) -> None:
        super().__init__(owner)
        self._refresh = refresh
        look().changed.connect(self.follow)

    def follow(self) -> None:
        """The look is another one."""
        self._refresh()


def follow_look(owner: QObject, refresh: Callable[[], object]) -> None:
    """Call ``refresh`` now and at every change of the look, as long as ``owner`` lives."""
    _Follower(owner, refresh)
    refresh()


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a changed dynamic property of ``widget``; one that was never shown has not met it yet."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    contrast = hints.accessibility().contrastPreference().name if hasattr(hints, "accessibility") else ""
    if contrast == "HighContrast":
        return "contrast"
    scheme = hints.colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        return "dark" if _desktop_is_dark() else "light"
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


@cache
def _desktop_is_dark() -> bool:
    """Whether the palette that the desktop gave (before ours was set) is a dark one."""
    return QGuiApplication.palette().window().color().lightness() < 128
