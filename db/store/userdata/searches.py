"""Searches that were made, and those kept under a name."""

from __future__ import annotations

from datetime import UTC, datetime

from db.model.userdata import PastSearch, SavedSearch, SavedSearchId
from db.store.userdata.statements import Statements

_KEPT = 200
"""How many past searches are remembered."""


class Searches:
    """The user's searches."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def remember(self, query: str, total: int) -> None:
        """Note that a search was made just now; the oldest beyond the last 200 are forgotten."""
        self._statements.execute(
            "REPLACE INTO past_searches VALUES (?, ?, ?)", (query, datetime.now(UTC).isoformat(), total)
        )
        self._statements.execute(
            "DELETE FROM past_searches WHERE query NOT IN"
            " (SELECT query FROM past_searches ORDER BY asked_at DESC, rowid DESC LIMIT ?)",
            (_KEPT,),
        )

    def history(self, limit: int = 20) -> tuple[PastSearch, ...]:
        """Past searches, latest first, each once."""
        rows = self._statements.execute(
            "SELECT query, asked_at, total FROM past_searches ORDER BY asked_at DESC, rowid DESC LIMIT ?", (limit,)
        )
        return tuple(PastSearch(query, datetime.fromisoformat(asked), total) for query, asked, total in rows)

    def forget(self, query: str | None = None) -> None:
        """Forget one past search, or all."""
        self._statements.execute("DELETE FROM past_searches WHERE ? IS NULL OR query = ?", (query, query))

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a search under a name."""
        cursor = self._statements.execute("INSERT INTO saved_searches (name, query) VALUES (?, ?)", (name, query))
        return SavedSearch(SavedSearchId(cursor.lastrowid or 0), name, query)

    def saved(self) -> tuple[SavedSearch, ...]:
        """The kept searches in the order in which they were kept."""
        rows = self._statements.execute("SELECT id, name, query FROM saved_searches ORDER BY id")
        return tuple(SavedSearch(SavedSearchId(row[0]), row[1], row[2]) for row in rows)

    def rename(self, search: SavedSearchId, name: str) -> None:
        """Give a kept search another name."""
        self._statements.execute("UPDATE saved_searches SET name = ? WHERE id = ?", (name, search))

    def remove(self, search: SavedSearchId) -> None:
        """Keep a search no longer."""
        self._statements.execute("DELETE FROM saved_searches WHERE id = ?", (search,))
