"""The colours of the themes. The style sheet and the widgets use nothing else."""

from __future__ import annotations

from db.model.values import valueclass


@valueclass
class Tokens:
    """The colours of one theme, each as ``#rrggbb``: ``off`` of words without use now, ``chosen`` under a row."""

    ground: str
    panel: str
    paper: str
    raised: str
    hover: str
    pressed: str
    ink: str
    soft: str
    faint: str
    off: str
    line: str
    line_soft: str
    accent: str
    accent_hover: str
    accent_soft: str
    chosen: str
    chosen_ink: str
    on_accent: str
    mark: str
    mark_current: str
    mark_ink: str
    doubt: str
    doubt_soft: str
    link: str
    selection: str
    selection_ink: str
    focus: str
    table_head: str
    good: str
    bad: str
    scroll: str
    scroll_hover: str
    dark: bool = False
    contrast: bool = False
    ring: int = 1
    """Pixels that the edge around what has the focus is wide."""


_LIGHT = Tokens(
    ground="#f5f4f0",
    panel="#faf9f6",
    paper="#fffefb",
    raised="#ffffff",
    hover="#efede7",
    pressed="#e6e3db",
    ink="#1f1d1a",
    soft="#625d55",
    faint="#6b655c",
    off="#8c867c",
    line="#dedad1",
    line_soft="#ebe8e1",
    accent="#ad2118",
    accent_hover="#8f1a12",
    accent_soft="#f6e4e1",
    chosen="#f6e4e1",
    chosen_ink="#1f1d1a",
    on_accent="#ffffff",
    mark="#fde58f",
    mark_current="#f7b955",
    mark_ink="#1f1d1a",
    doubt="#8a5a00",
    doubt_soft="#fbf1d9",
    link="#ad2118",
    selection="#f1cfca",
    selection_ink="#1f1d1a",
    focus="#bf4a41",
    table_head="#efede7",
    good="#2c6e3f",
    bad="#ad2118",
    scroll="#cfcac0",
    scroll_hover="#aaa397",
)
"""The light desk."""

_DARK = Tokens(
    ground="#1c1b19",
    panel="#201f1d",
    paper="#252421",
    raised="#2c2a27",
    hover="#33312d",
    pressed="#3d3a35",
    ink="#ece9e2",
    soft="#b0aaa0",
    faint="#a39d92",
    off="#8a857b",
    line="#3d3a35",
    line_soft="#312f2b",
    accent="#f28b80",
    accent_hover="#f6aaa2",
    accent_soft="#45302d",
    chosen="#45302d",
    chosen_ink="#ece9e2",
    on_accent="#241715",
    mark="#6d5a14",
    mark_current="#956413",
    mark_ink="#fff8e6",
    doubt="#e5b75c",
    doubt_soft="#3a311f",
    link="#f28b80",
    selection="#5e3d39",
    selection_ink="#fff6f4",
    focus="#dc857c",
    table_head="#302e2a",
    good="#8bc79a",
    bad="#f28b80",
    scroll="#4d4a44",
    scroll_hover="#6c675f",
    dark=True,
)
"""The dark desk: warm greys, no pure black, the red lightened until it reads on them."""

_CONTRAST = Tokens(
    ground="#ffffff",
    panel="#ffffff",
    paper="#ffffff",
    raised="#ffffff",
    hover="#e8e8e8",
    pressed="#d0d0d0",
    ink="#000000",
    soft="#000000",
    faint="#3b3b3b",
    off="#6a6a6a",
    line="#000000",
    line_soft="#6a6a6a",
    accent="#9b0000",
    accent_hover="#6b0000",
    accent_soft="#ffe4e0",
    chosen="#082a66",
    chosen_ink="#ffffff",
    on_accent="#ffffff",
    mark="#ffe000",
    mark_current="#ff9d00",
    mark_ink="#000000",
    doubt="#6b3f00",
    doubt_soft="#fff1cf",
    link="#0000c8",
    selection="#082a66",
    selection_ink="#ffffff",
    focus="#c25e00",
    table_head="#e0e0e0",
    good="#004d12",
    bad="#9b0000",
    scroll="#4a4a4a",
    scroll_hover="#000000",
    contrast=True,
    ring=3,
)
"""High contrast: black on white, every edge drawn, a thick one around the focus, white on navy what is chosen."""

THEMES = {"light": _LIGHT, "dark": _DARK, "contrast": _CONTRAST}
