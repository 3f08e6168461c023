"""Onto a real spooler: what the program sends is what the printer gets."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from threading import Event

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.print_server import PATIENCE, TRAY_PRINTER, PrintServer, missing, print_server
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as, render_sound
from thiduadesk.documents.printer import PrinterProfile
from thiduadesk.domain.errors import Cancelled
from thiduadesk.ui import printing
from thiduadesk.ui.context import Context
from thiduadesk.ui.jobs import Progress
from thiduadesk.ui.printing import page_sizes, set_sheets
from thiduadesk.ui.spooling import NotPrinted, sheet_of, sheet_options, spool

Send = Callable[..., str]
_DOTS = 400  # to the inch; 0,3 mm is nearly five of them


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    """One CUPS for all the tests here."""
    if reason := missing():
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="cups-") as home, print_server(Path(home)) as running:
        yield running


@pytest.fixture(scope="module")
def papers(practice_master: Path) -> Callable[[str], bytes]:
    """The PDF of a kind of paper of the practice file."""
    desk = Desk.open(practice_master)
    made = {kind: render_as(compose_paper(desk.records, kind, 2018), "pdf") for kind in ("bien-ban", "giay-chung-nhan")}
    desk.close()
    return made.__getitem__


@pytest.fixture
def send(server: PrintServer, practice: Path, tmp_path: Path) -> Send:
    """`send(data, printer=…, copies=…)` prints as the window does and gives what it said."""

    def one(data: bytes, *, spooler: bool = True, **choices: object) -> str:
        paper = tmp_path / "paper.pdf"
        paper.write_bytes(data)
        environment = {**server.environment, "QT_QPA_PLATFORM": "offscreen"}
        if not spooler:
            environment["PATH"] = str(tmp_path)
        command = [sys.executable, "-m", "tests.ui.print_away", str(practice), str(paper), json.dumps(choices)]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    return one


def ink(data: bytes, page: int) -> tuple[float, ...]:
    """Where the ink of a page begins and ends, in mm from its left and top edges, and the size of the page."""
    document = pypdfium2.PdfDocument(data)
    bitmap = document[page].render(scale=_DOTS / 72, grayscale=True)
    width, height, rows = bitmap.width, bitmap.height, memoryview(bitmap.buffer).cast("B")
    dark = [
        (row, bytes(rows[row * bitmap.stride : row * bitmap.stride + width]).translate(_BLACK)) for row in range(height)
    ]
    inked = [(row, line) for row, line in dark if 1 in line]
    mm = 25.4 / _DOTS
    return (
        min(line.index(1) for _, line in inked) * mm,
        inked[0][0] * mm,
        max(line.rindex(1) for _, line in inked) * mm,
        inked[-1][0] * mm,
        width * mm,
        height * mm,
    )


_BLACK = bytes(level < 128 for level in range(256))


def upright(data: bytes) -> bytes:
    """A page that lies on its side, turned back as one reads it."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation((page.get_rotation() + 90) % 360)
    with tempfile.TemporaryFile() as file:
        document.save(file)
        file.seek(0)
        return file.read()


def test_the_spooler_gets_the_same_bytes_and_what_was_chosen(
    server: PrintServer, papers: Callable[[str], bytes], send: Send
) -> None:
    said = send(papers("bien-ban"), printer=server.raw, copies=3)
    job = server.arrived()
    assert said == "Đã gửi «Biên bản» đến máy in."
    assert job.data == papers("bien-ban")
    assert (job.title, job.copies) == ("Biên bản", 3)
    assert job.options["sides"] == "one-sided"
    assert job.options["media"] == "A4"
    assert "orientation-requested" not in job.options
    assert "InputSlot" not in job.options


def test_one_copy_of_the_whole_paper_is_what_nobody_chose(
    server: PrintServer, papers: Callable[[str], bytes], send: Send
) -> None:
    send(papers("giay-chung-nhan"), printer=server.raw)
    job = server.arrived()
    assert job.data == papers("giay-chung-nhan")
    assert job.copies == 1
    assert job.options["orientation-requested"] == "4"


