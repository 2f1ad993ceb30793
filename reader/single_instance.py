"""One window a user: a second start leaves its files in a folder that the first watches, and ends.

A lock file says who is first. No socket is opened: the program does not even load a network library.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal


class SingleInstance(QObject):
    """The first instance listens; :attr:`files_received` says what a later one was started with."""

    files_received = Signal(tuple)
    """Paths as text, perhaps none: then the user only wants to see the window."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._letters = folder / "instance"
        self._lock = QLockFile(str(folder / "instance.lock"))
        self._lock.setStaleLockTime(0)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._receive)

    def listen(self) -> bool:
        """Become the first instance; False when another one is. Where no lock can be made, every one is the first."""
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        try:
            self._letters.mkdir(exist_ok=True)
            for left in self._letters.iterdir():
                left.unlink()
        except OSError:
            return True
        self._watcher.addPath(str(self._letters))
        return True

    def hand_over(self, files: tuple[str, ...]) -> None:
        """Give ``files`` to the instance that is first."""
        import uuid  # with what asks the system for its name; the first instance needs none

        letter = self._letters / uuid.uuid4().hex
        written = letter.with_suffix(".part")
        written.write_text(json.dumps(files), "utf-8")
        written.replace(letter.with_suffix(".json"))

    def close(self) -> None:
        """Stop listening and let another instance be the first."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._lock.unlock()

    def _receive(self) -> None:
        for letter in sorted(self._letters.glob("*.json")):
            files = _read(letter)
            letter.unlink(missing_ok=True)
            if files is not None:
                self.files_received.emit(files)


def _read(letter: Path) -> tuple[str, ...] | None:
    try:
        files = json.loads(letter.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return tuple(text for text in files if isinstance(text, str)) if isinstance(files, list) else None
