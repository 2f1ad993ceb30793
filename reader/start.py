"""Where the program starts: what has to be settled before the rest of it is imported."""

from __future__ import annotations

import builtins
import gc


def main(argv: list[str] | None = None) -> int:
    """Run the program with its window; the result is its exit code."""
    make_ready()
    from reader import app

    return app.main(argv)


def make_ready() -> None:
    """Make the import of the program quick.

    Hardly anything that is made until the window stands goes before the end: no garbage is looked for until
    :func:`reader.app.main` asks for it. PySide's import reads the source of every module for features that are not used
    here: it is taken out of the way.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401 - what puts it there

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


if __name__ == "__main__":
    raise SystemExit(main())
