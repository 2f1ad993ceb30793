"""Style sheets: how the classes of a page look on the screen and in an HTML file."""

from __future__ import annotations

from dataclasses import dataclass

from reader.render.table_setting import MOST_PAD

SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "SimSun", "serif")
SANS = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif")
KAI = ("KaiTi", "STKaiti", "Kaiti SC", "FZKai-Z03S", "AR PL UKai CN")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


def screen_style(style: PageStyle) -> str:
    """The style sheet for Qt's documents, whose CSS knows neither rem nor text-align nor margins in em of the text."""
    px = style.font_px
    c = style.colours
    line = round(px * style.line_height)
    sans = face(style.head_families)
    kai = face(style.kai_families)

    def block(top: float, bottom: float, left: float = 0, right: float = 0, indent: float = 0) -> str:
        return (
            f"margin-top:{round(px * top)}px;margin-bottom:{round(px * bottom)}px;margin-left:{round(px * left)}px;"
            f"margin-right:{round(px * right)}px;text-indent:{round(px * indent)}px;white-space:pre-wrap;"
        )

    def lines(height: int) -> str:
        return f"line-height:{height}px;-qt-line-height-type:fixed;"

    def size(share: float) -> str:
        return f"font-size:{round(px * share)}px;"

    body = lines(line)
    rules = {
        "p.crumb": block(0, 1.2) + f"color:{c.quiet};font-family:{sans};{size(0.78)}",
        "p.title": block(0.6, 0.7)
        + lines(round(px * style.title_size * 1.55))
        + f"{size(style.title_size)}font-weight:bold;color:{c.ink};",
        "p.facts": block(0.2, 1.4) + lines(round(px * 1.7)) + f"color:{c.quiet};font-family:{sans};{size(0.8)}",
        "span.chip": f"background-color:{c.chip};color:{c.accent};font-weight:bold;{size(0.84)}",
        "p.remark": block(0, 0.5) + f"color:{c.quiet};font-family:{sans};{size(0.82)}",
        "p.doubtful": f"color:{c.doubt};",
        "p.number": block(0, 0.8) + body + f"color:{c.quiet};",
        "p.dateline": block(0, 1, 2, 2) + body + f"font-family:{kai};",
        "p.addressees": block(0.4, 0.45) + body,
        "p.issued": block(1.6, 1.0)
        + lines(round(px * 2.0))
        + f"{size(min(1.36, style.title_size))}font-weight:bold;color:{c.ink};",
        "p.label": block(0.4, 0.6)
        + f"font-family:{sans};{size(0.95)}font-weight:bold;color:{c.accent};background-color:{c.fill};",
        "p.begins": f"margin-top:{round(px * 2.6)}px;",
        "p.heading2": block(1.5, 0.9) + lines(round(px * 2.0)) + f"{size(1.36)}font-weight:bold;",
        "p.heading3": block(1.4, 0.6) + lines(round(px * 1.9)) + f"{size(1.22)}font-weight:bold;color:{c.accent};",
        "p.heading4": block(0.9, 0.4) + body + f"{size(1.08)}font-weight:bold;",
        "p.heading5": block(0.6, 0.3, 0, 0, 2) + body + f"{size(1)}font-weight:bold;",
        "p.heading6": block(0.4, 0.2, 0, 0, 2) + body + f"{size(1)}font-weight:normal;",
        "p.text": block(0, 0.45, 0, 0, 2) + body,
        "li.item": block(0, 0.3) + body,
        "p.roster": block(0, 0.15, 6, 0, -4) + body,
        "p.contents": block(0, 0, 2) + lines(round(line * 0.92)),
        "p.boxtitle": block(0.5, 0.5)
        + lines(round(px * 1.6))
        + f"font-family:{sans};{size(1)}font-weight:bold;color:{c.ink};",
        "table.box": f"background-color:{c.box};border:1px solid {c.line};margin-top:{round(px * 0.8)}px;"
        f"margin-bottom:{round(px * 1.0)}px;",
        "p.tabletitle": block(1.2, 0.4) + lines(round(px * 1.5)) + f"font-family:{sans};{size(0.94)}font-weight:bold;",
        "p.unit": block(0, 0.25) + lines(round(px * 1.3)) + f"font-family:{sans};{size(0.8)}color:{c.quiet};",
        "p.note": block(0.2, 0.3) + lines(round(px * 1.4)) + f"{size(0.84)}color:{c.quiet};",
        "p.formline": block(0.2, 0.3) + lines(round(px * 1.5)) + f"{size(0.9)}",
        "p.formula": block(0.4, 0.6) + body,
        "p.image": block(0.4, 0.6) + body + f"color:{c.quiet};",
        "p.attachments": block(0.2, 0.1, 5, 0, -3) + body,
        "p.signature": block(0.45, 0.45, 0, 2) + body,
        "table.table": f"border-collapse:collapse;border:1px solid {c.line};margin-top:{round(px * 0.3)}px;"
        f"margin-bottom:{round(px * 0.9)}px;{size(0.84)}",
        "table.small": f"{size(0.74)}",
        "th": f"background-color:{c.fill};font-family:{sans};font-weight:bold;vertical-align:middle;"
        "border-collapse:collapse;white-space:pre-wrap;",
        "td": "vertical-align:middle;white-space:pre-wrap;",
        **{f"td.pad{pad}": f"padding-right:{round(px * pad + 5)}px;" for pad in range(1, MOST_PAD + 1)},
        "td.shifted": f"background-color:{c.doubt_fill};",
        "a": f"color:{c.accent};text-decoration:underline;",
    }
    return "".join(f"{selector}{{{declarations}}}\n" for selector, declarations in rules.items())
