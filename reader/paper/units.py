"""Lengths in twips and in characters. No Qt."""

TEXT_UNIT = 5
"""Twips that make the unit in which lines are set: Qt keeps the shapes of letters only up to some size, and is ten
times slower beyond. Sizes of type are whole multiples of it."""

CELL_PADDING = 70
"""Between a cell's border and its text, in twips."""


def mm(length: float) -> int:
    """Millimetres in twips."""
    return round(length * 1440 / 25.4)


def pt(length: float) -> int:
    """Points in twips."""
    return round(length * 20)


def characters(text: str) -> float:
    """Width of a text in Chinese characters."""
    return sum(0.55 if c.isascii() else 1.0 for c in text)
