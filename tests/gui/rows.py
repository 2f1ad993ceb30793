"""Menus of rows, as the window makes them."""

from PySide6.QtWidgets import QMenu

from reader.flows.bookmark_rows import BookmarkRows
from reader.widgets.bookmark_lines import Line
from reader.widgets.bookmarks import BookmarksPanel


def menu_of_bookmarks(panel: BookmarksPanel, lines: tuple[Line, ...]) -> QMenu:
    """The menu of some rows of the list of bookmarks."""
    rows = panel.findChild(BookmarkRows)
    assert isinstance(rows, BookmarkRows)
    menu = rows.menu_of(lines)
    assert menu is not None
    return menu
