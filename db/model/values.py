"""The decorator of every value class: a frozen dataclass with slots that costs next to nothing to define."""

from __future__ import annotations

from dataclasses import Field, dataclass
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Class = TypeVar("Class")
_FIELDS = "__dataclass_fields__"
_NOT_TAKEN = ("__dict__", "__weakref__")


@dataclass_transform(frozen_default=True)
def valueclass(cls: type[Class]) -> type[Class]:
    """Make a class a dataclass whose instances are equal, and hashed, by their fields. No field may be changed.

    mypy holds the last, not the running program. The window needs more than a hundred classes for its first page, and
    for ``dataclass(frozen=True, slots=True)`` Python compiles six methods each: that was an eighth of its start. Here
    ``__init__`` is compiled when the first value is made, and what :mod:`dataclasses` wants to know is found out when
    it asks. Defaults are plain values. Errors: TypeError for a ``field()``.
    """
    names = tuple(get_annotations(cls))
    space = {name: value for name, value in vars(cls).items() if name not in _NOT_TAKEN}
    defaults = {name: space.pop(name) for name in names if name in space}
    if any(isinstance(value, Field) for value in defaults.values()):
        message = f"{cls.__qualname__}: the defaults of a value class are plain values"
        raise TypeError(message)
    contents = attrgetter(*names) if names else _nothing

    def make_first(self: object, *given: object, **named: object) -> None:
        made.__init__ = _initializer(names, defaults)
        made.__init__(self, *given, **named)

    def equal(self: object, other: object) -> bool:
        return contents(self) == contents(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(contents(self))

    def shown(self: object) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    space |= {"__slots__": names, "__match_args__": names, "__qualname__": cls.__qualname__, _FIELDS: _Fields(defaults)}
    space |= {"__init__": make_first, "__eq__": equal, "__hash__": hashed, "__repr__": shown}
    made: Any = type(cls.__name__, cls.__bases__, space)
    return made  # type: ignore[no-any-return]


class _Fields:
    """Becomes the fields of its class, as :mod:`dataclasses` keeps them, when they are asked for."""

    def __init__(self, defaults: dict[str, Any]) -> None:
        self._defaults = defaults

    def __get__(self, _value: object, cls: type) -> Any:
        space = {"__annotations__": get_annotations(cls), "__module__": cls.__module__, **self._defaults}
        space["__doc__"] = cls.__doc__ or cls.__name__  # else dataclasses writes one, for which it reads the signature
        alike: Any = dataclass(init=False, repr=False, eq=False)(type(cls.__name__, (), space))
        setattr(cls, _FIELDS, getattr(alike, _FIELDS))
        return getattr(cls, _FIELDS)


def _initializer(names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    given = (f"{name}=defaults['{name}']" if name in defaults else name for name in names)
    body = "; ".join(f"self.{name} = {name}" for name in names) or "pass"
    space = {"defaults": defaults}
    exec(f"def __init__({', '.join(('self', *given))}): {body}", space)
    return space["__init__"]


def _nothing(_value: object) -> tuple[()]:
    return ()
