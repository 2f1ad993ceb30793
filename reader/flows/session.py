"""What was open when the window was closed: tabs, places, the panel in front. Kept as JSON in the settings."""

from __future__ import annotations

import json

from db.model import NoticeKey
from db.model.records import from_raw, to_raw
from db.model.values import valueclass
from db.store import Archive
from reader.flows.reading import Goal, Shown
from reader.widgets.viewer.page import ViewPlace


@valueclass
class SavedTab:
    """A notice by its lasting key, and the place in it; ``offset`` in hundredths of an em."""

    key: NoticeKey
    block: int = -1
    part: int = 0
    offset: int = 0


@valueclass
class Session:
    """The tabs in their order, and the one in front."""

    tabs: tuple[SavedTab, ...] = ()
    current: int = 0


def saved(shown: tuple[Shown, ...], current: int) -> str:
    """The session as text."""
    return json.dumps(to_raw(Session(tuple(_saved_tab(each) for each in shown), current)), ensure_ascii=False)


@valueclass
class Restored:
    """The notices to open, in the order of their tabs, and the index of the one in front."""

    goals: tuple[Goal, ...] = ()
    front: int = 0


def restored(archive: Archive, text: str) -> Restored:
    """What to open again; notices that are no longer in the archive are left out."""
    try:
        session = from_raw(Session, json.loads(text))
    except (ValueError, TypeError, KeyError, IndexError):
        return Restored()
    goals = [_goal(archive, tab) for tab in session.tabs]
    before = [goal for goal in goals[: max(0, session.current)] if goal is not None]
    there = tuple(goal for goal in goals if goal is not None)
    return Restored(there, min(len(before), max(0, len(there) - 1)))


def _saved_tab(shown: Shown) -> SavedTab:
    return SavedTab(shown.key, shown.place.block, shown.place.part, round(shown.place.offset * 100))


def _goal(archive: Archive, tab: SavedTab) -> Goal | None:
    notice_id = archive.find(tab.key)
    if notice_id is None:
        return None
    return Goal(notice_id, place=ViewPlace(tab.block, tab.part, tab.offset / 100))
