"""The flow of waiting: what takes longer than a moment is named in the status bar, until it is there."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from reader.flows.filtering import FILTER_KEY
from reader.flows.open_archive import OPEN_KEY, OpenArchive
from reader.flows.paper import TABLES_KEY
from reader.flows.reading import OPEN_NOTICE
from reader.flows.searching import SEARCH_KEY
from reader.widgets.status import StatusLine

_MOMENT = 0.5
"""Seconds."""


class Waiting(QObject):
    """Speaks for wishes of the lanes that do not speak for themselves; ``stops`` says how some can be stopped."""

    def __init__(self, archive: OpenArchive, status: StatusLine, stops: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(status)
        self._status = status
        self._stops = stops
        self._words = self._all_words()
        self._awaited: dict[str, float] = {}
        """Keys of wishes, and when each has taken longer than a moment, in seconds."""
        self._shown = ""
        self._moment = QTimer(self, singleShot=True)
        self._moment.timeout.connect(self._show)
        status.work_ended.connect(self._work_ended)
        archive.asked.connect(self._asked)
        archive.settled.connect(self._settled)

    def _all_words(self) -> dict[str, str]:
        """What is said, by how the key of a wish begins; what the user waits for comes before what is on the way."""
        return {
            FILTER_KEY: self.tr("正在筛选目录…"),
            TABLES_KEY: self.tr("正在列出所有表格…"),
            "paper": self.tr("正在排版…"),
            "hits on paper": self.tr("正在列出搜索结果…"),
            "export": self.tr("正在导出…"),
            SEARCH_KEY: self.tr("正在搜索…"),
            OPEN_NOTICE: self.tr("正在打开文件…"),
            OPEN_KEY: self.tr("正在打开存档…"),
            "holdings": self.tr("正在更新目录…"),
            "notes/": self.tr("正在整理收藏和阅读记录…"),
        }

    def _asked(self, key: str) -> None:
        if any(key.startswith(begin) for begin in self._words):
            self._awaited.setdefault(key, time.monotonic() + _MOMENT)
            if not self._moment.isActive():
                self._moment.start(round(1000 * _MOMENT))

    def _settled(self, key: str) -> None:
        if self._awaited.pop(key, None) is not None and self._shown:
            QTimer.singleShot(0, self, self._show)  # after what is done with the answer

    def _work_ended(self) -> None:
        """Also work that spoke for itself, which hid what is awaited still."""
        self._shown = ""
        if self._awaited:
            self._show()

    def _show(self) -> None:
        """Say what is awaited; work that speaks for itself is not interrupted."""
        if self._status.working and self._status.work.text() != self._shown:
            return
        now = time.monotonic()
        if later := [due - now for due in self._awaited.values() if due > now]:
            self._moment.start(round(1000 * min(later)) + 1)
        long = [key for key, due in self._awaited.items() if due <= now]
        begin = next((begin for begin in self._words for key in long if key.startswith(begin)), None)
        if begin is not None:
            self._shown = self._words[begin]
            self._status.show_work(self._shown, 0, 0, self._stops.get(begin))
        elif self._shown:
            self._status.end_work()
