"""Frozen dataclasses as short JSON and back: fields in their order, trailing defaults left out."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Hashable
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")
_Codec = Callable[[Any], Any]


def to_json(record: object) -> str:
    """One dataclass as JSON. Fields may be str, int, bool, date, enum, dataclass, a tuple of one of those, or None."""
    return json.dumps(_encoder(cast(Hashable, type(record)))(record), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[_Record], text: str) -> _Record:
    """The dataclass that :func:`to_json` wrote. A field that the text does not reach gets its default."""
    return cast(_Record, _decoder(cast(Hashable, kind))(json.loads(text)))


def position(kind: type[object], field: str) -> int:
    """Where a field stands in the JSON list of its dataclass."""
    return [f.name for f in dataclasses.fields(cast(Any, kind))].index(field)


@cache
def _encoder(kind: Hashable) -> _Codec:
    inner = _optional(kind)
    if inner is not None:
        encode = _encoder(inner)
        return lambda value: None if value is None else encode(value)
    if get_origin(kind) is tuple:
        encode = _encoder(get_args(kind)[0])
        return lambda value: [encode(item) for item in value]
    if dataclasses.is_dataclass(kind):
        return _record_encoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    if kind is date:
        return date.isoformat
    return _same


def _record_encoder(kind: Any) -> _Codec:
    hints = get_type_hints(kind)
    columns = [(f.name, _encoder(hints[f.name]), f.default) for f in dataclasses.fields(kind)]

    def encode(record: Any) -> list[Any]:
        values = [getattr(record, name) for name, _, _ in columns]
        while values and values[-1] == columns[len(values) - 1][2]:
            values.pop()
        return [columns[i][1](value) for i, value in enumerate(values)]

    return encode


@cache
def _decoder(kind: Hashable) -> _Codec:
    inner = _optional(kind)
    if inner is not None:
        decode = _decoder(inner)
        return lambda value: None if value is None else decode(value)
    if get_origin(kind) is tuple:
        decode = _decoder(get_args(kind)[0])
        return lambda value: tuple([decode(item) for item in value])
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        decoders = [_decoder(hints[f.name]) for f in dataclasses.fields(kind)]
        make = cast(Callable[..., Any], kind)
        return lambda value: make(*[decode(item) for decode, item in zip(decoders, value, strict=False)])
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
