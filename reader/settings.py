"""The user's settings: typed properties over QSettings. Only the wiring reads them; widgets are handed values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from db.model.values import valueclass

HISTORY_LENGTH = 30
RECENT_LENGTH = 8


@valueclass
class PageSettings:
    """How the page is set: face "serif", "sans" or "kai", size in pixels, measure in characters, line height in %."""

    face: str = "serif"
    font_px: int = 18
    measure: int = 40
    line_height: int = 180


@valueclass
class RecentArchive:
    """An archive that was open, and whether it could not be written then."""

    path: Path
    read_only: bool


class Settings:
    """Everything that is remembered from one start to the next."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def language(self) -> str:
        """Language of the interface: "zh_CN" or "en"."""
        return self._text("language", "zh_CN")

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        """Theme: "system", "light", "dark" or "contrast"."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def page(self) -> PageSettings:
        """How the page is set."""
        usual = PageSettings()
        return PageSettings(
            self._text("page/face", usual.face),
            self._number("page/font_px", usual.font_px, 10, 48),
            self._number("page/measure", usual.measure, 20, 80),
            self._number("page/line_height", usual.line_height, 120, 260),
        )

    @page.setter
    def page(self, value: PageSettings) -> None:
        self._store.setValue("page/face", value.face)
        self._store.setValue("page/font_px", value.font_px)
        self._store.setValue("page/measure", value.measure)
        self._store.setValue("page/line_height", value.line_height)

    @property
    def history(self) -> tuple[str, ...]:
        """What was searched for, newest first."""
        return self._texts("search/history")

    @history.setter
    def history(self, value: Sequence[str]) -> None:
        self._keep_texts("search/history", value)

    def remember_search(self, text: str) -> None:
        """Put ``text`` at the top of the search history."""
        self._remember("search/history", text, HISTORY_LENGTH)

    @property
    def saved_searches(self) -> tuple[str, ...]:
        """Searches that the user keeps, oldest first."""
        return self._texts("search/saved")

    @saved_searches.setter
    def saved_searches(self, value: Sequence[str]) -> None:
        self._keep_texts("search/saved", value)

    @property
    def archive(self) -> Path | None:
        """The archive that was open last."""
        return Path(text) if (text := self._text("archive", "")) else None

    def remember_archive(self, path: Path, *, read_only: bool = False) -> None:
        """An archive is open now: the one that was open last, and the first of the recent ones."""
        self._store.setValue("archive", str(path))
        self._remember("archives/recent", str(path), RECENT_LENGTH)
        others = [text for text in self._texts("archives/read_only") if text != str(path)]
        self._keep_texts("archives/read_only", [*others, str(path)] if read_only else others)

    @property
    def recent_archives(self) -> tuple[RecentArchive, ...]:
        """Archives that were open, newest first."""
        read_only = self._texts("archives/read_only")
        return tuple(RecentArchive(Path(text), text in read_only) for text in self._texts("archives/recent"))

    def forget_archive(self, path: Path) -> None:
        """Take an archive out of the list of recent ones."""
        for key in ("archives/recent", "archives/read_only"):
            self._keep_texts(key, [text for text in self._texts(key) if text != str(path)])

    def folders(self, archive: Path) -> tuple[Path, ...]:
        """The folders whose gazettes are read into ``archive`` at every start."""
        return tuple(Path(text) for text in self._texts(f"folders/{_key(archive)}"))

    def keep_folders(self, archive: Path, folders: Sequence[Path]) -> None:
        """Read these folders into ``archive`` at every start."""
        self._keep_texts(f"folders/{_key(archive)}", [str(folder) for folder in folders])

    @property
    def failed_files(self) -> tuple[str, ...]:
        """Files of subscribed folders that could not be read the last time."""
        return self._texts("folders/failed")

    @failed_files.setter
    def failed_files(self, value: Sequence[str]) -> None:
        self._keep_texts("folders/failed", value)

    @property
    def last_folder(self) -> Path:
        """The folder that files were chosen from last."""
        return Path(self._text("folder", str(Path.home())))

    @last_folder.setter
    def last_folder(self, value: Path) -> None:
        self._store.setValue("folder", str(value))

    @property
    def paper_choices(self) -> str:
        """How the user printed last, as JSON; "" before the first time."""
        return self._text("print/choices", "")

    @paper_choices.setter
    def paper_choices(self, value: str) -> None:
        self._store.setValue("print/choices", value)

    @property
    def printer(self) -> str:
        """Name of the printer that was used last."""
        return self._text("print/printer", "")

    @printer.setter
    def printer(self, value: str) -> None:
        self._store.setValue("print/printer", value)

    def window_state(self, name: str) -> QByteArray:
        """Geometry of a window or splitter, as it was kept; empty when never kept."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_window_state(self, name: str, state: QByteArray) -> None:
        """Keep the geometry of a window or splitter."""
        self._keep(f"window/{name}", state)

    def session(self, archive: Path) -> str:
        """The JSON text of the tabs that were open in ``archive``; "" when none were."""
        return self._text(f"session/{_key(archive)}", "")

    def keep_session(self, archive: Path, text: str) -> None:
        """Keep the tabs that are open in ``archive``."""
        self._keep(f"session/{_key(archive)}", text)

    def flag(self, name: str, usual: bool = False) -> bool:
        """A small yes or no of the window, such as "side_panel"."""
        return self._text(f"flag/{name}", str(usual)).lower() == "true"

    def set_flag(self, name: str, value: bool) -> None:
        """Remember a small yes or no."""
        self._store.setValue(f"flag/{name}", value)

    def number(self, name: str, usual: int) -> int:
        """A small number of the window, such as "side_tab"."""
        return self._number(f"number/{name}", usual, 0, 99)

    def set_number(self, name: str, value: int) -> None:
        """Remember a small number."""
        self._keep(f"number/{name}", str(value))

    def write(self) -> None:
        """Write everything to disk now."""
        self._store.sync()

    def _text(self, key: str, usual: str) -> str:
        value = self._store.value(key, usual)
        return str(value) if isinstance(value, str | bool) else usual

    def _number(self, key: str, usual: int, least: int, most: int) -> int:
        value = self._store.value(key, usual)
        try:
            return min(most, max(least, int(str(value))))
        except ValueError:
            return usual

    def _texts(self, key: str) -> tuple[str, ...]:
        try:
            found = json.loads(self._text(key, "[]"))
        except ValueError:
            return ()
        return tuple(text for text in found if isinstance(text, str)) if isinstance(found, list) else ()

    def _remember(self, key: str, text: str, length: int) -> None:
        self._keep_texts(key, [text, *(other for other in self._texts(key) if other != text)][:length])

    def _keep_texts(self, key: str, texts: Sequence[str]) -> None:
        self._store.setValue(key, json.dumps(list(texts), ensure_ascii=False))

    def _keep(self, key: str, value: str | QByteArray) -> None:
        """Keep a value that is kept often: the file is written only where it is another one."""
        if self._store.value(key) != value:
            self._store.setValue(key, value)


def _key(archive: Path) -> str:
    return str(archive.absolute()).replace("/", "|").replace("\\", "|")
