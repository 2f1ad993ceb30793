"""Folded text as the tokens of the index: every two neighbouring characters are one token.

``钦州，人民`` becomes ``钦州 州， ， 人民 民␊``. A mark stands alone: that takes a third of the room of ``，人``, and
its neighbours are in the tokens beside it. The last character of a paragraph or cell is no token of any term, so that a
phrase of tokens is found exactly where its characters stand side by side.
"""

from __future__ import annotations

import re
from array import array

_SPACE = "\u2420"
"""Stands for a space within a token; FTS5's ascii tokenizer parts tokens at white space and ASCII punctuation only."""
_END = "\u240a"
"""Stands behind the last character of a paragraph or cell."""
_MARKS = "，、。；："
_NOT_FOLLOWING = re.compile(f"(?<={_END}).|(?<=[{_MARKS}])[^{_END}]", re.DOTALL)
_ENCODING = "utf-32-le"


def pairs(folded: str) -> str:
    """Folded text as tokens, to be indexed."""
    text = folded.replace(" ", _SPACE) + "\n"
    following = _NOT_FOLLOWING.sub(" ", text.replace("\n", _END).replace("\t", _END))
    tokens = _codes("   " * len(text))
    tokens[0::3] = _codes(text)
    tokens[1::3] = _codes(following[1:] + " ")
    return tokens.tobytes().decode(_ENCODING)


def _codes(text: str) -> array[int]:
    return array("I", text.encode(_ENCODING))


def phrase(folded: str) -> str:
    """A folded term of one line, two characters or more, as a MATCH expression for :func:`pairs`."""
    *tokens, last = pairs(folded).split()
    if folded[-2] in _MARKS:
        return f'"{" ".join([*tokens, last.rstrip(_END)])}" *'  # the last character begins a token
    return f'"{" ".join(tokens)}"'


def characters(folded: str) -> str:
    """The distinct characters of folded text as tokens, for terms of one character, which pairs cannot find."""
    return " ".join(set(folded.replace(" ", _SPACE)))


def character(folded: str) -> str:
    """One character as a MATCH expression for :func:`characters`."""
    return f'"{folded.replace(" ", _SPACE)}"'
