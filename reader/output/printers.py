"""The system's printers."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from reader.output.print_jobs import PrintJob
from reader.paper.draw import prepare


def job_printer(job: PrintJob, name: str) -> QPrinter:
    """Make the printer of that name, or the default one, ready for a job: A4, its title, one or both sides."""
    named = QPrinterInfo.printerInfo(name)
    high = QPrinter.PrinterMode.HighResolution
    printer = QPrinter(high) if named.isNull() else QPrinter(named, high)
    printer.setDocName(job.manuscript.title)
    printer.setCreator("gazette-reader")
    duplex = QPrinter.DuplexMode.DuplexLongSide if job.choices.duplex else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(duplex)
    prepare(printer, landscape=False)
    return printer
