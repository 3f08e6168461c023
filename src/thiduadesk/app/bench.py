"""The program's own benchmark: each measure beside a floor taken in the same run, never an absolute promise."""

import io
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from thiduadesk.documents.certificates import CertificateBatch
    from thiduadesk.documents.facts import CertificateFacts
    from thiduadesk.exchange.values import Value
    from thiduadesk.store.records import Records

_WINDOW_RUNS = 5
_ROWS = 10_000
_CERTIFICATES = 1_000
_CERTIFICATE_RUNS = 7
_FINALISING_RUNS = 5
_NOMINATIONS = 1_500
_HISTORY = 10  # years
_IMMEDIATE = 150.0  # milliseconds a paper may take

# Both windows say when they were first painted; the clock starts when the process is spawned.
_BARE_WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTabWidget
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        app.quit()
app = QApplication(sys.argv)
window = Window()
tabs = QTabWidget()
tabs.addTab(QTableWidget(20, 6), "1")
window.setCentralWidget(tabs)
window.resize(1366, 740)
window.show()
app.exec()
"""
_OUR_WINDOW = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from thiduadesk.app.paths import Places
from thiduadesk.app.settings import Settings
from thiduadesk.app.window import Window
app = QApplication(sys.argv)
app.setStyle("Fusion")
home = Path(sys.argv[1])
places = Places(settings=home / "s.toml", logs=home, documents=home, temporary=home / "temporary")
window = Window(app, places, Settings(language="vi"))
def painted():
    print(time.time(), flush=True)
    app.quit()
window.shell.painted.connect(painted)
window.shell.show()
app.exec()
"""
_KEYSTROKES = """
import sys, time
from dataclasses import dataclass
from PySide6.QtWidgets import QApplication
from thiduadesk.i18n.words import Words
from thiduadesk.ui.tables.column import Column
from thiduadesk.ui.tables.view import TableView
app = QApplication(sys.argv)
@dataclass(frozen=True)
class Row:
    id: str; unit: str; person: str; content: str; movement: str; year: int
rows = [
    Row(str(n), f"Trường Trung cấp Luật số {n % 28}", f"Nguyễn Thị Thùy Linh {n}", f"Sáng kiến cải tiến thứ {n}",
        "Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới", 2008 + n % 10)
    for n in range(20_000)
]
names = ("id", "unit", "person", "content", "movement", "year")
columns = [Column(name, lambda row, name=name: getattr(row, name), 20) for name in names]
view = TableView(columns, Words("vi"), "", "")
view.resize(1000, 600)
view.set_rows(rows)
view.show()
# The list folds its text while nobody waits; a person takes longer than this to begin typing.
until = time.perf_counter() + 2
while time.perf_counter() < until:
    app.processEvents()
took = []
typed = "sáng kiến 19"
for text in [typed[:n] for n in range(1, len(typed) + 1)] + [typed[:n] for n in range(len(typed) - 1, -1, -1)]:
    start = time.perf_counter()
    view.filter(text)
    app.processEvents()
    took.append((time.perf_counter() - start) * 1000)
print(took[0], sorted(took[1:])[len(took) // 2], max(took[1:]))
"""
_CERTIFICATE_MEMORY = """
import resource, sys
from thiduadesk.app.bench import _handed_out, _set_certificates
from thiduadesk.documents.certificates import CertificateBatch
_set_certificates(CertificateBatch(_handed_out(int(sys.argv[1]))))
if sys.platform == "linux":  # where the other measure still tells of the program that started this one
    lines = open("/proc/self/status").read().splitlines()
    print(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)
"""


@dataclass(frozen=True, slots=True)
class Result:
    """One measure; `ratio` is value over floor, in the same unit."""

    name: str
    value: float
    unit: str
    floor: float

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.value / self.floor

    def shape(self) -> dict[str, str | float]:
        """The result as scripts read it."""
        return {**asdict(self), "ratio": round(self.ratio, 3)}


