"""The lane: off the window's thread, the newest wish wins, nothing stale comes back."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.tasks.lane import Failure, Lane


class Source:
    """A source whose work waits until it is interrupted or let go."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.started = threading.Event()
        self.interrupted = threading.Event()
        self.closed = threading.Event()

    def interrupt(self) -> None:
        self.interrupted.set()
        self.gate.set()

    def close(self) -> None:
        self.closed.set()


def wait(source: Source, word: str) -> str:
    source.started.set()
    source.gate.wait(10)
    source.gate.clear()
    return word


def say(source: Source, word: str) -> str:
    return word


def fail(source: Source) -> None:
    message = "no"
    raise ValueError(message)


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def lane(qapp: object, source: Source) -> Iterator[Lane]:
    made = Lane("test", lambda: source)
    yield made
    made.close()
    assert source.closed.is_set() or not source.started.is_set()


def test_work_is_done_on_another_thread_and_answered_on_this_one(qtbot: QtBot, lane: Lane) -> None:
    answers: list[tuple[int, int]] = []
    lane.ask("a", lambda ident: answers.append((ident, threading.get_ident())), lambda _s: threading.get_ident())
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0][0] != threading.get_ident()
    assert answers[0][1] == threading.get_ident()


def test_a_newer_wish_interrupts_the_running_one_and_its_answer_is_dropped(
    qtbot: QtBot, lane: Lane, source: Source
) -> None:
    answers: list[str] = []
    lane.ask("search", answers.append, wait, "old")
    source.started.wait(10)
    lane.ask("search", answers.append, say, "new")
    qtbot.waitUntil(lambda: not lane.busy)
    assert source.interrupted.is_set()
    assert answers == ["new"]


def test_a_waiting_wish_is_replaced(qtbot: QtBot, lane: Lane, source: Source) -> None:
    answers: list[str] = []
    lane.ask("first", answers.append, wait, "first")
    source.started.wait(10)
    lane.ask("search", answers.append, say, "old")
    lane.ask("search", answers.append, say, "new")
    source.gate.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert answers == ["first", "new"]
    assert not source.interrupted.is_set()


def test_a_forgotten_wish_is_not_answered(qtbot: QtBot, lane: Lane, source: Source) -> None:
    answers: list[str] = []
    lane.ask("search", answers.append, wait, "old")
    source.started.wait(10)
    lane.forget("search")
    qtbot.waitUntil(lambda: not lane.busy)
    assert answers == []


def test_errors_are_told_with_the_wish_they_belong_to(qtbot: QtBot, lane: Lane) -> None:
    with qtbot.waitSignal(lane.failed) as failed:
        lane.ask("broken", lambda _none: None, fail)
    assert failed.args is not None
    failure = failed.args[0]
    assert isinstance(failure, Failure)
    assert (failure.key, str(failure.error)) == ("broken", "no")


def test_closing_ends_what_runs(qapp: object, source: Source) -> None:
    lane = Lane("test", lambda: source)
    lane.ask("long", lambda _word: None, wait, "never")
    source.started.wait(10)
    lane.close()
    assert source.interrupted.is_set()
    assert source.closed.is_set()


def test_closing_can_wait_for_what_was_asked(qtbot: QtBot, source: Source) -> None:
    lane, done = Lane("test", lambda: source), list[str]()

    def note(_source: Source, word: str) -> None:
        done.append(word)

    lane.ask("slow", done.append, wait, "slow")
    assert source.started.wait(10)
    for word in "abc":
        lane.ask(word, lambda _done: None, note, word)
    threading.Timer(0.05, source.gate.set).start()
    lane.close(finish=True)
    assert done == ["a", "b", "c"]
    with qtbot.assertNotEmitted(lane.busy_changed):
        lane.ask("later", done.append, say, "later")
    assert source.closed.is_set()
    assert not source.interrupted.is_set()


def test_every_wish_is_settled_once(qtbot: QtBot, lane: Lane, source: Source) -> None:
    asked, settled = list[str](), list[str]()
    lane.asked.connect(asked.append)
    lane.settled.connect(settled.append)
    lane.ask("old", lambda _word: settled.append("answer"), wait, "old")
    source.started.wait(10)
    lane.ask("old", lambda _word: settled.append("answer"), say, "new")
    lane.ask("wrong", lambda _word: None, fail)
    qtbot.waitUntil(lambda: not lane.busy)
    assert settled == ["old", "answer", "wrong"]
    lane.ask("long", lambda _word: None, wait, "never")
    lane.forget("long")
    lane.forget("long")
    lane.ask("longer", lambda _word: None, wait, "never")
    lane.close()
    lane.forget("longer")
    assert settled[3:] == ["long", "longer"]
    assert asked == ["old", "old", "wrong", "long", "longer"]


def test_the_thread_starts_with_the_first_wish(qtbot: QtBot, source: Source) -> None:
    lane, answers = Lane("not yet asked", lambda: source), list[str]()
    assert "not yet asked" not in {thread.name for thread in threading.enumerate()}
    lane.ask("name", answers.append, lambda _source: threading.current_thread().name)
    qtbot.waitUntil(lambda: answers == ["not yet asked"])
    lane.close()
    Lane("never asked", lambda: source).close()
