"""The decorator of every value class: a frozen dataclass with slots that costs little to define."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def valueclass(cls: type[Class]) -> type[Class]:
    """Make a class a dataclass whose instances are equal, and hashed, by their fields. No field may be changed.

    mypy holds the last, not the running program: for ``dataclass(frozen=True, slots=True)`` Python compiles six methods
    a class, half a millisecond each time the program starts. The window needs more than a hundred classes, for which
    that was an eighth of its start. Here only ``__init__`` is compiled, and it sets plain fields twice as fast.
    """
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    names = [each.name for each in fields(made)]
    contents = attrgetter(*names) if names else _nothing

    def equal(self: object, other: object) -> bool:
        return contents(self) == contents(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(contents(self))

    def shown(self: object) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    made.__eq__, made.__hash__, made.__repr__ = equal, hashed, shown
    return made  # type: ignore[no-any-return]


def _nothing(_value: object) -> tuple[()]:
    return ()