def measure_all() -> list[Result]:
    """Every measure, in the order a secretary would meet them."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        return [
            _window(home),
            *_keystroke(),
            _import(home),
            *_papers(home),
            _finalising(home),
            _certificates(),
            *_office(home),
            *_memory(),
            *_eligibility(home),
        ]


def _window(home: Path) -> Result:
    ours, bare = [], []
    for _ in range(_WINDOW_RUNS):
        bare.append(_until_painted(_BARE_WINDOW, home))
        ours.append(_until_painted(_OUR_WINDOW, home))
    return Result("process start to shown window", statistics.median(ours), "ms", statistics.median(bare))


def _until_painted(script: str, home: Path) -> float:
    start = time.time()
    return (float(_child(script, str(home))) - start) * 1000


def _keystroke() -> list[Result]:
    first, median, worst = (float(number) for number in _child(_KEYSTROKES).split())
    one_frame = 16.0
    return [
        Result("filter keystroke over 20,000 rows", median, "ms", one_frame),
        Result("filter keystroke, the first", first, "ms", one_frame),
        Result("filter keystroke, worst", worst, "ms", one_frame),
    ]


def _child(script: str, *arguments: str) -> str:
    # Compiled once, as on every user's machine: some workplaces tell Python to compile anew at every start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if not environment.get("DISPLAY") and sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=environment, check=True
    )
    return ran.stdout.strip()


def _import(home: Path) -> Result:
    from thiduadesk.desk.commands.imports import import_book
    from thiduadesk.desk.desk import Desk
    from thiduadesk.desk.importing.planner import plan_import
    from thiduadesk.exchange.workbook import read_workbook, write_workbook

    book = home / "rows.xlsx"
    units: list[dict[str, Value]] = [{"Tên đơn vị": f"Đơn vị số {number}"} for number in range(28)]
    rows: list[dict[str, Value]] = [
        {
            "Đơn vị": f"Đơn vị số {number % 28}",
            "Ngày": date(2018, 1 + number % 12, 1 + number % 28),
            "Nội dung": f"Thành tích thứ {number} trong năm",
            "Kết quả": "Hoàn thành",
        }
        for number in range(_ROWS)
    ]
    head: list[dict[str, Value]] = [{"Mục": "Tên cụm", "Giá trị": "Cụm"}, {"Mục": "Năm", "Giá trị": "2018"}]
    book.write_bytes(write_workbook({"Cụm": head, "Đơn vị": units, "Thành tích": rows}))
    with Desk.beginning(home / "rows.tdk") as desk:
        start = time.perf_counter()
        plan = plan_import(desk.records, read_workbook(book), date(2018, 12, 31))
        desk.do(import_book, plan, book.name)
        took = time.perf_counter() - start
    with closing(sqlite3.connect(home / "floor.db")) as floor:
        floor.execute("CREATE TABLE a (id TEXT PRIMARY KEY, unit TEXT, day TEXT, content TEXT, result TEXT)")
        values = [
            (f"{number:020}", str(row["Đơn vị"]), str(row["Ngày"]), str(row["Nội dung"]), str(row["Kết quả"]))
            for number, row in enumerate(rows)
        ]
        start = time.perf_counter()
        floor.executemany("INSERT INTO a VALUES (?, ?, ?, ?, ?)", values)
        floor.commit()
        least = time.perf_counter() - start
    return Result("import of 10,000 rows, from workbook to undo step", took * 1000, "ms", least * 1000)


def _papers(home: Path) -> list[Result]:
    """Every paper of the practice file, over drawing its strings bare; last the slowest, over what feels immediate."""
    from thiduadesk.desk.desk import Desk
    from thiduadesk.desk.practice import write_practice
    from thiduadesk.documents.catalogue import KINDS

    path = home / "practice.tdk"
    write_practice(path)
    with closing(Desk.open(path)) as desk:
        papers = {kind.kind: _paper(desk.records, kind.kind) for kind in KINDS}
    slowest = max(papers, key=lambda kind: papers[kind].value)
    return [*papers.values(), Result(f"the slowest paper: {slowest}", papers[slowest].value, "ms", _IMMEDIATE)]


def _paper(records: "Records", kind: str) -> Result:
    from thiduadesk.desk.facts.printing import compose_paper, render_as

    pages = render_as(compose_paper(records, kind, 2018), "txt").decode().split("\f")
    ours = _median(lambda: render_as(compose_paper(records, kind, 2018), "pdf"))
    floor = _median(lambda: _bare(pages))
    return Result(f"paper {kind} of the practice file, composed and rendered", ours, "ms", floor)


def _finalising(home: Path) -> Result:
    """From «finalise» to the minutes on the disk, on the practice file; the floor draws and writes the same strings."""
    from thiduadesk.desk.commands.conferences import finalise_conference
    from thiduadesk.desk.desk import Desk
    from thiduadesk.desk.facts.printing import compose_paper, render_as
    from thiduadesk.desk.output import write_out
    from thiduadesk.desk.practice import write_practice
    from thiduadesk.domain.conference import Conference

    took, least = [], []
    for run in range(_FINALISING_RUNS):
        path, minutes = home / f"open-{run}.tdk", home / f"minutes-{run}.pdf"
        write_practice(path, finalised=False)
        with closing(Desk.open(path)) as desk:
            (conference,) = desk.records.all(Conference)
            start = time.perf_counter()
            desk.do(finalise_conference, conference, desk.now())
            paper = compose_paper(desk.records, "bien-ban", 2018, conference.id)
            write_out(minutes, render_as(paper, "pdf"))
            took.append((time.perf_counter() - start) * 1000)
        strings = render_as(paper, "txt").decode().splitlines()
        least.append(_once(partial(_write_bare, home / f"bare-{run}.pdf", strings)))
    return Result("«finalise» to the minutes on the disk", statistics.median(took), "ms", statistics.median(least))


def _write_bare(path: Path, strings: list[str]) -> None:
    from thiduadesk.desk.output import write_out

    write_out(path, _bare(["\n".join(strings)]))


def _certificates() -> Result:
    """Texts never seen before in every run, as a year's are; the floor draws the same ones on its heels."""
    from thiduadesk.desk.facts.printing import render_as
    from thiduadesk.documents.certificates import CertificateBatch, compose_certificates
    from thiduadesk.rules.pack import common_pack

    wording = common_pack().wording
    # Reading the fonts is the same for both and is done once in a day's work.
    _set_certificates(CertificateBatch(_handed_out(1)))
    _bare(["x"])
    ours, floor = [], []
    for run in range(1, _CERTIFICATE_RUNS + 1):
        batch = CertificateBatch(_handed_out(_CERTIFICATES, run))
        ours.append(_once(partial(_set_certificates, batch)))
        pages = render_as(compose_certificates(batch, wording), "txt").decode().split("\f")
        floor.append(_once(partial(_bare, pages)))
    return Result("1,000 certificates in one PDF", statistics.median(ours), "ms", statistics.median(floor))


