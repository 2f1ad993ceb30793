"""What two readers would call the same: texts folded before they are compared, and sets measured."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

_ONE_KIND_OF_MARK = str.maketrans(
    {
        **dict.fromkeys("〔[【", "("),
        **dict.fromkeys("〕]】", ")"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("—–－", "-"),
        "、": ",",
        "﹒": ".",
    }
)
_IGNORED = re.compile(r"[\s:：。.]+")
_NUMBER_LIST = re.compile(r"^\(*(.*?)\(?(\d{4})\)?([\d,和及\-第]+)号?\)*$")


def fold(text: str | None) -> str:
    """Width, brackets, quotes and blanks made one: what two readers would call the same title."""
    marks = (text or "").translate(_ONE_KIND_OF_MARK)
    return _IGNORED.sub("", unicodedata.normalize("NFKC", marks).translate(_ONE_KIND_OF_MARK))


def alike(one: str | None, other: str | None, least: float = 0.9) -> bool:
    """Whether two texts are the same but for a share of ``1 - least`` of their characters."""
    first, second = fold(one), fold(other)
    if first == second:
        return True
    return bool(first and second) and SequenceMatcher(None, first, second, autojunk=False).ratio() >= least


def number_set(numbers: str | Iterable[str] | None) -> set[str]:
    """Document numbers as a set, with lists such as 钦政干〔2023〕1、2、3号 opened up."""
    opened: set[str] = set()
    for number in [numbers] if isinstance(numbers, str) else numbers or []:
        folded = fold(number)
        if match := _NUMBER_LIST.match(folded):
            code, year, serials = match.groups()
            opened |= {f"{code}({year}){serial}" for serial in re.findall(r"\d+", serials)}
        elif folded:
            opened.add(folded)
    return opened


def agreement(wanted: Collection[object], found: Collection[object]) -> float:
    """F1 of two sets: 1 where both are the same (also where both are empty), 0 where nothing is shared."""
    wanted, found = set(wanted), set(found)
    if not wanted and not found:
        return 1.0
    return 2 * len(wanted & found) / (len(wanted) + len(found))
