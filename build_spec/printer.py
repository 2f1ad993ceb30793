"""A printer for the tests of automatic runs: CUPS with the driver that prints into PDF files."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from build_spec import automatic, setup, system

SERVER = "/usr/sbin/cupsd"
TOOLS = {
    SERVER: "cups",
    "/usr/sbin/lpadmin": "cups-client",
    "/usr/lib/cups/backend/cups-pdf": "printer-driver-cups-pdf",
}
DESCRIPTION = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"
SOCKET = {"CUPS_SERVER": "/run/cups/cups.sock"}
"""Environment by which programs ask this machine's own print server and no other."""

PATIENCE_SECONDS = 20


def is_wanted() -> bool:
    """Only machines that are there for tests (``CI`` is set, root, Debian) get a printer; others stay as they are."""
    return automatic.is_automatic() and system.is_debian() and os.geteuid() == 0


def answers() -> bool:
    """Whether a print server runs."""
    done = subprocess.run(["lpstat", "-r"], env=os.environ | SOCKET, capture_output=True, text=True, check=False)
    return done.stdout.strip() == "scheduler is running"


@contextmanager
def virtual_printer() -> Iterator[dict[str, str]]:
    """Have a printer named PDF while the tests run; gives the environment that finds it.

    A print server that was started for it is stopped again.
    """
    if not is_wanted():
        yield {}
        return
    setup.provide(system.missing_tools(TOOLS))
    server = None if answers() else subprocess.Popen([SERVER, "-f"])
    try:
        add_printer()
        yield SOCKET
    finally:
        if server:
            server.terminate()
            server.wait()


def add_printer() -> None:
    """Wait for the print server and make the printer known to it."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not answers() and time.monotonic() < end:
        time.sleep(0.2)
    line = ["/usr/sbin/lpadmin", "-p", "PDF", "-v", "cups-pdf:/", "-P", DESCRIPTION, "-E"]
    subprocess.run(line, env=os.environ | SOCKET, check=False, capture_output=True)
