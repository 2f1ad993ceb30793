"""Errors that are the world's fault: one sentence for the user that says what to do."""

from __future__ import annotations

from enum import Enum


class Problem(Enum):
    """A sentence in Chinese, with named blanks; the window's translations know each of them."""

    FILE_UNREADABLE = "无法读取文件“{path}”：请检查文件是否存在、是否有权限打开。"
    FILE_EMPTY = "文件“{path}”是空的，没有可以导入的文字。"
    NOT_TEXT = "文件“{path}”不是文本文件，无法导入：请选择由公报转换而来的 .txt 或 .md 文件。"
    FILE_TOO_LARGE = "文件“{path}”太大，不像是一期公报，没有导入：请检查文件。"
    NOT_CHINESE = "文件“{path}”里没有中文，不像公报，没有导入：请检查文件。"
    MEMBERS_PASSED_OVER = "“{path}”里有 {count} 个文件不是 .txt 或 .md，没有读取：{names}"
    NOTHING_TO_IMPORT = "在“{path}”里没有找到可以导入的 .txt 或 .md 文件。"
    NOT_AN_ARCHIVE = "“{path}”的内容不是公报存档，可能是别的文件改了扩展名，或传输时损坏：请选择别的存档文件。"
    NOT_NOTES = "“{path}”不是本程序的批注文件，收藏和批注无法保存：请把它移到别处，再重新打开存档。"
    NOTES_DAMAGED = "收藏和批注的文件“{path}”已损坏，读不出来：请把它移到别处，再重新打开存档。"
    NOTES_TOO_NEW = (
        "收藏和批注的文件“{path}”由更新版本的程序建立，本程序读不了：公报照常可以阅读，"
        "但收藏和批注看不到，新加的也不会保存。请升级本程序。"
    )
    ARCHIVE_MISSING = "没有找到存档“{path}”：请检查文件名，或先导入公报以建立存档。"
    ARCHIVE_IS_FOLDER = "“{path}”是文件夹，不是存档：请选择一个 .gazette 文件；文件夹里的公报可以导入。"
    ARCHIVE_TOO_NEW = "存档“{path}”由更新版本的程序建立：请先升级本程序，再打开它。"
    ARCHIVE_TOO_OLD = "存档“{path}”由太旧的版本建立，本程序不能升级它：请新建一个存档，再导入原来的公报文件。"
    ARCHIVE_NOT_UPGRADED = "存档“{path}”由旧版本的程序建立，要升级却不能写入：请把它复制到可以写入的文件夹，再打开它。"
    INDEX_OUTDATED = "存档“{path}”的检索索引不是本程序的版本，又不能写入：请先把它复制到可以写入的文件夹，再检索。"
    ARCHIVE_READ_ONLY = "存档“{path}”是只读的，不能修改：请先把它复制到可以写入的文件夹。"
    ARCHIVE_BUSY = "存档“{path}”正被另一个程序写入：请稍候再试。"
    ARCHIVE_DAMAGED = "存档“{path}”已损坏：请从备份恢复，或重新导入公报。"
    DISK_FULL = "磁盘空间不足，“{path}”没有写完：请清理磁盘后重试。"
    PRINTER_MISSING = "没有找到打印机“{name}”：请用 gazette print --list 查看这台电脑的打印机。"
    NOTHING_CHOSEN = "没有选中任何文件：请写出文件的编号（见 gazette list），或换一个搜索词。"
    PRINTER_FAILED = "“{title}”没有打印出来：请检查打印机是否已连接、是否有纸，再试一次。"
    CANNOT_WRITE = "无法写入“{path}”：请检查文件夹是否存在、是否有写入权限，或文件是否正被其他程序打开。"
    FILE_EXISTS = "“{path}”已经存在：请换一个文件名。"
    NOTICE_MISSING = "存档里没有编号为 {id} 的文件。"
    ISSUE_MISSING = "存档里没有编号为 {id} 的期次。"
    FORMAT_UNKNOWN = "不知道要把“{path}”存成什么格式：请指定 {formats} 之一。"
    NO_TABLES = "这份文件里没有表格，无法导出为表格文件。"


class KnownError(Exception):
    """The world's fault. ``str(error)`` is the Chinese sentence; ``problem`` and ``details`` allow another language."""

    def __init__(self, problem: Problem, **details: object) -> None:
        self.problem = problem
        self.details = details
        super().__init__(problem.value.format(**details))
