"""The kinds of blocks as plain names: looking a member up on its enum costs ten times as much as on a module."""

from __future__ import annotations

from typing import Final

from db.model import BlockKind

TITLE: Final = BlockKind.TITLE
DOC_NUMBER: Final = BlockKind.DOC_NUMBER
DATE_LINE: Final = BlockKind.DATE_LINE
ADDRESSEES: Final = BlockKind.ADDRESSEES
ISSUED_TITLE: Final = BlockKind.ISSUED_TITLE
HEADING: Final = BlockKind.HEADING
PARAGRAPH: Final = BlockKind.PARAGRAPH
LIST_ITEM: Final = BlockKind.LIST_ITEM
ROSTER_LINE: Final = BlockKind.ROSTER_LINE
CONTENTS_LINE: Final = BlockKind.CONTENTS_LINE
BOX_TITLE: Final = BlockKind.BOX_TITLE
TABLE_TITLE: Final = BlockKind.TABLE_TITLE
TABLE_UNIT: Final = BlockKind.TABLE_UNIT
TABLE: Final = BlockKind.TABLE
TABLE_NOTE: Final = BlockKind.TABLE_NOTE
FORM_LINE: Final = BlockKind.FORM_LINE
FORMULA: Final = BlockKind.FORMULA
IMAGE: Final = BlockKind.IMAGE
ATTACHMENT_LIST: Final = BlockKind.ATTACHMENT_LIST
ATTACHMENT_LABEL: Final = BlockKind.ATTACHMENT_LABEL
ATTACHMENT_TITLE: Final = BlockKind.ATTACHMENT_TITLE
SIGN_OFF: Final = BlockKind.SIGN_OFF
SIGN_DATE: Final = BlockKind.SIGN_DATE