def _set_certificates(batch: "CertificateBatch") -> bytes:
    from thiduadesk.desk.facts.printing import render_as
    from thiduadesk.documents.certificates import compose_certificates
    from thiduadesk.rules.pack import common_pack

    return render_as(compose_certificates(batch, common_pack().wording), "pdf")


def _office(home: Path) -> list[Result]:
    """The certificates beside an office program that makes PDF pages of the same lines; only where it is installed."""
    program = shutil.which("soffice")
    if program is None:
        return []
    from thiduadesk.desk.facts.printing import render_as
    from thiduadesk.documents.certificates import CertificateBatch, compose_certificates
    from thiduadesk.rules.pack import common_pack

    batch = CertificateBatch(_handed_out(_CERTIFICATES, _CERTIFICATE_RUNS + 1))
    pages = render_as(compose_certificates(batch, common_pack().wording), "txt").decode().split("\f")
    convert = [program, f"-env:UserInstallation={(home / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
    text = home / "pages.fodt"
    converting = partial(subprocess.run, [*convert, "--outdir", str(home), str(text)], check=True, capture_output=True)
    text.write_text(_flat_text(pages[:1]), "utf-8")
    converting()  # makes the office program's own folder
    text.write_text(_flat_text(pages), "utf-8")
    floor = _once(converting)
    ours = _once(partial(_set_certificates, batch))
    return [Result("1,000 certificates in one PDF, beside LibreOffice", ours, "ms", floor)]


def _flat_text(pages: list[str]) -> str:
    """An OpenDocument text in one XML file: every line a paragraph, every page on a page of its own."""
    paragraphs = [
        f'<text:p text:style-name="{"P" if place else "Q"}">{escape(line)}</text:p>'
        for page in pages
        for place, line in enumerate(page.strip().splitlines())
    ]
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'  # without it the file is taken for plain text
        f'<office:document xmlns:office="{oasis}:office:1.0" xmlns:text="{oasis}:text:1.0"'
        f' xmlns:style="{oasis}:style:1.0" xmlns:fo="{oasis}:xsl-fo-compatible:1.0" office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        '<style:style style:name="P" style:family="paragraph"/><style:style style:name="Q" style:family="paragraph">'
        '<style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>'
        f"<office:body><office:text>{''.join(paragraphs)}</office:text></office:body></office:document>"
    )


