"""What the numbers in a selection come to."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from db.model.cells import CellNumber
from db.model.values import valueclass


@valueclass
class SelectionSum:
    """``cells`` selected, ``numbers`` of them that are numbers, their sum, and their unit if all have the same."""

    cells: int
    numbers: int
    total: Decimal
    unit: str

    @property
    def mean(self) -> Decimal:
        """The average of the numbers."""
        return self.total / self.numbers if self.numbers else Decimal(0)


def selection_sum(values: Iterable[object]) -> SelectionSum:
    """Adds up the numbers among the values of cells' number role."""
    every = list(values)
    numbers = [value for value in every if isinstance(value, CellNumber)]
    units = {number.unit for number in numbers}
    total = sum((number.value for number in numbers), Decimal(0))
    return SelectionSum(len(every), len(numbers), total, units.pop() if len(units) == 1 else "")


def number_text(value: Decimal) -> str:
    """A number as people write it: thousands parted, at most four decimals."""
    rounded = round(value, 4)
    return f"{rounded:,.4f}".rstrip("0").rstrip(".") if rounded != rounded.to_integral() else f"{rounded:,.0f}"
