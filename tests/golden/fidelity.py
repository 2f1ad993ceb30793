"""No character of a notice is lost on the way to its plain text, and none is made up."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tests.golden.figure import Figure, figure

Json = dict[str, Any]

_MARKUP = re.compile(r"<[^<>]*>|!\[[^\]]*\]\([^)]*\)|https?://\S+")
_SHOWN = 40


def fidelity(labels: Json, parsed: Json) -> Iterator[Figure]:
    """Letters and figures of each labelled notice, counted in the source and in the reading.

    Dropped may be what a good reading drops: heads of a table repeated on its next page, and page furniture.
    """
    lines = parsed["source_text"].split("\n")
    texts = {notice["start_line"]: notice["plain_text"] for notice in parsed["notices"]}
    droppable = _droppable(labels)
    lost: Counter[str] = Counter()
    added: Counter[str] = Counter()
    kept = total = 0
    for document in labels["documents"]:
        span = range(document["start_line"], document["end_line"] + 1)
        wanted = _characters(lines[number - 1] for number in span if number not in droppable)
        spare = _characters(lines[number - 1] for number in span if number in droppable)
        have = _characters([texts.get(document["start_line"], "")])
        lost += wanted - have
        added += have - wanted - spare
        kept += (wanted & have).total()
        total += wanted.total()
    yield figure("text.kept", kept / max(1, total), _shown(lost))
    yield figure("text.nothing_added", max(0.0, 1 - added.total() / kept) if kept else 0.0, _shown(added))


def _droppable(labels: Json) -> set[int]:
    heads = {
        number
        for block in labels["tables"]
        if block["continues"]
        for number in range(block["start_line"], block["start_line"] + block["header_rows"])
    }
    return heads | set(labels.get("furniture", ()))


def _characters(lines: Iterable[str]) -> Counter[str]:
    text = unicodedata.normalize("NFKC", _MARKUP.sub("", "\n".join(lines)))
    return Counter(character for character in text if character.isalnum())


def _shown(characters: Counter[str]) -> list[str]:
    return [f"{character!r} x{count}" for character, count in characters.most_common(_SHOWN)]
