import pytest

from db.model import KnownError, Problem
from db.parse.decode import decode

TEXT = "某市人民政府公报\n2022年第4期（总第260期）\n\n关于“十四五”规划的通知，共 120 元/m²。\n" * 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_gives_the_same_text(encoding: str, line_end: str) -> None:
    assert decode(TEXT.replace("\n", line_end).encode(encoding), "a.txt").text == TEXT


def test_big_endian_byte_order_mark() -> None:
    assert decode("\ufeff公报".encode("utf-16-be"), "a.txt").text == "公报"


def test_gbk_is_read_as_gb18030() -> None:
    decoded = decode("钦州市人民政府公报第四期".encode("gbk"), "a.txt")
    assert (decoded.text, decoded.encoding) == ("钦州市人民政府公报第四期", "gb18030")


def test_rare_characters_of_gb18030_survive() -> None:
    assert decode("㐂𠮷镕堃公报".encode("gb18030"), "a.txt").text == "㐂𠮷镕堃公报"


def test_a_few_unreadable_bytes_become_replacement_characters() -> None:
    data = TEXT.encode()
    decoded = decode(data[:100] + b"\xff" + data[100:], "a.txt")
    assert decoded.encoding == "utf-8"
    assert "\ufffd" in decoded.text
    assert decoded.text.endswith("120 元/m²。\n")


def test_text_cut_in_the_middle_of_a_character_is_read() -> None:
    assert decode("公报公报".encode()[:-1], "a.txt").text.startswith("公报公")


def test_empty_file_is_empty_text() -> None:
    assert decode(b"", "a.txt").text == ""


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"PK\x03\x04" + bytes(range(256)), b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 8, b"\x00" * 64],
    ids=["pdf", "docx", "png", "every byte", "zeros"],
)
def test_what_is_no_text_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(KnownError) as raised:
        decode(data, "图片.txt")
    assert raised.value.problem is Problem.NOT_TEXT
    assert "图片.txt" in str(raised.value)
