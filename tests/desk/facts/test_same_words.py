"""Every paper of the practice file says the same in every format, and survives being opened by another program."""

import io
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import python_calamine

from tests.documents.render.written import foot, paragraphs
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.documents.catalogue import KINDS
from thiduadesk.documents.tree import Document, Grid, Paper, Sheets, Slips, leaves
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.numbers import points_text
from thiduadesk.i18n.resources import resource_path

_WRITTEN = [kind.kind for kind in KINDS]
_WORD = [kind.kind for kind in KINDS if "docx" in kind.formats]
_EXCEL = [kind.kind for kind in KINDS if "xlsx" in kind.formats]
_OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def papers(practice_master: Path) -> dict[str, Paper]:
    desk = Desk.open(practice_master)
    try:
        return {kind: compose_paper(desk.records, kind, 2018) for kind in _WRITTEN}
    finally:
        desk.close()


@pytest.fixture(scope="module")
def converted(papers: dict[str, Paper], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all Word and Excel files, each made a PDF by LibreOffice: «docx/bien-ban.pdf»."""
    if _OFFICE is None:
        pytest.skip("LibreOffice is not installed (libreoffice-writer-nogui, libreoffice-calc-nogui)")
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    # Set in the family the PDF embeds, also where the system has none of the widths of Times New Roman.
    shutil.copytree(resource_path("fonts"), folder / "fonts")
    for ending, kinds in (("docx", _WORD), ("xlsx", _EXCEL)):
        target = folder / ending
        target.mkdir()
        for kind in kinds:
            (target / f"{kind}.{ending}").write_bytes(render_as(papers[kind], ending))
        subprocess.run(
            [_OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", target, *target.glob(f"*.{ending}")],
            check=True,
            capture_output=True,
            timeout=300,
            env={**os.environ, "XDG_DATA_HOME": str(folder)},
        )
    return folder


@pytest.mark.parametrize("kind", _WORD)
def test_word_says_what_the_text_says_in_the_same_order(papers: dict[str, Paper], kind: str) -> None:
    data = render_as(papers[kind], "docx")
    said = " ".join((*paragraphs(data), foot(data))).split()
    assert said == _told(papers[kind])


@pytest.mark.parametrize("kind", _EXCEL)
def test_a_workbook_says_what_the_text_says(papers: dict[str, Paper], kind: str) -> None:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(render_as(papers[kind], "xlsx")))
    rows = (row for name in workbook.sheet_names for row in workbook.get_sheet_by_name(name).to_python())
    said = Counter(word for row in rows for cell in row for word in _as_printed(cell).split())
    paper = papers[kind]
    assert said == Counter(_told(_tabled(paper)))


@pytest.mark.parametrize("kind", _WRITTEN)
def test_the_pdf_says_what_the_text_says(papers: dict[str, Paper], kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(render_as(papers[kind], "pdf"))
    _compare(papers[kind], path)


@pytest.mark.parametrize("kind", _WORD)
def test_no_word_is_lost_where_another_program_opens_the_file(
    papers: dict[str, Paper], kind: str, converted: Path
) -> None:
    _compare(papers[kind], converted / "docx" / f"{kind}.pdf")


@pytest.mark.parametrize("kind", _EXCEL)
def test_no_word_is_lost_where_another_program_prints_the_workbook(
    papers: dict[str, Paper], kind: str, converted: Path
) -> None:
    printed = Counter(_in_one_notation(_read(converted / "xlsx" / f"{kind}.pdf")).split())
    assert Counter(_in_one_notation(" ".join(_told(_tabled(papers[kind])))).split()) - printed == Counter()


@pytest.mark.parametrize("kind", _WORD)
def test_a_word_file_has_the_pages_of_the_pdf(
    papers: dict[str, Paper], kind: str, converted: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(render_as(papers[kind], "pdf"))
    assert abs(_pages(converted / "docx" / f"{kind}.pdf") - _pages(path)) <= 1


def _compare(paper: Paper, pdf: Path) -> None:
    """The same words as often; a PDF alone also counts its pages and repeats the heads of tables on them."""
    printed, told = Counter(_read(pdf).split()), Counter(_told(paper))
    if isinstance(paper, Slips):
        assert printed.keys() == told.keys()  # many copies of each
        return
    assert (
        told - printed - Counter({"-": told["-"]}) == Counter()
    )  # one at the end of a line is taken for a broken word
    repeated = {word for line in _on_every_page(paper) for word in line.split()}
    numbers = {str(number) for number in range(2, _pages(pdf) + 1)}
    assert (printed - told).keys() <= repeated | numbers


def _in_one_notation(text: str) -> str:
    """Decimals with a comma, whichever sign the language of the other program sets, and without zeros at their end."""
    decimals = re.sub(r"(?<=\d)\.(?=\d)", ",", text)
    return re.sub(r",(\d*?)0+\b", lambda found: f",{found[1]}" if found[1] else "", decimals)


def _as_printed(cell: object) -> str:
    if isinstance(cell, date):
        return short_date(cell)
    return points_text(round(cell * 100)) if isinstance(cell, float) else str(cell)


def _tabled(paper: Paper) -> Paper:
    """The paper as it goes to Excel: certificates as the listing a print shop gets."""
    return paper.listing() if isinstance(paper, Sheets) else paper


def _told(paper: Paper) -> list[str]:
    return [word for word in render_as(paper, "txt").decode().split() if word not in ("|", "☐")]


def _on_every_page(paper: Paper) -> Iterator[str]:
    if isinstance(paper, Document):
        yield paper.foot
        yield from (str(head) for block in leaves(paper.blocks) if isinstance(block, Grid) for head in block.head)


def _read(pdf: Path) -> str:
    return subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode()


def _pages(pdf: Path) -> int:
    said = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True).stdout.decode()
    found = re.search(r"^Pages:\s+(\d+)$", said, re.MULTILINE)
    assert found
    return int(found[1])
