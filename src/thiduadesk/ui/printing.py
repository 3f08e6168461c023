"""To a printer: the PDF itself through the system's spooler where there is one, else its pages as 300 dpi images."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from thiduadesk.desk.output import write_out
from thiduadesk.documents.printer import STRAIGHT, PrinterProfile
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.jobs import Progress

TRAYS = {
    QPrinter.PaperSource.Auto: N_("khay bất kỳ"),
    QPrinter.PaperSource.Upper: N_("khay trên"),
    QPrinter.PaperSource.Middle: N_("khay giữa"),
    QPrinter.PaperSource.Lower: N_("khay dưới"),
    QPrinter.PaperSource.Manual: N_("nạp tay"),
}
"""The trays a printer may be put right for, and what people call them."""

PutRight = Callable[[PrinterProfile, Progress], bytes]

_DPI = 300
_PATIENCE = 60.0  # seconds for the spooler to take a paper
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class NotPrinted(Trouble):
    """The printer or its spooler did not take the paper; nothing in the file has changed."""


def print_paper(
    context: Context, owner: QWidget, data: bytes, title: str, pages: int, put_right: PutRight | None = None
) -> None:
    """Ask for a printer in the system's own dialog and print in the background.

    `put_right` makes the pages anew for a printer that is known to miss its place.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if not choose_printer(printer, owner, pages):
        return
    profile = profile_of(context, printer.printerName(), printer.paperSource())
    if put_right is None or profile == STRAIGHT:
        start_printing(context, owner, data, printer)
        return
    context.jobs.start(
        context.words.text(N_("Đang dàn trang…")),
        partial(put_right, profile),
        lambda made: start_printing(context, owner, made, printer),
        owner=owner,
    )


def profile_name(printer: str, tray: QPrinter.PaperSource) -> str:
    """What the profile of a printer is kept under, or of one of its trays."""
    return f"{printer} / {tray.name}" if tray in TRAYS and tray is not QPrinter.PaperSource.Auto else printer


def profile_of(context: Context, printer: str, tray: QPrinter.PaperSource) -> PrinterProfile:
    """What puts right a printer that prints from a tray: that of the tray, else that of the printer."""
    named = profile_name(printer, tray)
    return context.profiles.find(named if named in context.profiles.names else printer)


def choose_printer(printer: QPrinter, owner: QWidget, pages: int) -> bool:
    """Show the dialog; False when the user thinks better of it."""
    dialog = QPrintDialog(printer, owner)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def start_printing(context: Context, owner: QObject, data: bytes, printer: QPrinter) -> None:
    """Print as a job, by the best way the chosen printer has."""
    words, target = context.words, printer.outputFileName()
    if target:
        said = words.text(N_("Đã ghi {path}."), path=target)
    else:
        said = words.text(N_("Đã gửi «{paper}» đến máy in."), paper=printer.docName())
    if target and printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        work = partial(_to_file, data, Path(target))
    elif spooler := shutil.which("lp"):
        work = partial(_to_spooler, data, [spooler, *spooler_options(printer)])
    else:
        work = partial(paint_pages, data, printer)
    context.jobs.start(words.text(N_("Đang in…")), work, lambda _: context.notices.done(said), owner=owner)


def spooler_options(printer: QPrinter) -> list[str]:
    """What was chosen in the dialog, in the words of `lp`."""
    options = ["-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", printer.docName()]
    if printer.duplex() in _SIDES:
        options += ["-o", f"sides={_SIDES[printer.duplex()]}"]
    if printer.copyCount() > 1:
        options += ["-o", f"collate={'true' if printer.collateCopies() else 'false'}"]
    ranges = ",".join(f"{one.from_}-{one.to}" for one in printer.pageRanges().toRangeList())
    if ranges:
        options += ["-P", ranges]
    # A certificate on a printed blank must not be shrunk to the printer's margins.
    return [*options, "-o", "print-scaling=none"]


def paint_pages(data: bytes, printer: QPrinter, progress: Progress) -> None:
    """Print the pages as images; raises `NotPrinted` when the printer cannot be begun."""
    from thiduadesk.ui.pdf_pages import PdfPages

    pages = PdfPages(data)
    chosen = printer.pageRanges()
    wanted = [index for index in range(len(pages)) if chosen.isEmpty() or chosen.contains(index + 1)]
    printer.setResolution(_DPI)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for done, index in enumerate(wanted):
            progress.step(done, len(wanted))
            _set_sheet(printer, pages.sizes[index])
            if done == 0 and not painter.begin(printer):
                raise NotPrinted(
                    N_("Máy in «{printer}» không sẵn sàng. Hãy kiểm tra máy in rồi in lại."),
                    printer=printer.printerName(),
                )
            if done:
                printer.newPage()
            size = pages.sizes[index] * (_DPI / 72)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), pages.image(index, _DPI / 72))
    except BaseException:
        if painter.isActive():
            printer.abort()
        raise
    finally:
        painter.end()
        pages.close()


def _set_sheet(printer: QPrinter, size: QSizeF) -> None:
    wide = size.width() > size.height()
    upright = size.transposed() if wide else size
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _to_file(data: bytes, path: Path, progress: Progress) -> None:
    progress.step(0, 1)
    write_out(path, data)


def _to_spooler(data: bytes, command: Sequence[str], progress: Progress) -> None:
    progress.step(0, 1)
    try:
        subprocess.run(command, input=data, capture_output=True, check=True, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError) as error:
        raise NotPrinted(
            N_("Máy in «{printer}» không nhận bản in. Hãy kiểm tra máy in rồi in lại, hoặc lưu PDF để in ở máy khác."),
            printer=command[command.index("-d") + 1],
        ) from error
