"""To the system's spooler: the PDF as it is, handed to `lp` with what was chosen in the dialog."""

import subprocess
from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

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
_CUPS = QPrintEngine.PrintEnginePropertyKey(0xFE00)  # PPK_CupsOptions, which Qt keeps to itself
_RANGES, _SET, _TRAY = "page-ranges", "page-set", "InputSlot"
_EVERY_SECOND = {"odd": 1, "even": 0}  # what is left of a page number divided by two


class NotPrinted(Trouble):
    """The printer or its spooler did not take the paper; nothing in the file has changed."""


def spooler_options(printer: QPrinter) -> list[str]:
    """What was chosen in the dialog, in the words of `lp`."""
    options = ["-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", printer.docName()]
    if printer.duplex() in _SIDES:
        options += ["-o", f"sides={_SIDES[printer.duplex()]}"]
    if printer.copyCount() > 1:
        options += ["-o", f"collate={'true' if printer.collateCopies() else 'false'}"]
    # The pages are chosen before `lp` gets them; a tray the printer has not is passed over by CUPS.
    more = {name: value for name, value in _cups_options(printer).items() if value and name not in (_RANGES, _SET)}
    if tray := chosen_tray(printer):
        more[_TRAY] = tray
    for name, value in more.items():
        options += ["-o", f"{name}={value}"]
    # A certificate on a printed blank must not be shrunk to the printer's margins.
    return [*options, "-o", "print-scaling=none"]


def sheet_options(sizes: Sequence[QSizeF]) -> list[str]:
    """The sheet of pages that share one, their sizes in points, in the words of `lp`.

    It is theirs and not the dialog's, which goes back to the printer's usual sheet.
    """
    sheet = sheet_of(sizes[0])
    own = sheet.size(QPageSize.Unit.Millimeter)
    custom = sheet.id() is QPageSize.PageSizeId.Custom
    options = ["-o", f"media=Custom.{own.width():g}x{own.height():g}mm" if custom else f"media={sheet.key()}"]
    # An upright file may hold a wide page: without a word about direction the spooler turns each page as it needs.
    if all(size.width() > size.height() for size in sizes):
        options += ["-o", f"orientation-requested={_LANDSCAPE}"]
    return options


def sheet_of(size: QSizeF) -> QPageSize:
    """The sheet, upright as it is fed, that a page of that size in points lies on."""
    return QPageSize(size if size.width() <= size.height() else size.transposed(), QPageSize.Unit.Point)


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """Which of so many pages were chosen, counted from 0.

    A list such as «2-3,5» is left to CUPS by the dialog, as are the odd or the even pages, by their own numbers.
    """
    options = _cups_options(printer)
    listed = QPageRanges.fromString(options[_RANGES]) if options.get(_RANGES) else printer.pageRanges()
    rest = _EVERY_SECOND.get(options.get(_SET, ""))
    return [
        index
        for index in range(count)
        if (listed.isEmpty() or listed.contains(index + 1)) and rest in (None, (index + 1) % 2)
    ]


def pages_of_paper(pages: Sequence[int], before: int, count: int) -> str | None:
    """Which pages of a paper went out, of `pages` counted from 0, where it has `count` and so many stand `before` it.

    «1-2,5» by its own numbers; empty for all of them, None for none.
    """
    own = [page - before for page in pages if before <= page < before + count]
    return "" if len(own) == count else ranges(own) or None


def chosen_tray(printer: QPrinter) -> str:
    """The tray chosen, «Upper» or «Manual», by the name that Qt and CUPS have for it; empty for whichever comes."""
    tray = _cups_options(printer).get(_TRAY) or printer.paperSource().name
    return "" if tray == QPrinter.PaperSource.Auto.name else tray


def _cups_options(printer: QPrinter) -> dict[str, str]:
    """What the dialog leaves to CUPS alone, in the words of `lp`; nothing where there is none."""
    flat = printer.printEngine().property(_CUPS) or []
    return dict(zip(flat[::2], flat[1::2], strict=True))


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


def ranges(pages: Sequence[int]) -> str:
    """«1-2,5» for pages counted from 0; empty for none."""
    found = QPageRanges()
    for page in pages:
        found.addPage(page + 1)
    return found.toString()


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