@pytest.mark.parametrize(
    ("choices", "pages"),
    [
        ({"from": 2, "to": 3}, [1, 2]),
        ({"cups": ["number-up", "1", "page-ranges", "2-3"]}, [1, 2]),
        ({"from": 2, "to": 4, "cups": ["page-set", "odd"]}, [2]),
        ({"cups": ["page-set", "even"]}, [1, 3]),
    ],
)
def test_only_the_pages_chosen_are_sent_whoever_the_dialog_tells_of_them(
    server: PrintServer, papers: Callable[[str], bytes], send: Send, choices: dict[str, object], pages: list[int]
) -> None:
    send(papers("bien-ban"), printer=server.raw, **choices)
    job = server.arrived()
    assert not {"page-ranges", "page-set"} & job.options.keys()
    assert len(page_sizes(job.data)) == len(pages)
    for place, page in enumerate(pages):
        assert ink(job.data, place) == pytest.approx(ink(papers("bien-ban"), page), abs=0.1)


@pytest.mark.parametrize(
    ("choices", "tray"),
    [
        ({"tray": "Manual"}, "Manual"),
        ({"cups": ["InputSlot", "MultiPurpose"]}, "MultiPurpose"),
        ({"tray": "Manual", "cups": ["InputSlot", "Upper", "job-billing", ""]}, "Upper"),
        ({"tray": "Middle"}, "Middle"),
    ],
)
def test_the_tray_goes_to_the_spooler_and_one_it_has_not_stops_nothing(
    server: PrintServer, papers: Callable[[str], bytes], send: Send, choices: dict[str, object], tray: str
) -> None:
    server.add("Khay", "-P", str(TRAY_PRINTER))
    said = send(papers("bien-ban"), printer="Khay", **choices)
    job = server.arrived()
    assert said == "Đã gửi «Biên bản» đến máy in."
    assert job.options["InputSlot"] == tray
    assert "job-billing" not in job.options
    assert job.data


def test_a_sheet_without_a_name_is_sent_by_its_millimetres(server: PrintServer, send: Send) -> None:
    data = blank((400, 300))
    send(data, printer=server.raw)
    job = server.arrived()
    assert job.data == data
    assert job.options["media"] == "Custom.300x400mm"
    assert job.options["orientation-requested"] == "4"


def test_a_printer_that_takes_pdf_gets_the_page_in_its_true_size(
    server: PrintServer, papers: Callable[[str], bytes], send: Send
) -> None:
    send(papers("bien-ban"), printer=server.pdf, sides="DuplexLongSide", **{"from": 1, "to": 2})
    job = server.arrived()
    assert job.options["sides"] == "two-sided-long-edge"
    got = job.data[job.data.index(b"%PDF") :]  # a printer's own preamble stands before it
    assert len(page_sizes(got)) == 2
    for page in range(2):
        assert ink(got, page) == pytest.approx(ink(papers("bien-ban"), page), abs=0.3)


def test_a_wide_page_is_turned_onto_the_sheet_in_its_true_size(
    server: PrintServer, papers: Callable[[str], bytes], send: Send
) -> None:
    send(papers("giay-chung-nhan"), printer=server.pdf)
    got = server.arrived().data
    got = upright(got[got.index(b"%PDF") :])
    assert ink(got, 0) == pytest.approx(ink(papers("giay-chung-nhan"), 0), abs=0.3)


def test_a_wide_page_put_right_lies_on_the_sheet_as_the_spooler_would_lay_it(
    server: PrintServer, papers: Callable[[str], bytes], send: Send, practice_master: Path
) -> None:
    with closing(Desk.open(practice_master)) as desk:
        paper = compose_paper(desk.records, "giay-chung-nhan", 2018)
    put_right, _, _ = render_sound(paper, PrinterProfile(right=3, down=-2))
    send(put_right, printer=server.pdf)
    moved = server.arrived().data
    send(papers("giay-chung-nhan"), printer=server.pdf)
    plain = server.arrived().data
    left, top, right, bottom, *sheet = ink(plain[plain.index(b"%PDF") :], 0)
    expected = (left + 3, top - 2, right + 3, bottom - 2, *sheet)
    assert ink(moved[moved.index(b"%PDF") :], 0) == pytest.approx(expected, abs=0.3)


@pytest.mark.parametrize("kind", ["bien-ban", "giay-chung-nhan"])
def test_without_lp_the_pages_go_as_images_to_the_same_places(
    server: PrintServer, papers: Callable[[str], bytes], send: Send, kind: str
) -> None:
    said = send(papers(kind), spooler=False, printer=server.raw, copies=2, **{"from": 2, "to": 2})
    job = server.arrived()
    assert said == "Đã gửi «Biên bản» đến máy in."
    assert len(page_sizes(job.data)) == 1
    assert ink(job.data, 0) == pytest.approx(ink(papers(kind), 1), abs=0.3)


