"""Value classes behave as frozen dataclasses do; that no field is changed, mypy sees to."""

from dataclasses import asdict, field, fields, is_dataclass, replace

import pytest

from db.model.values import valueclass


@valueclass
class _Spot:
    """A place and its names."""

    line: int
    names: tuple[str, ...] = ()


@valueclass
class _Place:
    line: int
    names: tuple[str, ...] = ()


@valueclass
class _Nothing:
    pass


def test_equal_and_hashed_by_fields_within_one_class() -> None:
    assert _Spot(1, ("a",)) == _Spot(line=1, names=("a",))
    assert _Spot(1) != _Spot(2)
    others: list[object] = [_Spot(1), _Place(1)]
    assert others[0] != others[1]
    assert _Nothing() == _Nothing()
    assert len({_Spot(1), _Spot(1), _Spot(2), _Nothing(), _Nothing()}) == 3


def test_no_field_is_made_anew_for_each_value() -> None:
    class _List:
        names: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="_List"):
        valueclass(_List)


def test_wrong_arguments_are_refused() -> None:
    for _ in range(2):  # the first value of a class is made in a way of its own
        with pytest.raises(TypeError):
            _Spot()  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            _Spot(1, place=2)  # type: ignore[call-arg]


def test_dataclass_with_slots() -> None:
    assert [each.name for each in fields(_Spot)] == ["line", "names"]
    assert replace(_Spot(1, ("a",)), line=2) == _Spot(2, ("a",))
    assert asdict(_Spot(1)) == {"line": 1, "names": ()}
    assert is_dataclass(_Nothing)
    assert not fields(_Nothing)
    assert not hasattr(_Spot(1), "__dict__")
    assert repr(_Spot(1, ("a",))) == "_Spot(line=1, names=('a',))"
    assert repr(_Nothing()) == "_Nothing()"
    match _Spot(1, ("a",)):
        case _Spot(line, (name,)):
            assert (line, name) == (1, "a")
        case _:
            pytest.fail("not matched")
