"""Pages to look at."""

import pytest
from pytestqt.qtbot import QtBot

from db.model import NoticeRecord
from reader.render import RenderOptions
from reader.widgets.viewer.page import NoticePage, make_page
from reader.widgets.viewer.viewer import NoticeView
from tests.unit.render.samples import SOURCE, record, starter_records


@pytest.fixture
def page() -> NoticePage:
    return make_page(record(), RenderOptions(source=SOURCE, knows=lambda _target: True))


@pytest.fixture(scope="session")
def longest() -> NoticeRecord:
    """The starter notice with the most words."""
    return max(starter_records(), key=lambda r: len(r.notice.plain_text))


@pytest.fixture
def view(qtbot: QtBot, app_look: None) -> NoticeView:
    shown = NoticeView()
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show()
    qtbot.waitExposed(shown)
    return shown
