"""A lane: one thread with an archive of its own, on which wishes are done one after the other.

The newest wish wins: a wish takes the place of an older one with the same key, whether that still waits or already
runs (its SQL statement is interrupted then), and an answer that nobody waits for any more is dropped.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from db.model.values import valueclass

P = ParamSpec("P")
Result = TypeVar("Result")


class Opened(Protocol):
    """What a lane works on: an archive, or anything else with a connection."""

    def interrupt(self) -> None:
        """Stop the statement that runs now; called from another thread."""

    def close(self) -> None:
        """Let go of the file."""


Source = TypeVar("Source", bound=Opened)


@valueclass
class Failure:
    """A wish that could not be fulfilled: its key and the error."""

    key: str
    error: Exception


@valueclass
class _Wish:
    number: int
    key: str
    work: Callable[[Any], object]
    then: Callable[[Any], object]


@valueclass
class _Answer:
    wish: _Wish
    result: object = None
    error: Exception | None = None


class Lane(QObject):
    """One thread that opens its source itself and answers wishes in the thread that made the lane.

    It starts with the first wish.
    """

    failed = Signal(Failure)
    busy_changed = Signal(bool)
    asked = Signal(str)
    settled = Signal(str)
    """The wish with this key is answered, has failed, or nobody waits for it any more."""
    _answered = Signal(_Answer)

    def __init__(self, name: str, open_source: Callable[[], Source], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: Callable[[], Opened] = open_source
        self._condition = threading.Condition()
        self._waiting: OrderedDict[str, _Wish] = OrderedDict()
        self._running: _Wish | None = None
        self._source: Opened | None = None
        self._closed = False
        self._newest: dict[str, int] = {}
        self._count = 0
        self._unanswered = 0
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._name = name
        self._thread: threading.Thread | None = None

    def ask(
        self,
        key: str,
        then: Callable[[Result], object],
        function: Callable[Concatenate[Any, P], Result],
        *values: P.args,
        **named: P.kwargs,
    ) -> None:
        """Run ``function(source, *values)`` on the lane's thread and ``then(result)`` on this one; not once closed."""
        with self._condition:
            if self._closed:
                return
            self._count += 1
            wish = _Wish(self._count, key, lambda source: function(source, *values, **named), then)
            self._withdraw(key)
            self._newest[key] = wish.number
            self._waiting[key] = wish
            self._condition.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._change_unanswered(1)
        self.asked.emit(key)

    def forget(self, key: str) -> None:
        """Withdraw the wish with this key: it is interrupted, and its answer dropped."""
        with self._condition:
            self._withdraw(key)
            awaited = self._newest.pop(key, None) is not None
        if awaited:
            self.settled.emit(key)

    @property
    def busy(self) -> bool:
        """Whether a wish is under way."""
        return self._unanswered > 0

    def close(self, *, finish: bool = False) -> None:
        """Drop all wishes, or finish them unanswered; end the thread and close the source. Returns when all is done."""
        with self._condition:
            self._closed = True
            awaited = tuple(self._newest)
            self._newest.clear()
            if not finish:
                self._waiting.clear()
                if self._source and self._running:
                    self._source.interrupt()
            self._condition.notify()
        for key in awaited:
            self.settled.emit(key)
        if self._thread:
            self._thread.join()

    def _withdraw(self, key: str) -> None:
        if self._waiting.pop(key, None):
            self._unanswered -= 1
        if self._source and self._running and self._running.key == key:
            self._source.interrupt()

    def _change_unanswered(self, change: int) -> None:
        self._unanswered += change
        self.busy_changed.emit(self.busy)

    def _answer(self, answer: _Answer) -> None:
        self._change_unanswered(-1)
        if self._newest.get(answer.wish.key) != answer.wish.number:
            return
        del self._newest[answer.wish.key]
        self.settled.emit(answer.wish.key)
        if answer.error is None:
            answer.wish.then(answer.result)
        else:
            self.failed.emit(Failure(answer.wish.key, answer.error))

    # The lane's own thread

    def _work(self) -> None:
        while wish := self._next():
            answer = self._fulfil(wish)
            with self._condition:
                self._running = None
                closed = self._closed
            if not closed:
                self._answered.emit(answer)
            del wish, answer  # what they hold is not kept alive while the lane waits
        if self._source:
            self._source.close()

    def _next(self) -> _Wish | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting or self._closed)
            if not self._waiting:
                return None
            self._running = self._waiting.popitem(last=False)[1]
            return self._running

    def _fulfil(self, wish: _Wish) -> _Answer:
        try:
            if self._source is None:
                source = self._open()
                with self._condition:
                    self._source = source
            return _Answer(wish, wish.work(self._source))
        except Exception as error:
            return _Answer(wish, error=error)
