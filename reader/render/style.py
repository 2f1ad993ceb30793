"""What a page is set in: colours, faces, sizes."""

from __future__ import annotations

from db.model.values import valueclass

SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "SimSun", "serif")
SANS = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif")
KAI = ("KaiTi", "STKaiti", "Kaiti SC", "FZKai-Z03S", "AR PL UKai CN")


@valueclass
class PageColours:
    """Colours of a page, each as ``#rrggbb``."""

    paper: str
    ink: str
    quiet: str
    accent: str
    chip: str
    line: str
    fill: str
    box: str
    doubt: str
    doubt_fill: str


LIGHT = PageColours(
    paper="#fffefa",
    ink="#1f1d1a",
    quiet="#6f6a62",
    accent="#a8201a",
    chip="#eeece6",
    line="#c9c4ba",
    fill="#f1efe9",
    box="#f7f5ef",
    doubt="#b26a00",
    doubt_fill="#fbf0dc",
)
DARK = PageColours(
    paper="#262522",
    ink="#e8e4dc",
    quiet="#a29c92",
    accent="#f0897f",
    chip="#35332f",
    line="#57534c",
    fill="#322f2b",
    box="#2c2a27",
    doubt="#e0a84a",
    doubt_fill="#3c3323",
)
HIGH_CONTRAST = PageColours(
    paper="#ffffff",
    ink="#000000",
    quiet="#000000",
    accent="#8b0000",
    chip="#ffffff",
    line="#000000",
    fill="#e6e6e6",
    box="#ffffff",
    doubt="#8b0000",
    doubt_fill="#ffffff",
)


@valueclass
class PageStyle:
    """How a page is set. ``font_px``: size of the text in pixels; ``measure``: characters on a full line;

    ``line_height``: distance of lines in em; ``families``: faces of the text, the first that exists is taken;
    ``head_families``: faces of document numbers, labels and table heads; ``title_size``: size of the title in em.
    """

    colours: PageColours = LIGHT
    font_px: int = 18
    measure: int = 40
    line_height: float = 1.8
    families: tuple[str, ...] = SERIF
    head_families: tuple[str, ...] = SANS
    title_size: float = 1.6
    kai_families: tuple[str, ...] = KAI + SERIF

    @property
    def measure_px(self) -> int:
        """Width of a full line of text in pixels."""
        return self.measure * self.font_px


def face(families: tuple[str, ...]) -> str:
    """A chain of faces as CSS has it."""
    generic = {"serif", "sans-serif", "monospace"}
    return ",".join(name if name in generic else f"'{name}'" for name in families)
