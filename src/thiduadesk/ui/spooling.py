"""To the system's spooler: the PDF as it is, handed to `lp` with what was chosen in the dialog."""

import subprocess
from collections.abc import Sequence
from time import monotonic

from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter

from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.jobs import Progress

_PATIENCE = 60.0  # seconds for the spooler to take a paper
_POLL = 0.2  # seconds between two looks at whether the user has stopped it
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
_LANDSCAPE = "4"  # of IPP's orientation-requested


class NotPrinted(Trouble):
    """The printer or its spooler did not take the paper; nothing in the file has changed."""


def spooler_options(printer: QPrinter) -> list[str]:
    """What was chosen in the dialog, in the words of `lp`."""
    options = ["-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", printer.docName()]
    if printer.duplex() in _SIDES:
        options += ["-o", f"sides={_SIDES[printer.duplex()]}"]
    if printer.copyCount() > 1:
        options += ["-o", f"collate={'true' if printer.collateCopies() else 'false'}"]
    if ranges := _written(printer.pageRanges()):
        options += ["-P", ranges]
    layout = printer.pageLayout()
    options += ["-o", f"media={layout.pageSize().key()}"]
    # An upright file may hold a wide page: without a word about direction the spooler turns each page as it needs.
    if layout.orientation() is QPageLayout.Orientation.Landscape:
        options += ["-o", f"orientation-requested={_LANDSCAPE}"]
    # A certificate on a printed blank must not be shrunk to the printer's margins.
    return [*options, "-o", "print-scaling=none"]


def pages_of_paper(printer: QPrinter, before: int, count: int) -> str | None:
    """Which of the `count` pages of a paper were chosen, where so many stand `before` it in what was printed.

    «1-2,5-5» by its own pages; empty for all of them, None for none.
    """
    chosen = printer.pageRanges()
    own = QPageRanges()
    wanted = [page for page in range(1, count + 1) if chosen.isEmpty() or chosen.contains(before + page)]
    for page in wanted:
        own.addPage(page)
    if len(wanted) == count:
        return ""
    return _written(own) or None


def spool(data: bytes, printer: str, command: Sequence[str], progress: Progress) -> None:
    """Run `command` with the PDF on its input; raises `NotPrinted`, and `Cancelled` once the user has stopped it."""
    try:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                _hand_over(process, data, progress)
            except BaseException:
                process.kill()
                raise
        taken = process.returncode == 0
    except (OSError, subprocess.SubprocessError) as error:
        raise _not_taken(printer) from error
    if not taken:
        raise _not_taken(printer)


def _written(pages: QPageRanges) -> str:
    """«1-2,5-5»; empty for the whole paper."""
    return ",".join(f"{one.from_}-{one.to}" for one in pages.toRangeList())


def _hand_over(process: "subprocess.Popen[bytes]", data: bytes, progress: Progress) -> None:
    until = monotonic() + _PATIENCE
    rest: bytes | None = data
    while True:
        progress.step(0, 0)
        try:
            process.communicate(rest, timeout=_POLL)
            return
        except subprocess.TimeoutExpired:
            rest = None  # what was begun goes on by itself
            if monotonic() > until:
                raise


def _not_taken(printer: str) -> NotPrinted:
    return NotPrinted(
        N_("Máy in «{printer}» không nhận bản in. Hãy kiểm tra máy in rồi in lại, hoặc lưu PDF để in ở máy khác."),
        printer=printer,
    )
