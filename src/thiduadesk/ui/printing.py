"""To a printer: the PDF itself through the system's spooler where there is one, else its pages as 300 dpi images."""

import shutil
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from thiduadesk.desk.output import write_out
from thiduadesk.documents.printer import STRAIGHT, PrinterProfile
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.jobs import Progress
from thiduadesk.ui.spooling import (
    NotPrinted,
    chosen_ranges,
    chosen_tray,
    sheet_of,
    sheet_options,
    spool,
    spooler_options,
)

TRAYS = {
    "": N_("khay bất kỳ"),
    "Upper": N_("khay trên"),
    "Middle": N_("khay giữa"),
    "Lower": N_("khay dưới"),
    "Manual": N_("nạp tay"),
}
"""The trays a printer may be put right for, by the names Qt and CUPS have for them, and what people call them."""

PutRight = Callable[[PrinterProfile, Progress], bytes]

_DPI = 300


def print_paper(
    context: Context,
    owner: QWidget,
    data: bytes,
    title: str,
    printed: Callable[[QPrinter], object],
    put_right: PutRight | None = None,
    begin: tuple[str, str] = ("", ""),
) -> None:
    """Ask for a printer in the system's own dialog and print in the background.

    `printed` is told with what was chosen once the paper has been taken. `put_right` makes the pages anew for a printer
    that is known to miss its place. `begin` is the printer and the tray to ask for first.
    """
    sizes = page_sizes(data)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    set_sheets(printer, sizes)
    name, tray = begin
    if name in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(name)
    if tray:
        printer.setPaperSource(QPrinter.PaperSource[tray])
    if not choose_printer(printer, owner, len(sizes)):
        return
    told = partial(printed, printer)
    profile = profile_of(context, printer.printerName(), chosen_tray(printer))
    if put_right is None or profile == STRAIGHT:
        start_printing(context, owner, data, printer, told)
        return
    context.jobs.start(
        context.words.text(N_("Đang dàn trang…")),
        partial(put_right, profile),
        lambda made: start_printing(context, owner, made, printer, told),
        owner=owner,
    )


def profile_name(printer: str, tray: str) -> str:
    """What the profile of a printer is kept under, or of one of its trays."""
    return f"{printer} / {tray}" if tray else printer


def profile_of(context: Context, printer: str, tray: str) -> PrinterProfile:
    """What puts right a printer that prints from a tray: that of the tray, else that of the printer."""
    named = profile_name(printer, tray)
    return context.profiles.find(named if named in context.profiles.names else printer)


def page_sizes(data: bytes) -> tuple[QSizeF, ...]:
    """How large the pages of a PDF are, in points."""
    from thiduadesk.ui.pdf_pages import PdfPages

    pages = PdfPages(data)
    pages.close()
    return pages.sizes


def set_sheets(printer: QPrinter, sizes: Sequence[QSizeF]) -> None:
    """Begin with the sheet the paper is made for; where upright and wide pages meet, with the upright one."""
    upright = [size for size in sizes if size.width() <= size.height()]
    _set_sheet(printer, (upright or sizes)[0])


def choose_printer(printer: QPrinter, owner: QWidget, pages: int) -> bool:
    """Show the dialog; False when the user thinks better of it."""
    dialog = QPrintDialog(printer, owner)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def start_printing(
    context: Context, owner: QObject, data: bytes, printer: QPrinter, printed: Callable[[], object] = lambda: None
) -> None:
    """Print as a job, by the best way the chosen printer has; `printed` is called once it has been taken."""
    words, target, name = context.words, printer.outputFileName(), printer.printerName()
    if target:
        said = words.text(N_("Đã ghi {path}."), path=target)
    else:
        said = words.text(N_("Đã gửi «{paper}» đến máy in."), paper=printer.docName())
    if target and printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        work = partial(_to_file, data, Path(target), chosen_ranges(printer))
    elif spooler := shutil.which("lp"):
        work = partial(_to_spooler, data, name, [spooler, *spooler_options(printer)], chosen_ranges(printer))
    elif target or name in QPrinterInfo.availablePrinterNames():
        work = partial(paint_pages, data, printer)
    else:
        context.refuse(_not_ready(printer))
        return

    def done(_: None) -> None:
        context.notices.done(said)
        printed()

    context.jobs.start(words.text(N_("Đang in…")), work, done, owner=owner, lasting=True)


def paint_pages(data: bytes, printer: QPrinter, progress: Progress) -> None:
    """Print the pages as images; raises `NotPrinted` when the printer cannot be begun."""
    from thiduadesk.ui.pdf_pages import PdfPages

    pages = PdfPages(data)
    wanted = _wanted(chosen_ranges(printer), len(pages))
    printer.setResolution(_DPI)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for done, index in enumerate(wanted):
            progress.step(done, len(wanted))
            _set_sheet(printer, pages.sizes[index])
            if not (printer.newPage() if done else painter.begin(printer)):
                raise _not_ready(printer)
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
    printer.setPageSize(sheet_of(size))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _not_ready(printer: QPrinter) -> NotPrinted:
    return NotPrinted(
        N_("Máy in «{printer}» không sẵn sàng. Hãy kiểm tra máy in rồi in lại."), printer=printer.printerName()
    )


def _to_spooler(data: bytes, printer: str, command: Sequence[str], chosen: QPageRanges, progress: Progress) -> None:
    """Hand over the pages chosen: a job has one size of sheet, so where it changes another begins."""
    from thiduadesk.ui.pdf_pages import joined

    sizes = page_sizes(data)
    for _, pile in groupby(_wanted(chosen, len(sizes)), lambda index: sheet_of(sizes[index]).key()):
        pages = list(pile)
        part = data if len(pages) == len(sizes) else joined([data], pages)
        spool(part, printer, [*command, *sheet_options([sizes[index] for index in pages])], progress)


def _to_file(data: bytes, path: Path, chosen: QPageRanges, progress: Progress) -> None:
    from thiduadesk.ui.pdf_pages import joined

    progress.step(0, 1)
    write_out(path, data if chosen.isEmpty() else joined([data], _wanted(chosen, len(page_sizes(data)))))


def _wanted(chosen: QPageRanges, count: int) -> list[int]:
    """The pages to print, counted from 0."""
    return [index for index in range(count) if chosen.isEmpty() or chosen.contains(index + 1)]
