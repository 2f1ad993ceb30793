"""The program's icon in the sizes and formats that systems ask for, drawn from one SVG."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).parents[1] / "resources" / "icons" / "gazette-reader.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(size: int) -> bytes:
    """The icon as a square PNG, ``size`` pixels wide."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def ico() -> bytes:
    """The icon as a Windows ICO file with every size, each a PNG (allowed since Windows Vista)."""
    pictures = [png(size) for size in SIZES]
    place = 6 + 16 * len(SIZES)
    table = struct.pack("<HHH", 0, 1, len(SIZES))
    for size, picture in zip(SIZES, pictures, strict=True):
        edge = size % 256  # 0 stands for 256
        table += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return table + b"".join(pictures)
