"""Bookmarks, highlights and notes as a Markdown document, for a person to read or to take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from db.model import Issue, NoticeKey, escape
from db.model.userdata import Bookmark, BookmarkFolder, FolderId, Highlight


def notes_markdown(
    bookmarks: Sequence[Bookmark], folders: Sequence[BookmarkFolder], highlights: Sequence[Highlight]
) -> str:
    """One document: bookmarks folder by folder, then each notice's highlights with their notes."""
    lines = ["# 收藏与批注", "", *_bookmark_lines(bookmarks, folders), *_highlight_lines(highlights)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _bookmark_lines(bookmarks: Sequence[Bookmark], folders: Sequence[BookmarkFolder]) -> Iterator[str]:
    if not bookmarks:
        return
    yield from ("## 收藏", "")
    yield from _list(bookmark for bookmark in bookmarks if bookmark.folder is None)
    for folder in folders:
        inside = [bookmark for bookmark in bookmarks if bookmark.folder == folder.id]
        if inside:
            yield from (f"### {escape(_path(folder, folders))}", "")
            yield from _list(inside)


def _list(bookmarks: Iterable[Bookmark]) -> Iterator[str]:
    empty = True
    for bookmark in bookmarks:
        empty = False
        note = f"：{_one_line(bookmark.note)}" if bookmark.note else ""
        yield f"- {_name(bookmark.key)}{note}"
    if not empty:
        yield ""


def _highlight_lines(highlights: Sequence[Highlight]) -> Iterator[str]:
    if not highlights:
        return
    yield from ("## 批注", "")
    present: NoticeKey | None = None
    for highlight in highlights:
        if highlight.key != present:
            present = highlight.key
            yield from (f"### {_name(present)}", "")
        yield f"> {_one_line(highlight.passage.quote)}"
        yield ""
        for line in filter(str.strip, highlight.note.splitlines()):
            yield from (_one_line(line), "")


def _name(key: NoticeKey) -> str:
    issue = Issue(key.publication, key.year, key.number).label or key.source
    number = f"（{key.doc_number}）" if key.doc_number else ""
    return escape(f"{key.title}{number}，{issue}")


def _one_line(text: str) -> str:
    return escape(" ".join(text.split()))


def _path(folder: BookmarkFolder, folders: Sequence[BookmarkFolder]) -> str:
    """A folder's name after those of the folders that it is in."""
    by_id: dict[FolderId, BookmarkFolder] = {one.id: one for one in folders}
    names = [folder.name]
    while folder.parent is not None and folder.parent in by_id and len(names) <= len(folders):
        folder = by_id[folder.parent]
        names.insert(0, folder.name)
    return " / ".join(names)
