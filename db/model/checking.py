"""What a check of an archive may find."""

from __future__ import annotations

from enum import Enum

from db.model.values import valueclass


class Fault(Enum):
    """What is wrong, as a Chinese sentence with one named blank."""

    STRUCTURE = "存档文件的内部结构已损坏（{detail}）：请从备份恢复，或重新导入公报。"
    LINK = "存档内部的关联有缺失（{detail}）：请重新导入有关的公报。"
    NOTICE = "编号为 {detail} 的文件无法读出：请重新导入它所在的公报。"
    SOURCE = "“{detail}”的原文与导入时不一致：请重新导入这个文件。"
    INDEX = "检索索引不完整或版本不符（{detail}）：下次导入时会自动重建。"


@valueclass
class Finding:
    """One thing that is wrong with an archive."""

    fault: Fault
    detail: str

    @property
    def message(self) -> str:
        """One Chinese sentence that says what to do."""
        return self.fault.value.format(detail=self.detail)
