"""What would find something, where a query found nothing."""

from __future__ import annotations

from db.model import Suggestion
from db.search.evaluation import Evaluator
from db.search.query import Query
from db.search.sets import NoticeSet


def suggest(evaluator: Evaluator, query: Query, scope: NoticeSet) -> tuple[Suggestion, ...]:
    """Searches that find something within the scope, the most promising first."""
    return ()
