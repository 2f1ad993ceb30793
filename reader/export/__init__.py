"""Notices and tables as files: one function a format, chosen by :func:`export_notice`."""

from reader.export.formats import Format, export_manuscript, export_notice, export_notices

__all__ = ["Format", "export_manuscript", "export_notice", "export_notices"]
