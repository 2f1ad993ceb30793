"""Merged cells that a converter flattened, understood again from where cells are empty."""

from __future__ import annotations

from db.model import TableSpan
from db.parse.table_pages import Draft


def infer_spans(draft: Draft, form: bool) -> tuple[TableSpan, ...]:
    """The merged cells of a table."""
    return tuple(draft.spans)
