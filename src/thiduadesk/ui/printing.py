"""To a printer: the PDF itself through the system's spooler where there is one, else its pages as 300 dpi images."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from thiduadesk.desk.output import write_out
from thiduadesk.documents.printer import STRAIGHT, PrinterProfile
from thiduadesk.domain.errors import Cancelled, Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.context import Context
from thiduadesk.ui.jobs import Progress
from thiduadesk.ui.spooling import (
    NotPrinted,
    chosen_pages,
    chosen_tray,
    ranges,
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
    printed: Callable[[QPrinter, Sequence[int]], object],
    put_right: PutRight | None = None,
    begin: tuple[str, str] = ("", ""),
) -> None:
    """Ask for a printer in the system's own dialog and print in the background.

    `printed` is told with what was chosen, and which pages, counted from 0, have been taken. `put_right` makes the
    pages anew for a printer that is known to miss its place. `begin` is the printer and the tray to ask for first.
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


@dataclass(frozen=True, slots=True)
class Taken:
    """The pages that went out, counted from 0, and why the others did not."""

    pages: Sequence[int]
    trouble: Trouble | None = None


def start_printing(
    context: Context,
    owner: QObject,
    data: bytes,
    printer: QPrinter,
    printed: Callable[[Sequence[int]], object] = lambda pages: None,
) -> None:
    """Print as a job, by the best way the chosen printer has; `printed` is told which pages have been taken."""
    words, target, name = context.words, printer.outputFileName(), printer.printerName()
    sizes = page_sizes(data)
    pages = chosen_pages(printer, len(sizes))
    if not pages:
        context.refuse(NotPrinted(N_("Không có trang nào trong số trang đã chọn.")))
        return
    if target:
        said = words.text(N_("Đã ghi {path}."), path=target)
    else:
        said = words.text(N_("Đã gửi «{paper}» đến máy in."), paper=printer.docName())
    if target and printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        work = partial(_to_file, data, len(sizes), Path(target), pages)
    elif spooler := shutil.which("lp"):
        work = partial(_to_spooler, data, sizes, name, [spooler, *spooler_options(printer)], pages)
    elif target or name in QPrinterInfo.availablePrinterNames():
        work = partial(paint_pages, data, printer, pages)
    else:
        context.refuse(_not_ready(printer))
        return

    def done(taken: Taken) -> None:
        if taken.trouble is None:
            context.notices.done(said)
        else:
            context.refuse(taken.trouble)
        printed(taken.pages)

    context.jobs.start(words.text(N_("Đang in…")), work, done, owner=owner, lasting=True)


def paint_pages(data: bytes, printer: QPrinter, wanted: Sequence[int], progress: Progress) -> Taken:
    """Print these pages, counted from 0, as images; raises `NotPrinted` when the printer cannot be begun."""
    from thiduadesk.ui.pdf_pages import PdfPages

    pages = PdfPages(data)
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
    return Taken(wanted)


def _set_sheet(printer: QPrinter, size: QSizeF) -> None:
    wide = size.width() > size.height()
    printer.setPageSize(sheet_of(size))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _not_ready(printer: QPrinter) -> NotPrinted:
    return NotPrinted(
        N_("Máy in «{printer}» không sẵn sàng. Hãy kiểm tra máy in rồi in lại."), printer=printer.printerName()
    )


def _to_spooler(
    data: bytes,
    sizes: Sequence[QSizeF],
    printer: str,
    command: Sequence[str],
    wanted: Sequence[int],
    progress: Progress,
) -> Taken:
    """Hand over the pages wanted of a PDF, whose sizes are told, a job for every size of sheet: each is loaded once.

    What stops it after the first job leaves the pages handed over before; before that it is raised.
    """
    piles: dict[str, list[int]] = {}
    for index in wanted:
        piles.setdefault(sheet_of(sizes[index]).key(), []).append(index)
    taken: list[int] = []
    for pages in piles.values():
        told = [*command, *sheet_options([sizes[index] for index in pages])]
        try:
            spool(_only(data, pages, len(sizes)), printer, told, progress)
        except (Cancelled, NotPrinted):
            if not taken:
                raise
            return Taken(taken, _broken_off(printer, taken, len(wanted)))
        taken += pages
    return Taken(wanted)


def _to_file(data: bytes, count: int, path: Path, wanted: Sequence[int], progress: Progress) -> Taken:
    progress.step(0, 1)
    write_out(path, _only(data, wanted, count))
    return Taken(wanted)


def _only(data: bytes, pages: Sequence[int], count: int) -> bytes:
    """These of the `count` pages of a PDF; the file itself where they are all of them."""
    from thiduadesk.ui.pdf_pages import joined

    return data if len(pages) == count else joined([data], list(pages))


def _broken_off(printer: str, taken: Sequence[int], wanted: int) -> NotPrinted:
    return NotPrinted(
        N_("Máy in «{printer}» mới nhận {taken}/{wanted} trang (trang {pages}); các trang còn lại chưa in."),
        printer=printer,
        taken=len(taken),
        wanted=wanted,
        pages=ranges(taken),
    )
