"""The log: a rotating file, Qt's messages in it, and no error that nobody hears of."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("gazette")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_LONGEST = 500_000
"""Bytes after which another file is begun."""


def start(path: Path) -> None:
    """Write the log to ``path``, two files of about half a megabyte at most; to stderr where it cannot be written."""
    log.addHandler(_LogFile(path))
    log.setLevel(logging.INFO)
    qInstallMessageHandler(_qt_message)


class _LogFile(logging.Handler):
    """Opens the file for the first record: most starts have nothing to tell. A long file becomes the old one.

    Not logging's own rotating handler: it brings sockets and more along, which take a while to load.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Logging: hand the record on."""
        self._file = self._file or self._opened()
        self._file.emit(record)
        if isinstance(self._file, logging.FileHandler) and self._is_long():
            self._file.close()
            self._file = None

    def close(self) -> None:
        """Logging: close the file."""
        if self._file:
            self._file.close()
        super().close()

    def _is_long(self) -> bool:
        try:
            return self._path.stat().st_size > _LONGEST
        except OSError:  # somebody took it away
            return False

    def _opened(self) -> logging.Handler:
        handler: logging.Handler
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._is_long():
                self._path.replace(self._path.with_suffix(".old.log"))
            handler = logging.FileHandler(self._path, encoding="utf-8")
        except OSError:
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return handler


def catch_errors(tell: Callable[[str, str], None]) -> None:
    """Log every error that reaches the event loop, and ``tell`` the user a sentence and the details."""

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        log.error("error in the window", exc_info=(kind, error, where))
        tell(str(error) or kind.__name__, details_of(error))

    sys.excepthook = hook


def details_of(error: BaseException) -> str:
    """An error with its traceback, for the log and for whoever is sent it."""
    return "".join(traceback.format_exception(error))


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
