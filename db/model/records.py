"""Frozen dataclasses as lists for JSON and back: fields in their order, trailing defaults left out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from enum import Enum
from functools import cache
from inspect import get_annotations
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

_Record = TypeVar("_Record")
_Codec = Callable[..., Any]


def to_raw(record: object) -> list[Any]:
    """One dataclass as a list that JSON can hold.

    Fields may be str, int, bool, date, enum, dataclass, a tuple of one of those, or None.
    """
    return cast(list[Any], _encoder(cast(Hashable, type(record)))(record))


def from_raw(kind: type[_Record], raw: list[Any], **others: object) -> _Record:
    """The dataclass that :func:`to_raw` was given. A field that the list does not reach gets its default.

    ``others``: values of fields that count instead of those of the list.
    """
    decode = _decoder(cast(Hashable, kind))
    return cast(_Record, decode(raw, others) if others else decode(raw))


def to_json(record: object) -> str:
    """One dataclass as a line of JSON."""
    return json.dumps(to_raw(record), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[_Record], text: str) -> _Record:
    """The dataclass that :func:`to_json` was given."""
    return from_raw(kind, json.loads(text))


def position(kind: type[object], field: str) -> int:
    """Where a field stands in the list of its dataclass."""
    return _names(kind).index(field)


@cache
def _encoder(kind: Hashable) -> _Codec:
    inner = _optional(kind)
    if inner is not None:
        encode = _encoder(inner)
        if encode is _same:
            return _same
        return lambda value: None if value is None else encode(value)
    if get_origin(kind) is tuple:
        encode = _encoder(get_args(kind)[0])
        return list if encode is _same else lambda value: [encode(item) for item in value]
    if _names(kind):
        return _record_encoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    if kind is date:
        return date.isoformat
    return _same


def _record_encoder(kind: Any) -> _Codec:
    fields = dataclasses.fields(kind)
    values_of = attrgetter(*[f.name for f in fields])
    defaults = [f.default for f in fields]
    encoders = _working(_encoder(hint) for hint in _field_types(kind))

    def encode(record: Any) -> list[Any]:
        values = list(values_of(record))
        while values and values[-1] == defaults[len(values) - 1]:
            values.pop()
        for column, encoder in encoders:
            if column < len(values):
                values[column] = encoder(values[column])
        return values

    return encode


def _record_decoder(kind: Any) -> _Codec:
    make = cast(Callable[..., Any], kind)
    decoders = _working(_decoder(hint) for hint in _field_types(kind))

    def decode(raw: list[Any], others: dict[str, object] | None = None) -> Any:
        values = raw.copy()
        for column, decoder in decoders:
            if column < len(values):
                values[column] = decoder(values[column])
        return make(**dict(zip(_names(kind), values, strict=False)) | others) if others else make(*values)

    return decode


def _field_types(kind: Any) -> list[Hashable]:
    hints = get_annotations(kind, eval_str=True)
    return [hints[name] for name in _names(kind)]


def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a value class; none for other classes. A dataclass would have to be asked, which takes longer."""
    return cast(tuple[str, ...], getattr(kind, "__match_args__", ()))


def _working(codecs: Iterable[_Codec]) -> list[tuple[int, _Codec]]:
    """The codecs that change something, each with its column."""
    return [(column, codec) for column, codec in enumerate(codecs) if codec is not _same]


@cache
def _decoder(kind: Hashable) -> _Codec:
    inner = _optional(kind)
    if inner is not None:
        decode = _decoder(inner)
        if decode is _same:
            return _same
        return lambda value: None if value is None else decode(value)
    if get_origin(kind) is tuple:
        decode = _decoder(get_args(kind)[0])
        return tuple if decode is _same else lambda value: tuple([decode(item) for item in value])
    if _names(kind):
        return _record_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is date:
        return date.fromisoformat
    return _same


def _optional(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        (inner,) = [arg for arg in get_args(kind) if arg is not NoneType]
        return inner
    return None


def _same(value: Any) -> Any:
    return value
