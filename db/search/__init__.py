"""What the user typed -> query tree -> SQL -> hits with marks."""

from db.search.engine import search
from db.search.marking import marks
from db.search.parser import plain_query

__all__ = ["marks", "plain_query", "search"]
