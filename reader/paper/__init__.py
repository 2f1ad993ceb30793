"""Notices on paper: what to print, how it looks, where it stands on the page, and drawing it.

``compose`` makes a manuscript of notices (no Qt), ``style`` holds the figures of each layout (no Qt), ``boxes`` and
``table_boxes`` set lines and rows, ``pages`` breaks them into pages, ``draw`` puts pages on any paged device.
Lengths are twips (1/20 point, 1/1440 inch) throughout.
"""
