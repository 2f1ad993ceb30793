"""Small gazettes as a converter would leave them."""

from pathlib import Path

NAME = "某市人民政府公报"


def gazette(year: int, number: int, *titles: str, body: str = "各县、区人民政府：", publication: str = NAME) -> str:
    """A gazette with a masthead, contents and one notice a title."""
    entries = "\n".join(f"{title}……（{i}）" for i, title in enumerate(titles, 1))
    notices = "\n\n".join(
        f"# {title}\n\n某政发〔{year}〕{i}号\n\n{body}\n\n某市人民政府\n\n{year}年{number}月1日"
        for i, title in enumerate(titles, 1)
    )
    cover = f"# {publication}\n\n{year}年第{number}期\n\n{year}年{number}月15日"
    return f"{cover}\n\n# 目录\n\n市政府文件\n\n{entries}\n\n{notices}\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path
