from db.model import IssuedText, LineSpan, Notice
from db.model.naming import document_names, folded_name


def test_brackets_blanks_and_quotes_do_not_matter() -> None:
    assert folded_name("钦政发[2022] 4号") == folded_name("《钦政发〔２０２２〕4号》") == "钦政发(2022)4号"
    assert folded_name("关于印发《公租房办法》的通知") == folded_name("关于印发〈公租房办法〉 的通知")


def test_a_list_of_numbers_is_several_names() -> None:
    notice = Notice(LineSpan(1, 2), "关于任免的通知", (), doc_numbers=("钦政干〔2022〕12、13号",))
    assert document_names(notice) == ("钦政干(2022)12号", "钦政干(2022)13号", "关于任免的通知")


def test_what_a_notice_issues_is_a_name_of_it() -> None:
    notice = Notice(LineSpan(1, 2), "关于印发《甲办法》的通知", (), issued_text=IssuedText("甲办法", 2))
    assert document_names(notice) == ("关于印发甲办法的通知", "甲办法")
