"""What would find something, where a query found nothing: each a query of its own, with its count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.model import Suggestion, SuggestionReason
from db.model.values import valueclass
from db.search.entries import Part
from db.search.evaluation import Evaluator
from db.search.names import homophones, pinyin_key
from db.search.numbers import TypedNumber
from db.search.parser import parse, plain_query
from db.search.query import And, Not, NumberTerm, Query, Term, wanted
from db.search.sets import NoticeSet
from db.search.variants import look_alikes, simplified, traditional
from db.search.wording import query_text, with_term, without_part

_MOST = 8
_MOST_OF_A_KIND = 3
_LONGEST_WORD = 12
"""Longer words are looked at as parts only: nobody mistypes one letter of a pasted sentence."""
_LONGEST_SENTENCE = 40
"""Characters of a pasted sentence that are cut into parts."""
_FURTHEST_SERIAL = 20
_HAN_NAME, _LATIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}"), re.compile(r"[a-z ]{4,24}")


@valueclass
class _Idea:
    text: str
    reason: SuggestionReason


def suggest(evaluator: Evaluator, query: Query, scope: NoticeSet) -> tuple[Suggestion, ...]:
    """Queries that find something within the scope, the most promising first; empty where nothing comes to mind."""
    found: dict[str, Suggestion] = {}
    kinds: dict[SuggestionReason, int] = {}
    for idea in _Ideas(evaluator, query).all():
        if idea.text in found or kinds.get(idea.reason, 0) >= _MOST_OF_A_KIND:
            continue
        meant = parse(idea.text)
        count = (evaluator.find(meant) & scope).bit_count() if meant else 0
        if count:
            found[idea.text] = Suggestion(idea.text, idea.reason, count)
            kinds[idea.reason] = kinds.get(idea.reason, 0) + 1
        if len(found) == _MOST:
            break
    return tuple(found.values())


@valueclass
class _Ideas:
    """Queries that may find something."""

    evaluator: Evaluator
    query: Query

    def all(self) -> Iterator[_Idea]:
        missing = [term for term in wanted(self.query) if not self.evaluator.find(term)]
        for term in missing:
            yield from self._instead_of(term)
        yield from self._latin_names()
        yield from self._fewer_words()
        for term in missing:
            if isinstance(term, Term):
                yield from self._parts(term)

    def _instead_of(self, term: Term | NumberTerm) -> Iterator[_Idea]:
        if isinstance(term, NumberTerm):
            yield from (_Idea(text, SuggestionReason.NEAR_NUMBER) for text in self._near_numbers(term.number))
            return
        for form in {simplified(term.text), traditional(term.text)} - {term.text}:
            yield self._exchanged(term, form, SuggestionReason.OTHER_SCRIPT)
        for name in self._same_sound_names(term.folded):
            yield self._exchanged(term, name, SuggestionReason.SAME_SOUND_NAME)
        for form in self._one_character_off(term):
            yield self._exchanged(term, form, SuggestionReason.ONE_CHARACTER_OFF)

    def _exchanged(self, term: Term, text: str, reason: SuggestionReason) -> _Idea:
        return _Idea(query_text(with_term(self.query, term, _literal(text, term))), reason)

    def _same_sound_names(self, folded: str) -> list[str]:
        if not _HAN_NAME.fullmatch(folded) and not _LATIN_NAME.fullmatch(folded):
            return []
        rows = self.evaluator.connection.execute(
            "SELECT name FROM search_names WHERE pinyin = ? AND name <> ? ORDER BY notices DESC LIMIT ?",
            (pinyin_key(folded), folded, _MOST_OF_A_KIND),
        )
        return [row[0] for row in rows]

    def _latin_names(self) -> Iterator[_Idea]:
        """``xie chi``: a name in pinyin, typed as two words."""
        words = [term.folded for term in wanted(self.query) if isinstance(term, Term)]
        if len(words) > 1:
            for name in self._same_sound_names(" ".join(words)):
                yield _Idea(name, SuggestionReason.SAME_SOUND_NAME)

    def _one_character_off(self, term: Term) -> list[str]:
        """The word with one character exchanged for one that looks or sounds like it, the most frequent first."""
        if not 2 <= len(term.folded) <= _LONGEST_WORD:
            return []
        counts: dict[str, int] = {}
        for index, character in enumerate(term.folded):
            others = set(look_alikes(character))
            if len(term.folded) > 2 and "\u4e00" <= character <= "\u9fff":
                others |= homophones(character)
            for other in others:
                form = term.folded[:index] + other + term.folded[index + 1 :]
                count = self.evaluator.find(_literal(form, term)).bit_count()
                if count:
                    counts[form] = count
        return sorted(counts, key=lambda form: (-counts[form], form))[:_MOST_OF_A_KIND]

    def _near_numbers(self, number: TypedNumber) -> list[str]:
        """Own numbers of the same year and word with the nearest serials, then the same serial of other years."""
        rows = self.evaluator.connection.execute(
            "SELECT DISTINCT word, year, serial FROM search_numbers WHERE parts & ? AND year AND serial BETWEEN ? AND ?"
            " AND (year = ? OR serial = ?) ORDER BY year <> ?, abs(serial - ?), year DESC",
            (
                1 << Part.NUMBER,
                number.serial - _FURTHEST_SERIAL,
                number.serial + _FURTHEST_SERIAL,
                number.year,
                number.serial,
                number.year,
                number.serial,
            ),
        ).fetchall()
        same_word = [row for row in rows if row[0].endswith(number.word)]
        return [f"{word}〔{year}〕{serial}号" for word, year, serial in same_word or rows]

    def _fewer_words(self) -> Iterator[_Idea]:
        if not isinstance(self.query, And):
            return
        for part in self.query.parts:
            yield _Idea(query_text(without_part(self.query, part)), SuggestionReason.FEWER_WORDS)
        for part in self.query.parts:
            if not isinstance(part, Not):
                yield _Idea(query_text(part), SuggestionReason.FEWER_WORDS)

    def _parts(self, term: Term) -> Iterator[_Idea]:
        """The word cut into the longest pieces that occur."""
        pieces = self._pieces(term)
        if len(pieces) > 1:
            words = tuple(_literal(piece, term) for piece in pieces)
            yield _Idea(query_text(with_term(self.query, term, And(words))), SuggestionReason.PARTS)
        for piece in sorted(pieces, key=len, reverse=True):
            yield self._exchanged(term, piece, SuggestionReason.PARTS)

    def _pieces(self, term: Term) -> list[str]:
        found: list[str] = []
        sentence = term.folded[:_LONGEST_SENTENCE]
        start = 0
        while start < len(sentence) - 1:
            end = start
            while end < len(sentence) and self.evaluator.find(_literal(sentence[start : end + 1], term)):
                end += 1
            if end - start > 1:
                found.append(sentence[start:end].strip())
            start = max(end, start + 1)
        return found


def _literal(text: str, like: Term) -> Term:
    """A term of this text in the field of another term."""
    read = parse(plain_query(text))
    return Term(text, read.folded, like.field) if isinstance(read, Term) else like
