"""What can be done with the page in front: copy, find, zoom. Every method acts on the tab that is shown then."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.model import NoticeId, NoticeRecord
from reader.flows.reading import Goal, Reading
from reader.render import CitationStyle, PageStyle, citation
from reader.settings import PageSettings, Settings
from reader.tasks import wishes
from reader.tasks.lanes import Lanes
from reader.widgets.look import look
from reader.widgets.reading_area import ReadingArea
from reader.widgets.viewer.pane import NoticePane
from reader.widgets.viewer.viewer import NoticeView


class PageActions(QObject):
    """The page in front, and how pages are set."""

    said = Signal(str)
    """A sentence for the status bar."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._area: ReadingArea[NoticePane] | None = None
        self._reading: Reading | None = None
        self._lanes: Lanes | None = None

    def use(self, area: ReadingArea[NoticePane], reading: Reading) -> None:
        """Act on the pages of ``area``."""
        self._area = area
        self._reading = reading

    def use_lanes(self, lanes: Lanes | None) -> None:
        """Ask another archive."""
        self._lanes = lanes

    def make_pane(self, parent: QWidget) -> NoticePane:
        """A new page, set as the settings say."""
        pane = NoticePane(parent)
        pane.view.set_style(self._style())
        pane.view.zoom_changed.connect(self._zoomed)
        return pane

    def copy(self) -> None:
        """Copy the selection."""
        if self._view.textCursor().hasSelection():
            self._view.copy()
            self.said.emit(self.tr("已复制"))

    def copy_markdown(self) -> None:
        """Copy the selection, or the whole notice, as Markdown."""
        whole = not self._view.textCursor().hasSelection()
        self._view.copy_markdown()
        self.said.emit(self.tr("已复制全文为 Markdown") if whole else self.tr("已复制为 Markdown"))

    def copy_with_citation(self) -> None:
        """Copy the selection with where it stands."""
        self._view.copy_with_citation()
        self.said.emit(self.tr("已复制并附引文"))

    def copy_citation(self) -> None:
        """Put the citation of the notice in front on the clipboard."""
        if self._reading and self._reading.record:
            self._put_citation(self._reading.record)

    def copy_citation_of(self, notice_id: NoticeId) -> None:
        """Put the citation of any notice on the clipboard."""
        if self._lanes:
            self._lanes.read.ask("citation", self._put_citation, wishes.notice, notice_id)

    def copy_citations_of(self, notice_ids: tuple[NoticeId, ...]) -> None:
        """Put the citations of several notices on the clipboard, a line each."""
        if self._lanes:
            self._lanes.read.ask("citation", self._put_citations, wishes.notices, notice_ids)

    def _put_citations(self, records: tuple[NoticeRecord, ...]) -> None:
        lines = [citation(record, CitationStyle.GBT7714) for record in records]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.said.emit(self.tr("已复制 %n 条引文", None, len(lines)))

    def _put_citation(self, record: NoticeRecord) -> None:
        text = citation(record, CitationStyle.GBT7714)
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("已复制引文：%1").replace("%1", text))

    def find(self) -> None:
        """Open the bar that finds words in the page."""
        self._pane.open_find()

    def focus(self) -> None:
        """Put the focus on the page."""
        self._pane.focus()

    def duplicate(self) -> None:
        """Open the notice in front once more, in a tab of its own."""
        if self._reading and self._reading.record:
            self._reading.open(Goal(self._reading.record.id, place=self._view.place()), new_tab=True)

    def zoom_in(self) -> None:
        """Make the text larger."""
        self._view.zoom(1)

    def zoom_out(self) -> None:
        """Make the text smaller."""
        self._view.zoom(-1)

    def zoom_reset(self) -> None:
        """Set the text in its usual size."""
        self._zoomed(PageSettings().font_px)
        self.apply_settings()

    def apply_settings(self) -> None:
        """Set every page as the settings say."""
        look().set_page_face(self._settings.page.face)
        assert self._area is not None
        for pane in self._area.panes:
            pane.view.set_style(self._style())

    @property
    def _pane(self) -> NoticePane:
        assert self._area is not None
        return self._area.current

    @property
    def _view(self) -> NoticeView:
        return self._pane.view

    def _style(self) -> PageStyle:
        page = self._settings.page
        return PageStyle(font_px=page.font_px, measure=page.measure, line_height=page.line_height / 100)

    def _zoomed(self, font_px: int) -> None:
        self._settings.page = replace(self._settings.page, font_px=font_px)
