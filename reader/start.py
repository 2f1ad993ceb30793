"""Where the program starts: what has to be settled before the rest of it is imported."""

from __future__ import annotations

import builtins


def main(argv: list[str] | None = None) -> int:
    """Run the program with its window; the result is its exit code."""
    import_plainly()
    from reader import app

    return app.main(argv)


def import_plainly() -> None:
    """Take PySide's import out of the way: it reads the source of every module for features that are not used here."""
    import PySide6.QtCore  # noqa: F401 - what puts it there

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


if __name__ == "__main__":
    raise SystemExit(main())
