"""Prints one PDF through the program's own path, in a process of its own: libcups asks once which server to talk to.

Usage: python -m tests.ui.print_away FILE.tdk PAPER.pdf CHOICES, where CHOICES is JSON: printer, copies, from, to,
sides, tray, what the dialog leaves to CUPS, and whether the printer vanishes once it is chosen. Prints what the window
said.
"""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtPrintSupport import QPrintEngine, QPrinter
from PySide6.QtWidgets import QApplication

from tests.ui.print_server import LPADMIN
from thiduadesk.desk.desk import Desk
from thiduadesk.i18n.words import Words
from thiduadesk.ui.context import Context
from thiduadesk.ui.jobs import Jobs
from thiduadesk.ui.notices import Notices
from thiduadesk.ui.printing import page_sizes, set_sheets, start_printing


def main(file: str, paper: str, choices: str) -> None:
    """Print and say how it went."""
    app = QApplication([])
    chosen = json.loads(choices)
    data = Path(paper).read_bytes()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(chosen["printer"])
    printer.setDocName("Biên bản")
    set_sheets(printer, page_sizes(data))
    printer.setCopyCount(chosen.get("copies", 1))
    printer.setFromTo(chosen.get("from", 0), chosen.get("to", 0))
    if "sides" in chosen:
        printer.setDuplex(QPrinter.DuplexMode[chosen["sides"]])
    if "tray" in chosen:
        printer.setPaperSource(QPrinter.PaperSource[chosen["tray"]])
    if "cups" in chosen:
        printer.printEngine().setProperty(QPrintEngine.PrintEnginePropertyKey(0xFE00), chosen["cups"])
    if chosen.get("vanishes"):
        subprocess.run([LPADMIN, "-x", chosen["printer"]], check=True)
    words = Words("vi")
    notices = Notices(words)
    jobs = Jobs(words, notices.refuse)
    context = Context(Desk.open(Path(file)), words, notices, jobs, temporary=Path(file).parent)
    start_printing(context, jobs, data, printer)
    while jobs.busy:
        app.processEvents()
    print(notices.trouble_text or notices.done_text)


if __name__ == "__main__":
    main(*sys.argv[1:])
