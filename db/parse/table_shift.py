"""Rows whose cells slipped into the wrong columns."""

from __future__ import annotations

from collections.abc import Sequence

from db.parse.table_grid import Row


def set_right(rows: Sequence[Row], head_rows: int) -> None:
    """Put slipped rows right."""
