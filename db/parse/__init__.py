"""Decoded text to a :class:`~db.model.ParsedIssue`: pure functions, one subject a module."""

from db.model import DecodedText
from db.parse.assemble import parse_issue
from db.parse.decode import decode

__all__ = ["DecodedText", "decode", "parse_issue"]
