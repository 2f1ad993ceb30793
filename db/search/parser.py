"""From what the user typed to a query tree. Every text has a meaning: broken syntax is read as words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from db.search.fold import fold
from db.search.numbers import typed_at
from db.search.query import And, Field, IssueNumber, Not, NumberTerm, Or, Query, Term, YearRange

LONGEST_QUERY = 2000
"""Characters that are read; what is pasted beyond them is ignored."""
_MOST_WORDS = 64
_DEEPEST = 32

_FIELDS = {
    "标题": Field.TITLE, "title": Field.TITLE,
    "文号": Field.NUMBER, "number": Field.NUMBER,
    "机关": Field.ISSUER, "发文机关": Field.ISSUER, "issuer": Field.ISSUER,
    "栏目": Field.SECTION, "section": Field.SECTION,
    "人名": Field.PERSON, "person": Field.PERSON,
    "表格": Field.TABLE, "table": Field.TABLE,
}  # fmt: skip
_YEAR_NAMES, _ISSUE_NAMES = ("年份", "年", "year"), ("期", "issue")
_FIELD = re.compile(rf"({'|'.join((*_FIELDS, *_YEAR_NAMES, *_ISSUE_NAMES))})\s*:\s*(?=[^\s|)])", re.IGNORECASE)
_YEARS = re.compile(r"((?:19|20)\d\d)年?(?:\s*(?:-|—|–|~|至|\.\.)\s*((?:19|20)\d\d)年?)?(?=$|[\s)|])")
_ISSUE = re.compile(r"(?:总?第)?(\d{1,5})期?(?=$|[\s)|])")
_OR, _AND, _NOT = (
    re.compile(r"\||OR(?=\s|$)"),
    re.compile(r"AND(?=\s|$)|&&?(?=\s|$)"),
    re.compile(r"""-(?=[\w"“「『(])|NOT\s+(?=\S)"""),
)
_QUOTED = re.compile(r'"([^"]+)"(?=$|[\s)|])|“([^”]+)”(?=$|[\s)|])|「([^」]+)」(?=$|[\s)|])|『([^』]+)』(?=$|[\s)|])')
_WORD = re.compile(r"[^\s|]+")
_OPENING_QUOTES = '"“「『'


def parse(text: str) -> Query | None:
    """The query tree; ``None`` where nothing is asked (blank, or characters that are no text)."""
    typed = unicodedata.normalize("NFKC", text[:LONGEST_QUERY]).strip()
    return _Parser(typed).read() or _literal(typed)


def plain_query(text: str) -> str:
    """A query that finds the text literally, whatever it holds; empty where there is nothing to find."""
    if not fold(text).strip():
        return ""
    return '"' + unicodedata.normalize("NFKC", text).replace('"', "'") + '"'


def _literal(text: str) -> Term | None:
    folded = fold(re.sub(r"\s+", " ", text)).strip()
    return Term(text.strip(), folded) if folded else None


