from dataclasses import dataclass
from pathlib import Path

import pytest

from db.model import SearchOptions
from db.search import search
from db.store import Archive


@dataclass(frozen=True, slots=True)
class Question:
    query: str
    number: str


def read_questions() -> list[Question]:
    lines = Path(__file__).with_name("questions.txt").read_text("utf-8").splitlines()
    parts = [line.rsplit(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [Question(query, number) for query, number in parts]


QUESTIONS = read_questions()


def rank(archive: Archive, question: Question) -> int:
    """Where the answer stands among the hits, 1 the first; 99 where it is not among ten."""
    page = search(archive.connection, question.query, SearchOptions(limit=10, facets=False))
    return next((place for place, hit in enumerate(page.hits, 1) if question.number in hit.doc_numbers), 99)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.query)
def test_answer_is_among_the_first_three(starter: Archive, question: Question) -> None:
    assert rank(starter, question) <= 3


def test_answer_is_nearly_always_first(starter: Archive) -> None:
    later = [question.query for question in QUESTIONS if rank(starter, question) > 1]
    assert len(QUESTIONS) >= 60
    assert len(later) <= len(QUESTIONS) // 10, later