@pytest.mark.parametrize("spooler", [True, False])
def test_a_printer_that_has_vanished_is_a_sentence(
    server: PrintServer, papers: Callable[[str], bytes], send: Send, spooler: bool
) -> None:
    server.add("Tam")
    said = send(papers("bien-ban"), spooler=spooler, printer="Tam", vanishes=True)
    assert said.startswith("Máy in «Tam» không")
    assert "kiểm tra máy in rồi in lại" in said


def blank(*sizes: tuple[float, float]) -> bytes:
    """A PDF of pages of these sizes in mm with nothing on them."""
    whole, target = pypdfium2.PdfDocument.new(), BytesIO()
    for width, height in sizes:
        whole.new_page(width * 72 / 25.4, height * 72 / 25.4)
    whole.save(target)
    whole.close()
    return target.getvalue()


class Silent:
    def step(self, done: int, total: int) -> None: ...


class Stopped:
    """The user stops the printing while the spooler is still at it."""

    def __init__(self) -> None:
        self._begun = Event()

    def step(self, done: int, total: int) -> None:
        if self._begun.is_set():
            raise Cancelled
        self._begun.set()


def test_printing_is_stopped_while_the_spooler_is_at_it() -> None:
    with pytest.raises(Cancelled):
        spool(b"%PDF", "May-in", ["sleep", str(PATIENCE)], Stopped())


@pytest.mark.parametrize("command", [["false"], ["khong-co-lenh-nay"]])
def test_a_spooler_that_refuses_is_a_sentence(command: list[str]) -> None:
    with pytest.raises(NotPrinted) as refused:
        spool(b"%PDF", "May-in", command, Silent())
    assert refused.value.params == {"printer": "May-in"}


@pytest.mark.parametrize(
    ("size", "media", "wide"),
    [
        ((210, 297), "A4", False),
        ((297, 210), "A4", True),
        ((420, 297), "A3", True),
        ((300, 400), "Custom.300x400mm", False),
        ((312.5, 210), "Custom.210x312.5mm", True),
    ],
)
def test_sheet_and_direction_begin_as_the_paper_has_them(
    qapp: QApplication, size: tuple[float, float], media: str, wide: bool
) -> None:
    points = QSizeF(*size) * (72 / 25.4)
    options = sheet_options([points])
    assert f"media={media}" in options
    assert ("orientation-requested=4" in options) == wide
    printer = QPrinter()
    set_sheets(printer, [points])
    layout = printer.pageLayout()
    assert layout.pageSize().isEquivalentTo(sheet_of(points))
    assert (layout.orientation() is QPageLayout.Orientation.Landscape) == wide


@pytest.mark.parametrize("trouble", [None, NotPrinted("Hết giấy."), Cancelled()])
def test_every_size_of_sheet_is_a_job_and_what_was_taken_is_told_whatever_comes_after(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch, trouble: Exception | None
) -> None:
    sent: list[tuple[int, list[str]]] = []
    noted: list[Sequence[int]] = []

    def take(data: bytes, printer: str, command: list[str], progress: Progress) -> None:
        if trouble is not None and len(sent) == 2:
            raise trouble
        sent.append((len(page_sizes(data)), [word for word in command if word.startswith(("media", "orient"))]))

    monkeypatch.setattr(printing, "spool", take)
    monkeypatch.setattr("shutil.which", lambda _: "lp")
    printer = QPrinter()
    printer.setFromTo(2, 7)
    a4, a3, wide_a4 = (210, 297), (297, 420), (297, 210)
    owner = QObject()
    data = blank(a4, wide_a4, a4, a3, a3, wide_a4, (400, 300))
    printing.start_printing(context, owner, data, printer, noted.append)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    jobs = [(3, ["media=A4"]), (2, ["media=A3"]), (1, ["media=Custom.300x400mm", "orientation-requested=4"])]
    if trouble is None:
        assert (sent, noted) == (jobs, [[1, 2, 3, 4, 5, 6]])
        return
    assert (sent, noted) == (jobs[:2], [[1, 2, 5, 3, 4]])
    assert context.notices.trouble_text == (
        f"Máy in «{printer.printerName()}» mới nhận 5/6 trang (trang 2-6); các trang còn lại chưa in."
    )
