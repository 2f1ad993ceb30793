"""Renders every screen and state of the window to PNG files, to be looked at.

``python -m tests.gui.gallery FOLDER [--only WORD] [--archive FILE]``
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QMenu, QWidget

import resources
from db.importing import import_paths, open_for_import
from reader.app import make_window
from reader.flows.reading import Goal
from reader.places import Places
from reader.settings import Settings
from reader.widgets.look import look
from reader.widgets.tables.catalogue import TableCatalogue
from reader.widgets.tables.window import TableWindow
from reader.window import MainWindow

SIZES = ((1366, 768), (1920, 1080))
_SETTLE_MS = 350


class Gallery:
    """One window, led from state to state."""

    def __init__(self, folder: Path, archive: Path, only: str) -> None:
        self._folder, self._archive, self._only = folder, archive, only
        self._home = Path(tempfile.mkdtemp())
        self.window = self.make_window()

    def make_window(self) -> MainWindow:
        """A window as at the first start, without an archive."""
        places = Places(self._home / "data", self._home / "settings.ini")
        settings = Settings(QSettings(str(places.settings), QSettings.Format.IniFormat))
        window = make_window(settings, places)
        window.show()
        return window

    def open(self) -> None:
        """Open the archive and wait for its first notice."""
        self.until(self.window.page_shown, lambda: self.window.archives.open(self._archive))

    def until(self, signal: SignalInstance, start: Callable[[], object]) -> None:
        """Start something and wait for its signal, ten seconds at most."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(10_000, loop.quit)
        start()
        loop.exec()
        self.settle()

    def settle(self, wait_ms: int = _SETTLE_MS) -> None:
        """Let what was started finish."""
        loop = QEventLoop()
        QTimer.singleShot(wait_ms, loop.quit)
        loop.exec()

    def save(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of another widget."""
        if self._only in name:
            self.settle(60)
            (widget or self.window).grab().save(str(self._folder / f"{name}.png"))

    def search(self, text: str) -> None:
        """Type a search and wait for its hits."""
        self.until(self.window.searching.page_found, lambda: self.window.desk.search_box.search_for(text))


@contextmanager
def _starter(archive: Path | None) -> Iterator[Path]:
    if archive is not None:
        yield archive
        return
    with tempfile.TemporaryDirectory() as folder, resources.folder("starter") as starter:
        path = Path(folder) / "甲市人民政府公报.gazette"
        with open_for_import(path) as made:
            import_paths(made, [starter])
        yield path


def _empty_states(gallery: Gallery, name: str) -> None:
    window = gallery.window
    window.archives.close()
    gallery.save(f"{name}-no-archive")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "新存档.gazette"
        gallery.until(window.archives.holdings_changed, lambda: window.archives.open(path, create=True))
        gallery.save(f"{name}-empty-archive")
        window.archives.close()
    gallery.open()


def _dragging(gallery: Gallery, name: str) -> None:
    overlay = gallery.window.dropping.overlay
    overlay.open("松开鼠标即可导入", "甲市人民政府公报2022年第4期.txt 等 3 个")
    gallery.save(f"{name}-dragging")
    overlay.hide()


def _folders(gallery: Gallery, name: str) -> None:
    window = gallery.window
    path = window.archive.path
    assert path is not None
    for folders in ((), (Path("/共享/公报/2023年"), Path("/共享/公报/2024年"))):
        window.settings.keep_folders(path, folders)
        dialog = window.dialogs.open_folders(path, window.subscribing)
        gallery.save(f"{name}-dialog-folders-{len(folders)}", dialog)
        dialog.close()
    window.settings.keep_folders(path, ())
    box = window.dialogs.ask("要把“2022年第4期（总第260期）”从存档中移除吗？", "移除", lambda: None)
    gallery.save(f"{name}-dialog-remove", box)
    box.close()


def _tabs(gallery: Gallery, name: str) -> None:
    window = gallery.window
    record = window.reading.record
    assert record is not None
    gallery.until(window.page_shown, lambda: window.open(Goal(record.id), new_tab=True))
    gallery.save(f"{name}-tabs")
    window.desk.area.close_tab()


def _reading(gallery: Gallery, name: str) -> None:
    window = gallery.window
    gallery.search("教育事业发展 专栏")
    gallery.until(window.page_shown, window.named["next_hit"].trigger)
    window.desk.search_box.clear()
    window.searching.search("")
    gallery.save(f"{name}-reading")
    for panel in range(window.desk.side.count()):
        window.desk.side.setCurrentIndex(panel)
        gallery.save(f"{name}-side-{panel}")
    window.desk.side.setCurrentIndex(0)


def _tables(gallery: Gallery, name: str) -> None:
    """The find bar over tables, a table large with filters and hits, the list of all tables."""
    window = gallery.window
    view = window.desk.area.current.view
    view.go_to_table(1)
    window.named["find"].trigger()
    window.desk.area.current.find_bar.field.setText("3")
    gallery.settle()
    gallery.save(f"{name}-find")
    window.desk.area.current.close_find()
    window.desk.side.tables.open_requested.emit(2)
    opened = next(child for child in window.findChildren(TableWindow))
    opened.filters.setChecked(True)
    opened.find_bar.field.setText("市")
    opened.view.selectColumn(3)
    gallery.settle()
    gallery.save(f"{name}-table", opened)
    opened.close()
    window.named["all_tables"].trigger()
    gallery.settle()
    gallery.save(f"{name}-all-tables", window.findChild(TableCatalogue))
    for catalogue in window.findChildren(TableCatalogue):
        catalogue.close()
    gallery.settle(50)


def _searching(gallery: Gallery, name: str) -> None:
    window = gallery.window
    gallery.search("学前教育")
    gallery.save(f"{name}-search")
    window.named["next_hit"].trigger()
    gallery.settle()
    gallery.save(f"{name}-search-opened")
    window.hit_model.unfold(window.hit_model.hits[-1].notice_id)
    gallery.settle()
    gallery.save(f"{name}-search-places")
    gallery.search("沒有這樣的詞語")
    gallery.save(f"{name}-nothing-found")
    window.desk.search_box.clear()
    window.searching.search("")
    window.desk.contents.filter_box.setText("jyfz")
    gallery.settle(600)
    gallery.save(f"{name}-filter")
    window.desk.contents.filter_box.setText("没有")
    gallery.settle(600)
    gallery.save(f"{name}-filter-nothing")
    window.desk.contents.filter_box.clear()
    gallery.settle(400)


def _bookmarks(gallery: Gallery, name: str) -> None:
    window = gallery.window
    window.named["bookmark"].trigger()
    gallery.settle()
    gallery.save(f"{name}-bookmarked")
    window.desk.left.setCurrentWidget(window.desk.bookmarks_tab)
    gallery.save(f"{name}-bookmarks")
    window.named["bookmark"].trigger()
    gallery.settle()
    gallery.save(f"{name}-bookmark-removed")
    window.desk.left.setCurrentWidget(window.desk.contents)


def _years(gallery: Gallery, name: str) -> None:
    gallery.window.named["show_calendar"].trigger()
    gallery.save(f"{name}-years")
    gallery.window.named["show_contents"].trigger()
    gallery.window.desk.contents.years_button.setChecked(False)


def _dialogs(gallery: Gallery, name: str) -> None:
    dialogs = gallery.window.dialogs
    made: dict[str, Callable[[], QWidget]] = {
        "settings": dialogs.open_settings,
        "keys": dialogs.show_keys,
        "search-help": dialogs.show_search_help,
        "about": dialogs.show_about,
        "diagnosis": dialogs.show_diagnosis,
        "problem": lambda: dialogs.say_problem("存档“甲.gazette”是只读的，不能修改：请先把它复制到可以写入的文件夹。"),
        "browser": lambda: dialogs.ask_browser("http://www.example.org/zcwj/t20220708_3800654.html"),
    }
    for dialog_name, make in made.items():
        dialog = make()
        gallery.save(f"{name}-dialog-{dialog_name}", dialog)
        dialog.close()


def _menus(gallery: Gallery, name: str) -> None:
    for action in gallery.window.menuBar().actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.popup(gallery.window.pos())
            gallery.save(f"{name}-menu-{action.text().split('(')[0]}", menu)
            menu.close()


def _english(gallery: Gallery) -> None:
    chinese, settings = gallery.window, gallery.window.settings
    chinese.close()
    settings.language = "en"
    gallery.window = gallery.make_window()
    gallery.open()
    gallery.window.resize(*SIZES[0])
    gallery.search("学前教育")
    gallery.save("english-search")
    dialog = gallery.window.dialogs.open_settings()
    gallery.save("english-settings", dialog)
    gallery.window.close()
    settings.language = "zh_CN"
    gallery.window = gallery.make_window()
    gallery.open()


def _import(gallery: Gallery, name: str, files: Path) -> None:
    window = gallery.window
    window.archives.take((files, Path(__file__)))
    dialog = window.importing.dialog
    if dialog is not None:
        gallery.save(f"{name}-import-running", dialog)
        if window.importing.running:
            gallery.until(window.importing.finished, lambda: None)
        gallery.save(f"{name}-import-report", dialog)
        dialog.close()


def main(argv: list[str]) -> int:
    """Render everything into a folder."""
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="save only pictures with this word in their names")
    parser.add_argument("--quick", action="store_true", help="one theme and size only")
    parser.add_argument("--archive", type=Path, help="an archive to show instead of the starter gazettes")
    given = parser.parse_args(argv)
    given.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with _starter(given.archive) as archive, resources.folder("starter") as starter:
        gallery = Gallery(given.folder, archive, given.only)
        gallery.open()
        for theme in ("light",) if given.quick else ("light", "dark", "contrast"):
            look().apply(theme)
            for width, height in SIZES[:1] if given.quick or theme == "contrast" else SIZES:
                gallery.window.resize(width, height)
                gallery.settle()
                name = f"{theme}-{width}"
                _reading(gallery, name)
                _tables(gallery, name)
                _searching(gallery, name)
                _bookmarks(gallery, name)
                _years(gallery, name)
                _tabs(gallery, name)
                _dragging(gallery, name)
                _empty_states(gallery, name)
            _dialogs(gallery, theme)
            _folders(gallery, theme)
        look().apply("light")
        _english(gallery)
        _menus(gallery, "light")
        _import(gallery, "light", starter)
        gallery.window.close()
    QApplication.closeAllWindows()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
