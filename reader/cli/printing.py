"""``gazette print``: notices on a printer of the system."""

from __future__ import annotations

import argparse

from db.model import KnownError, Problem
from db.store import Archive
from reader.cli.choice import add_choice, chosen_issues, chosen_notices
from reader.cli.output import say
from reader.cli.parser import add_archive
from reader.output.print_jobs import SIZES, Notices, PaperChoices, PrintJob, set_job
from reader.paper.style import Layout, PageNumbers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    add_choice(parser)
    add_archive(parser)
    parser.add_argument("--printer", metavar="NAME", help="打印机的名称；不写时用系统的默认打印机")
    parser.add_argument("--list", action=_ListPrinters, nargs=0, help="列出这台电脑的打印机")
    parser.add_argument("--copies", type=int, default=1, metavar="N", help="份数（默认 1）")
    parser.add_argument("--single-sided", action="store_true", help="单面打印")
    parser.add_argument(
        "--layout",
        choices=[layout.value for layout in Layout],
        default=Layout.OFFICIAL.value,
        help="版式：official 公文格式（默认），compact 紧凑，screen 与屏幕相同",
    )
    parser.add_argument(
        "--size",
        type=float,
        choices=SIZES,
        metavar="PT",
        help="正文字号，9 至 16 磅；不写时用版式自己的",
    )
    parser.add_argument("--no-tables", action="store_true", help="不打印表格")
    parser.add_argument("--no-attachments", action="store_true", help="不打印附件")
    parser.add_argument("--no-contents", action="store_true", help="整期打印时不加目录页")
    parser.add_argument("--no-source", action="store_true", help="页首不注明出处")
    parser.add_argument(
        "--numbers",
        choices=[place.value for place in PageNumbers],
        default=PageNumbers.OUTSIDE.value,
        help="页码：outside 外侧（默认），centred 居中，none 不印",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print, and say how many pages went to which printer."""
    from reader.output.substitutes import substitutes_text
    from reader.paper.pdf import drawing_application  # Qt is loaded only where something is printed

    _application = drawing_application()
    with Archive.open(arguments.archive) as archive:
        ids = chosen_notices(archive, arguments)
        if not ids:
            raise KnownError(Problem.NOTHING_CHOSEN)
        contents = () if arguments.no_contents else chosen_issues(archive, arguments)
        job = set_job(archive, Notices(ids, contents), _choices(arguments))
    name = _send(job, arguments.printer, arguments.copies)
    say(f"{len(job.pages)} 页已送往打印机“{name}”。" + substitutes_text(job.paper))
    return 0


def _choices(arguments: argparse.Namespace) -> PaperChoices:
    return PaperChoices(
        layout=Layout(arguments.layout),
        size=arguments.size,
        tables=not arguments.no_tables,
        attachments=not arguments.no_attachments,
        numbers=PageNumbers(arguments.numbers),
        source=not arguments.no_source,
        duplex=not arguments.single_sided,
    )


class _ListPrinters(argparse.Action):
    """Lists the printers and ends the program, as --help does."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        from reader.paper.pdf import drawing_application

        _application = drawing_application()
        default = QPrinterInfo.defaultPrinterName()
        names = QPrinterInfo.availablePrinterNames()
        for name in names:
            say(f"{name}（默认）" if name == default else name)
        if not names:
            say("这台电脑没有安装打印机。")
        parser.exit()


def _send(job: PrintJob, name: str | None, copies: int) -> str:
    from PySide6.QtPrintSupport import QPrinterInfo

    from reader.output.printers import job_printer
    from reader.paper.draw import draw_pages

    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise KnownError(Problem.PRINTER_MISSING, name=name or "默认")
    printer = job_printer(job, info.printerName())
    printer.setCopyCount(max(1, copies))
    try:
        draw_pages(job.pages, printer, job.paper, job.choices.numbers)
    except OSError as error:
        raise KnownError(Problem.PRINTER_FAILED, title=job.manuscript.title) from error
    return info.printerName()
