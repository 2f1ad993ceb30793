"""Chinese is complete by nature; English must be."""

import ast
import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QFileIconProvider, QLabel
from pytestqt.qtbot import QtBot

import reader
import resources
from build_spec import translations
from db.model import Defect, DefectKind, Issue, IssueId, IssueRecord, KnownError, LineSpan, NoticeKey, Problem
from reader import i18n
from reader.flows.page_words import page_words
from reader.models.counts import issues_counted, notices_counted, rows_and_columns
from reader.models.short_titles import issue_date, issue_label, named_apart
from reader.render.doubts import Doubts


def test_every_text_of_the_interface_has_its_english() -> None:
    said = translations.translations()
    assert [source for source in translations.sources() if source not in said] == []


def test_blanks_are_the_same_in_both_languages() -> None:
    for source, forms in translations.translations().items():
        for english in forms:
            for blank in ("%1", "%2", "%3", "%n", "%Ln"):
                assert (blank in source.text) == (blank in english), source
            assert sorted(_named_blanks(source.text)) == sorted(_named_blanks(english)), source


def test_the_released_file_says_what_the_written_one_says(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load("gazette_en.qm", str(resources.folder("translations")))
    for source, forms in translations.translations().items():
        counts = (1, 2) if source.counts else (-1,)
        for count, english in zip(counts, forms, strict=True):
            assert translator.translate(source.context, source.text, None, count) == english


def test_one_is_counted_without_a_plural(qapp: QApplication, app_look: None) -> None:
    assert (issues_counted(1), notices_counted(12_345)) == ("1 期", "12,345 份文件")
    i18n.install(qapp, "en")
    assert [issues_counted(count) for count in (0, 1, 2)] == ["0 issues", "1 issue", "2 issues"]
    assert notices_counted(12_345) == "12,345 documents"
    assert rows_and_columns(1, 4) == "1 row × 4 columns"


def test_issues_are_named_in_the_language_of_the_program(qapp: QApplication, app_look: None) -> None:
    record = IssueRecord(IssueId(1), Issue("某市人民政府公报", 2022, 4, 260, date(2022, 9, 15)), "a.txt", 1)
    key = NoticeKey("某市人民政府公报", 2022, 4, "a.txt", "某政发〔2022〕13号", "关于甲的通知", 0)
    assert issue_label(record, with_year=True) == "2022年第4期（总第260期）"
    assert (named_apart(key), issue_date(record)) == ("某政发〔2022〕13号 · 2022年第4期", "9月15日")
    i18n.install(qapp, "en")
    assert issue_label(record) == "No. 4 (total no. 260)"
    assert issue_label(record, with_year=True) == "2022 no. 4 (total no. 260)"
    assert (named_apart(key), issue_date(record)) == ("某政发〔2022〕13号 · 2022 no. 4", "Sep 15")


def test_doubts_are_explained_in_the_language_of_the_program(qapp: QApplication, app_look: None) -> None:
    i18n.install(qapp, "en")
    words = Doubts((), {1: "甲系統"}, page_words()).note(
        Defect(DefectKind.TRADITIONAL_CHARACTER, LineSpan(1, 1), "甲系統", 2, 1)
    )
    explained = "traditional characters within simplified text, perhaps misread"
    assert words == f"{explained}: 甲系統 (source line 1: 甲系統)"


def test_words_are_put_together_with_the_marks_of_the_language() -> None:
    found = []
    for room in ("flows", "models", "output", "widgets"):
        for path in (Path(reader.__file__).parent / room).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            parts = [part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values]
            parts += [node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "join"]
            words = [part.value for part in parts if isinstance(part, ast.Constant)]
            found += [f"{path.name}: {word!r}" for word in words if set(str(word)) & set("，、：；（）")]
    assert found == []


def test_english_is_written_in_sentence_case() -> None:
    names = {"Gazette", "Reader", "Excel", "Markdown", "Chinese", "Ctrl", "Shift", "Enter"}
    said = {english for forms in translations.translations().values() for english in forms}
    assert {english for english in said if not set(re.findall(r"(?<=[a-z] )[A-Z][a-z]+", english)) <= names} == set()


def test_qt_speaks_the_language_of_the_program(qtbot: QtBot, qapp: QApplication, app_look: None) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"
    i18n.install(qapp, "en")
    assert QCoreApplication.translate("Actions", "设置…") == "Settings…"


def test_no_english_is_left_in_the_dialogs_of_qt(qtbot: QtBot, app_look: None) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert words != []
    assert [text for text in words if text.isascii()] == []
    assert QFileIconProvider().type(QFileInfo("/")) != "Folder"


def test_problems_are_told_in_the_language_of_the_program(qapp: QApplication, app_look: None) -> None:
    error = KnownError(Problem.ARCHIVE_MISSING, path="甲.gazette")
    assert i18n.sentence(error) == str(error)
    i18n.install(qapp, "en")
    assert i18n.sentence(error).startswith("There is no archive “甲.gazette”")


def _named_blanks(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]
