"""Keeps ``resources/translations/gazette_en.ts`` and ``.qm`` in step with the sources.

``python build_spec/translations.py`` adds what is new, drops what is gone, and makes the ``.qm`` file; translations
are written into the ``.ts`` file by hand or with Qt Linguist. Chinese is the language of the sources.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "resources" / "translations" / "gazette_en.ts"
QT_TS = TS.with_name("qt_zh_CN.ts")
"""Texts of Qt's own dialogs that its Chinese translation lacks."""
ENUMS = {
    "Problem": "db/model/errors.py",
    "Defect": "db/model/issue.py",
    "SuggestionReason": "db/model/search.py",
}


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One text to translate, and where Qt looks it up."""

    context: str
    text: str

    @property
    def counts(self) -> bool:
        """Whether it says how many there are of something."""
        return re.search("%L?n", self.text) is not None


def sources() -> tuple[Source, ...]:
    """Every text of the interface, sorted."""
    found: set[Source] = set()
    for path in sorted((ROOT / "reader").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        found.update(_in_module(tree, _own_context(tree)))
    for context, name in ENUMS.items():
        tree = ast.parse((ROOT / name).read_text("utf-8"))
        found.update(Source(context, text) for text in _sentences(tree, context))
    return tuple(sorted(found))


Said = dict[Source, tuple[str, ...]]
"""The translation of each text; of one that counts (%n), for one and for many."""


def translations(path: Path = TS) -> Said:
    """What the ``.ts`` file says; unfinished texts are left out."""
    if not path.exists():
        return {}
    said: Said = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = Source(context.findtext("name", ""), message.findtext("source", ""))
            forms = [form.text or "" for form in message.iterfind("translation/numerusform")]
            forms = forms or [message.findtext("translation", "")]
            if all(forms):
                said[key] = tuple(forms)
    return said


def write(said: Said, path: Path = TS) -> None:
    """Write the ``.ts`` file: every source, with its translation where there is one."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    contexts: dict[str, ET.Element] = {}
    for source in sources():
        if source.context not in contexts:
            contexts[source.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[source.context], "name").text = source.context
        message = ET.SubElement(contexts[source.context], "message")
        ET.SubElement(message, "source").text = source.text
        translation = ET.SubElement(message, "translation")
        forms = said.get(source, ("", ""))
        if source.counts:
            message.set("numerus", "yes")
            for form in (forms[0], forms[-1]):
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
        if source not in said:
            translation.set("type", "unfinished")
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8", newline="\n")


def release() -> None:
    """Make the ``.qm`` files."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    for path in (TS, QT_TS):
        subprocess.run([str(tool), str(path), "-silent", "-qm", str(path.with_suffix(".qm"))], check=True)


def main() -> int:
    """Update both files; 1 where something is not translated yet."""
    said = translations()
    write(said)
    release()
    missing = [source for source in sources() if source not in said]
    for source in missing:
        print(f"not translated: {source.context}: {source.text}")
    return 1 if missing else 0


def _own_context(tree: ast.Module) -> str:
    """The context that a module's own ``_tr`` function names."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
                if call.args and isinstance(call.args[0], ast.Constant):
                    return str(call.args[0].value)
    return ""


def _in_module(tree: ast.AST, own: str, inside: str = "") -> Iterator[Source]:
    for node in ast.iter_child_nodes(tree):
        context = node.name if isinstance(node, ast.ClassDef) else inside
        if isinstance(node, ast.Call):
            yield from _in_call(node, own, inside)
        yield from _in_module(node, own, context)


def _in_call(call: ast.Call, own: str, inside: str) -> Iterator[Source]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name == "tr" and len(texts) == 1:
        yield Source(inside, texts[0])
    elif name == "_tr" and len(texts) == 1:
        yield Source(own, texts[0])
    elif name == "translate" and len(texts) == 2:
        yield Source(texts[0], texts[1])


def _sentences(tree: ast.Module, context: str) -> Iterator[str]:
    """Chinese texts of the enumeration's values, or of the table beside it."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == context:
            values = (child.value for child in node.body if isinstance(child, ast.Assign))
            yield from (str(v.value) for v in values if isinstance(v, ast.Constant))
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and context == "Defect":
            yield from (str(v.value) for v in node.value.values if isinstance(v, ast.Constant))


if __name__ == "__main__":
    sys.exit(main())
