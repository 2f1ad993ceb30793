"""Languages: Chinese is the language of the sources, English a translation; Qt's own texts come in Chinese too."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources
from db.model import KnownError

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = {CHINESE: "简体中文", ENGLISH: "English"}

_installed: list[QTranslator] = []


def install(application: QCoreApplication, language: str) -> None:
    """Let the program speak ``language``; a language it does not know becomes Chinese."""
    for old in _installed:
        application.removeTranslator(old)
    _installed.clear()
    known = language if language in LANGUAGES else CHINESE
    QLocale.setDefault(QLocale(known))
    for translator in (_qt_texts(known), _own_texts("qt_zh_CN" if known == CHINESE else f"gazette_{known}")):
        if translator is not None:
            application.installTranslator(translator)
            _installed.append(translator)


def sentence(error: Exception) -> str:
    """What to tell the user about the world's fault, in the language of the interface."""
    if not isinstance(error, KnownError):
        return QCoreApplication.translate("Errors", "程序出错了，这不是您的操作造成的。")
    pattern = QCoreApplication.translate("Problem", error.problem.value)
    return pattern.format(**error.details)


def _qt_texts(language: str) -> QTranslator | None:
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if language != ENGLISH and translator.load(f"qtbase_{language}", folder) else None


def _own_texts(name: str) -> QTranslator | None:
    """The program's texts in another language; in Chinese only those that Qt's own translation lacks."""
    translator = QTranslator()
    return translator if translator.load(f"{name}.qm", str(resources.folder("translations"))) else None