@dataclass(slots=True)
class _Parser:
    text: str
    position: int = 0
    words: int = 0
    depth: int = 0

    def read(self) -> Query | None:
        return self._alternatives(None)

    def _alternatives(self, field: Field | None) -> Query | None:
        parts = [self._conjunction(field)]
        while self._skip(_OR):
            parts.append(self._conjunction(field))
        found = [part for part in parts if part is not None]
        return Or(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _conjunction(self, field: Field | None) -> Query | None:
        found: list[Query] = []
        while self._goes_on():
            part = self._part(field)
            if part is not None:
                found.append(part)
        return And(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _goes_on(self) -> bool:
        self._skip_space()
        while self._skip(_AND):
            self._skip_space()
        at_end = self.position >= len(self.text) or self.words >= _MOST_WORDS
        closes = self.depth > 0 and self.text.startswith(")", self.position)
        return not at_end and not closes and not _OR.match(self.text, self.position)

    def _part(self, field: Field | None) -> Query | None:
        start = self.position
        if self._skip(_NOT):
            part = self._atom(field)
            if part is not None:
                return Not(part)
            self.position = start
        return self._atom(field)

    def _atom(self, field: Field | None) -> Query | None:
        named = _FIELD.match(self.text, self.position)
        if named and field is None:
            confined = self._confined(named)
            if confined is not None:
                return confined
        return self._group(field) or self._quoted(field) or self._number(field) or self._word(field)

    def _confined(self, named: re.Match[str]) -> Query | None:
        """What stands behind ``标题:`` and its like; ``None`` where it is no value for the field."""
        start, name = self.position, named[1].lower()
        self.position = named.end()
        if name in _YEAR_NAMES:
            part = self._years()
        elif name in _ISSUE_NAMES:
            part = self._issue()
        else:
            part = self._atom(_FIELDS[name])
        if part is None:
            self.position = start
        return part

    def _years(self) -> Query | None:
        match = self._take(_YEARS)
        if not match:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        return YearRange(min(first, last), max(first, last))

    def _issue(self) -> Query | None:
        match = self._take(_ISSUE)
        return IssueNumber(int(match[1])) if match else None

    def _group(self, field: Field | None) -> Query | None:
        """A bracket that holds several words. ``(2022)4号`` and ``（试行）`` are words."""
        end = _closing_bracket(self.text, self.position)
        if end is None or self.depth >= _DEEPEST or not re.search(r"[\s|]", self.text[self.position + 1 : end].strip()):
            return None
        if typed_at(self.text, self.position):
            return None
        self.position, self.depth = self.position + 1, self.depth + 1
        part = self._alternatives(field)
        self.position, self.depth = max(self.position, end + 1), self.depth - 1
        return part

    def _quoted(self, field: Field | None) -> Query | None:
        start = self.position
        match = self._take(_QUOTED)
        part = self._term(next(group for group in match.groups() if group), field) if match else None
        if part is None:
            self.position = start
        return part

    def _number(self, field: Field | None) -> Query | None:
        found = typed_at(self.text, self.position) if field in (None, Field.NUMBER) else None
        if found is None:
            return None
        text = self.text[self.position : found.end]
        self.position = found.end
        terms = [self._term(word, field) for word in text.split()]
        literal = And(tuple(term for term in terms if term is not None))
        return NumberTerm(found.number, literal, text, own_only=field is Field.NUMBER)

    def _word(self, field: Field | None) -> Query | None:
        match = self._take(_WORD)
        if match is None:
            self.position += 1
            return None
        word = match[0]
        if self.depth:
            closing = _unopened_bracket(word)
            self.position -= len(word) - closing
            word = word[:closing]
        if len(word) > 1 and word[0] in _OPENING_QUOTES:
            word = word[1:]
        return self._term(word, field)

    def _term(self, text: str, field: Field | None) -> Term | None:
        self.words += 1
        term = _literal(text)
        return replace(term, field=field) if term else None

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.position)
        if match:
            self.position = match.end()
        return match

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        return self._take(pattern) is not None

    def _skip_space(self) -> None:
        while self.position < len(self.text) and self.text[self.position].isspace():
            self.position += 1


def _closing_bracket(text: str, start: int) -> int | None:
    """Where the bracket that opens at ``start`` closes, if it closes at the end of a word or holds a ``|``."""
    if not text.startswith("(", start):
        return None
    depth, index = 0, start
    while index < len(text):
        quoted = _QUOTED.match(text, index) if text[index] in _OPENING_QUOTES else None
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if depth == 0:
            following = text[index + 1 : index + 2]
            ends = not following or following in ")|" or following.isspace()
            return index if ends or "|" in text[start:index] else None
        index = quoted.end() if quoted else index + 1
    return None


def _unopened_bracket(word: str) -> int:
    """Index of the first ``)`` that nothing opens within the word."""
    depth = 0
    for index, character in enumerate(word):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return index
    return len(word)
