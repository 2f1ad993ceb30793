"""Back and forward through the notices that were read, with the place in each."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from db.model import NoticeId, NoticeKey
from db.model.values import valueclass
from reader.widgets.viewer.page import ViewPlace

_LENGTH = 200


@valueclass
class Visit:
    """A notice and the place in it that stood at the top of the view.

    The lasting key counts: an import may give the notice another id than it had at the visit.
    """

    notice_id: NoticeId
    key: NoticeKey
    place: ViewPlace = ViewPlace()


class History:
    """Visits in order, and where in them one is. What is in ``missing`` at the time is passed over."""

    def __init__(self, missing: Container[NoticeId] = ()) -> None:
        self._missing = missing
        self._visits: list[Visit] = []
        self._here = -1

    @property
    def here(self) -> Visit | None:
        """The visit that is shown now."""
        return self._visits[self._here] if self._here >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier visit."""
        return self._next(-1) is not None

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later visit."""
        return self._next(1) is not None

    def visit(self, visit: Visit) -> None:
        """Go somewhere new: what lay ahead is forgotten. The same notice again changes nothing."""
        if self.here is None or self.here.key != visit.key:
            self._add(visit)

    def jump_from(self, place: ViewPlace) -> None:
        """Go far away within the notice that is shown now: back leads to ``place``, where the jump began."""
        self.leave_at(place)
        if self.here is not None:
            self._add(self.here)

    def return_to(self, visit: Visit) -> None:
        """To a notice that is no longer missing: to the visit that was passed over meanwhile, with all around it."""
        passed = [place for place, each in enumerate(self._visits) if each.key == visit.key]
        if passed:
            self._here = passed[-1]
        else:
            self.visit(visit)

    def leave_at(self, place: ViewPlace) -> None:
        """Note the place at which the visit that is shown now is left."""
        if self.here is not None:
            self._visits[self._here] = replace(self.here, place=place)

    def back(self) -> Visit | None:
        """One visit back."""
        return self._go(-1)

    def forward(self) -> Visit | None:
        """One visit forward."""
        return self._go(1)

    def _add(self, visit: Visit) -> None:
        del self._visits[self._here + 1 :]
        self._visits.append(visit)
        del self._visits[:-_LENGTH]
        self._here = len(self._visits) - 1

    def _go(self, by: int) -> Visit | None:
        following = self._next(by)
        self._here = self._here if following is None else following
        return self.here

    def _next(self, by: int) -> int | None:
        """Where the next visit is in this direction, 1 or -1, that can still be shown."""
        places = range(self._here + by, len(self._visits) if by > 0 else -1, by)
        return next((place for place in places if self._visits[place].notice_id not in self._missing), None)
