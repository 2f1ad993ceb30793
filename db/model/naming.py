"""By what names a document is cited: its numbers and its titles, however brackets and blanks are printed."""

from __future__ import annotations

import re
import unicodedata
from _blake2 import blake2b  # what hashlib gives, too, but together with OpenSSL: 3 ms and 3 MB at every start
from collections.abc import Iterable

from db.model.issue import Notice

HAN = r"[^\W\d_A-Za-z]"
"""For a regular expression: a character of a Chinese word. Python takes long to compile a range of all of them."""
_BRACKETS = str.maketrans("〔[【〕]】", "((()))")
_LEFT_OUT = re.compile(r"[\s《》〈〉<>“”‘’\"'「」『』]+")
_LIST = re.compile(r"(?P<before>.*\D)(?P<numbers>\d+(?:[、,]\d+)+)(?P<after>号.*)")


def folded_name(text: str) -> str:
    """A document's number or title as it is compared: 钦政发[2022] 4号 and 《钦政发〔2022〕4号》 are one name."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text).translate(_BRACKETS))


def name_hash(name: str) -> int:
    """A folded name as a number of 64 bits with a sign: an index of names in an eighth of the room."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)


def document_names(notice: Notice) -> tuple[str, ...]:
    """Every folded name that a notice may be cited by: each number, its title, the title of what it issues."""
    issued = notice.issued_text.title if notice.issued_text else None
    return folded_names(notice.doc_numbers, (notice.title, issued))


def folded_names(doc_numbers: Iterable[str], titles: Iterable[str | None]) -> tuple[str, ...]:
    """The same from a notice's numbers and titles alone."""
    names = [name for text in doc_numbers for name in _numbers(folded_name(text))]
    names += [folded_name(title) for title in titles if title]
    return tuple(dict.fromkeys(filter(None, names)))


def _numbers(name: str) -> list[str]:
    """A list of numbers opened up: 钦政干(2022)12、13号 is 钦政干(2022)12号 and 钦政干(2022)13号."""
    found = _LIST.fullmatch(name)
    if not found:
        return [name]
    return [f"{found['before']}{number}{found['after']}" for number in re.split("[、,]", found["numbers"])]
