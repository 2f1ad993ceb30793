r"""The LaTeX that converters put around numbers, units and signs, as proper text: ``16 \mathrm{m}^{2}`` is 16m².

Only what occurs in office documents is known: relations, units, raised and lowered text, fractions, circled numbers.
An unknown command keeps its name, so that nothing is lost unseen.
"""

from __future__ import annotations

import re

from db.model.inline import escape

_SIGNS = {
    "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤", "le": "≤", "leqslant": "≤", "neq": "≠", "ne": "≠", "approx":
    "≈", "sim": "~", "thicksim": "~", "equiv": "≡", "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "·",
    "bullet": "•", "circ": "°", "degree": "°", "prime": "′", "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫",
    "partial": "∂", "sqrt": "√", "surd": "√", "checkmark": "√", "square": "□", "Box": "□", "boxtimes": "☒", "boxdot":
    "☑", "blacksquare": "■", "star": "★", "bigstar": "★", "triangle": "△", "bigtriangleup": "△", "blacktriangle": "▲",
    "bigcirc": "○", "diamond": "◇", "odot": "⊙", "rightarrow": "→", "to": "→", "longrightarrow": "→", "leftarrow":
    "←", "uparrow": "↑", "downarrow": "↓", "Rightarrow": "⇒", "leftrightarrow": "↔", "ldots": "…", "cdots": "…",
    "dots": "…", "vdots": "⋮", "langle": "〈", "rangle": "〉", "ll": "≪", "gg": "≫", "in": "∈", "subset": "⊂", "cup":
    "∪", "cap": "∩", "perp": "⊥", "parallel": "∥", "angle": "∠", "therefore": "∴", "because": "∵", "permil": "‰",
    "textperthousand": "‰", "AA": "Å", "mu": "μ", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon":
    "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "lambda": "λ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta":
    "Δ", "Sigma": "Σ", "Phi": "Φ", "Omega": "Ω", "Gamma": "Γ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π",
}  # fmt: skip
_SILENT = {
    "left", "right", "big", "Big", "bigg", "Bigg", "quad", "qquad", "displaystyle", "textstyle", "scriptstyle",
    "limits", "rm", "bf", "it", "tt", "sf", "cal", "bm", "boldsymbol", "mathrm", "mathbf", "mathit", "mathsf",
    "mathcal", "mathbb", "mathtt", "text", "textbf", "textit", "textrm", "operatorname", "mbox", "hbox", "overline",
    "underline", "widehat", "bar", "hat", "tilde", "vec", "hspace", "vspace", "begin", "end", "nolimits", "mathbin",
    "mathrel", "mathop", "scriptscriptstyle", "large", "small", "label", "tag", "ensuremath", "pmb", "nonumber",
}  # fmt: skip
_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z]+)\s*|\\(?P<sign>[^A-Za-z])|(?P<script>[\^_])\s*|(?P<open>\{)|(?P<close>\})"
    r"|(?P<number>\d(?:[\d ]*\d)?)|(?P<space>\s+)|(?P<tilde>~)|(?P<amp>&)|(?P<text>[^\\^_{}\s~&])"
)
_FORMULA = re.compile(r"[\\^_{}]|^[\d\s.,:%+\-−=<>≤≥—/()（）~×A-Za-z]+$")
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DEEPEST = 40


def looks_like_formula(text: str) -> bool:
    """Whether what stands between two dollar signs is LaTeX and not a price."""
    return bool(_FORMULA.search(text))


def latex_text(formula: str) -> str:
    """A formula as inline Markdown of :mod:`db.model.inline`."""
    return _Reader(formula).read()


class _Reader:
    def __init__(self, formula: str) -> None:
        self._tokens = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _TOKEN.finditer(formula)]
        self._place = 0

    def read(self) -> str:
        """Everything; a closing brace too many is dropped."""
        found: list[str] = []
        while self._place < len(self._tokens):
            found.append(self._group(0))
        return "".join(found)

    def _group(self, depth: int) -> str:
        found: list[str] = []
        while self._place < len(self._tokens):
            if self._tokens[self._place][0] == "close":
                self._place += 1
                break
            found.append(self._item(depth))
        return "".join(found)

    def _item(self, depth: int) -> str:
        """The next sign, group or command with its arguments."""
        if self._place >= len(self._tokens):
            return ""
        kind, value = self._tokens[self._place]
        self._place += 1
        if kind == "open":
            return self._group(depth + 1) if depth < _DEEPEST else ""
        if kind == "command":
            return self._command(value, depth)
        if kind == "script":
            return self._script(value, depth)
        return _single(kind, value)

    def _argument(self, depth: int) -> str:
        while self._place < len(self._tokens) and self._tokens[self._place][0] == "space":
            self._place += 1
        return self._item(depth + 1) if depth < _DEEPEST else ""

    def _script(self, mark: str, depth: int) -> str:
        argument = self._argument(depth)
        if argument in ("", "°", "′"):
            return argument
        tag = "sup" if mark == "^" else "sub"
        return f"<{tag}>{argument}</{tag}>"

    def _command(self, name: str, depth: int) -> str:
        if name in _SIGNS:
            return _SIGNS[name]
        if name in ("frac", "dfrac", "tfrac"):
            above, below = self._argument(depth), self._argument(depth)
            return f"{above}/{below}"
        if name in ("textcircled", "circled"):
            return _circled(self._argument(depth))
        return "" if name in _SILENT else name


def _single(kind: str, value: str) -> str:
    if kind == "number":
        return value.replace(" ", "")
    if kind == "tilde":
        return " "
    if kind == "sign":
        return "" if value in " ,;:!()[]\\\n" else escape(value)
    return "" if kind in ("space", "amp", "close") else escape(value)


def _circled(text: str) -> str:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else -1
    return _CIRCLED[number] if 0 <= number < len(_CIRCLED) else text