def _memory() -> list[Result]:
    """The most memory ten times the certificates take, over what these take; only where the system tells it."""
    if sys.platform == "win32":
        return []
    many, few = (float(_child(_CERTIFICATE_MEMORY, str(count))) for count in (10 * _CERTIFICATES, _CERTIFICATES))
    return [Result("memory of 10,000 certificates in one PDF, over 1,000", many, "MB", few)]


def _handed_out(count: int, run: int = 0) -> "list[CertificateFacts]":
    from thiduadesk.documents.facts import CertificateFacts

    return [
        CertificateFacts(
            form="giấy chứng nhận",
            giver="Cụm thi đua số II",
            label="Bà",
            recipient=f"Nguyễn Thị Thùy Linh {run}.{number}",
            person=True,
            office="Chuyên viên, Trường Trung cấp Luật Buôn Ma Thuột",
            content=f"Đã có thành tích xuất sắc thứ {run}.{number} trong phong trào thi đua năm 2018",
            number=number,
            place="Hà Nội",
            issued_on=date(2018, 12, 14),
            year=2018,
            signer="Phạm Quốc Khánh",
            signer_office="TM. Cụm thi đua số II",
        )
        for number in range(1, count + 1)
    ]


def _eligibility(home: Path) -> list[Result]:
    """All nominations of a year against ten years of awards, and how that grows from half as many to all of them."""
    half, _ = _assessing(home / "half.tdk", _NOMINATIONS // 2)
    whole, floor = _assessing(home / "whole.tdk", _NOMINATIONS)
    return [
        Result("eligibility of 1,500 nominations against 10 years, over reading the rows", whole, "ms", floor),
        Result(
            "eligibility, time per nomination from 750 to 1,500", whole / _NOMINATIONS, "ms", half / (_NOMINATIONS // 2)
        ),
    ]


def _assessing(path: Path, count: int) -> tuple[float, float]:
    """How long assessing takes, and reading the same rows bare, in milliseconds."""
    from thiduadesk.desk.commands.imports import import_book
    from thiduadesk.desk.desk import Desk
    from thiduadesk.desk.importing.plan import ImportPlan
    from thiduadesk.desk.queries.eligibility import Assessments
    from thiduadesk.domain.award import Award
    from thiduadesk.domain.cluster import Cluster
    from thiduadesk.domain.nomination import Nomination
    from thiduadesk.domain.person import Person
    from thiduadesk.domain.registration import Registration
    from thiduadesk.domain.unit import Unit, UnitName
    from thiduadesk.domain.year import Year

    year, base, wanted = 2018, "Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua ngành Tư pháp"
    records: list[object] = [Cluster(name="Cụm"), Year(id="y", year=year)]
    for place in range(28):
        records += [
            Unit(id=f"u{place}", staff=60),
            UnitName(id=f"a{place}", unit_id=f"u{place}", name=f"Đơn vị {place}"),
        ]
    for number in range(count):
        unit, person = f"u{number % 28}", f"p{number}"
        records.append(Person(id=person, unit_id=unit, name=f"Nguyễn Thị Thùy Linh {number}"))
        for past in range(_HISTORY):
            records.append(Award(id=f"w{number}-{past}", unit_id=unit, person_id=person, title=base, year=year - past))
        records.append(Registration(id=f"r{number}", year=year, unit_id=unit, person_id=person, title=wanted))
        records.append(Nomination(id=f"n{number}", year=year, unit_id=unit, person_id=person, title=wanted))
    with Desk.beginning(path) as desk:
        plan = ImportPlan(
            records=tuple(records),
            before=(),
            accepted={},
            changed={},
            unchanged={},
            rejected=(),
            conflicts=(),
            notes=(),
        )
        desk.do(import_book, plan, path.name)
    with closing(Desk.open(path)) as desk:
        ours = _median(lambda: [item.verdict for item in Assessments(desk.records, year).all()])
    tables = ("award", "registration", "nomination", "person", "unit")
    with closing(sqlite3.connect(path)) as bare:
        floor = _median(lambda: [bare.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
    return ours, floor


def _bare(pages: list[str]) -> bytes:
    """The same strings drawn page by page on a bare canvas: what any program must at least do."""
    from reportlab.pdfgen.canvas import Canvas

    from thiduadesk.documents.render.fonts import face

    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, initialFontName=face())  # type: ignore[arg-type]  # the stubs say float
    for page in pages:
        canvas.setFont(face(), 12)
        for place, line in enumerate(page.splitlines()):
            canvas.drawString(40, 800 - 12 * (place % 60), line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(_once(work) for _ in range(5))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
