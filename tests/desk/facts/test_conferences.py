"""The verdict of a round is one: on the screen, in the minutes and the teller record, as text and as PDF."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.documents.render.printed import read_pages
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.queries.rounds import round_sheets
from thiduadesk.desk.steps import step
from thiduadesk.domain.ballot import BallotBase, BallotRound, Count
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.conference import Attendance, Conference, Delegate
from thiduadesk.domain.unit import Membership, Unit, UnitName
from thiduadesk.domain.year import Year
from thiduadesk.i18n.numbers import percent
from thiduadesk.store.work import Work

SIZES = range(3, 61)
SHARES = {
    "1/2": Fraction(1, 2),
    "2/3": Fraction(2, 3),
    "3/4": Fraction(3, 4),
    "80%": Fraction(4, 5),
    "90%": Fraction(9, 10),
}
VERDICT = re.compile(r"Không\s+đạt|Đạt(?!\w)")


@step("Thử")
def put_records(work: Work, records: list[Any]) -> None:
    """Put records as they are."""
    work.put_all(records)


def year_of(size: int) -> int:
    """The year whose cluster has so many units, and a meeting with a delegate of each."""
    return 1950 + size


def meeting_of(size: int) -> list[Any]:
    """A meeting at which every base is `size`, and a round at each boundary of each threshold, the bases in turn."""
    key, year = f"c{size}", year_of(size)
    records: list[Any] = [
        Year(id=f"y{size}", year=year),
        Conference(id=key, year=year, title="Hội nghị", held_on=date(year, 12, 14)),
    ]
    person = Delegate(id="", conference_id=key, position=0, name="Ai đó", attendance=Attendance.PRESENT)
    records += [
        replace(person, id=f"{key}-{place}", position=place, unit_id=f"u{place}") for place in range(1, size + 1)
    ]
    bases = list(BallotBase)
    for number, (share, sign) in enumerate((share, sign) for share in SHARES for sign in ("≥", ">")):
        ballot = BallotRound(
            id=f"{key}-r{number}",
            conference_id=key,
            position=number + 1,
            title=f"Nội dung {number + 1}",
            issued=size,
            collected=size,
            valid=size,
            invalid=0,
            base=bases[(size + number) % len(bases)],
            threshold=f"{sign} {share}",
        )
        records.append(ballot)
        boundary = int(SHARES[share] * size)
        for place, votes in enumerate(range(max(boundary - 1, 0), min(boundary + 2, size) + 1), start=1):
            records.append(
                Count(
                    id=f"{ballot.id}-{place}",
                    round_id=ballot.id,
                    position=place,
                    unit_id=f"u{place}",
                    agree=votes,
                    disagree=size - votes,
                )
            )
    return records


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A cluster that grows by a unit each year."""
    desk = Desk.create(tmp_path_factory.mktemp("nguong") / "x.tdk")
    units: list[Any] = [Cluster(name="Cụm thi đua số II", parent="Bộ Tư pháp")]
    for place in range(1, SIZES.stop):
        units.append(Unit(id=f"u{place}"))
        units.append(UnitName(id=f"n{place}", unit_id=f"u{place}", name=f"Đơn vị {place}"))
        units.append(Membership(id=f"m{place}", unit_id=f"u{place}", position=place, since=date(year_of(place), 1, 1)))
    desk.do(put_records, units)
    desk.do(put_records, [record for size in SIZES for record in meeting_of(size)])
    yield desk
    desk.close()


def wanted(desk: Desk, size: int) -> list[bool]:
    """Whether each candidate of each round passes, by fractions."""
    verdicts = []
    for sheet in round_sheets(desk.records, f"c{size}"):
        sign, share = sheet.ballot.threshold.split()
        for line in sheet.counts:
            found = Fraction(line.count.agree or 0, size)
            verdicts.append(found >= SHARES[share] if sign == "≥" else found > SHARES[share])
    return verdicts


def printed(text: str) -> list[bool]:
    return [found == "Đạt" for found in VERDICT.findall(text)]


def test_screen_minutes_and_teller_record_say_the_same_at_every_boundary(many: Desk) -> None:
    for size in SIZES:
        sheets = round_sheets(many.records, f"c{size}")
        assert {sheet.base for sheet in sheets} == {size}
        assert all(sheet.problems == () for sheet in sheets)
        verdicts = wanted(many, size)
        assert [line.outcome.passed for sheet in sheets for line in sheet.counts] == verdicts
        for kind in ("bien-ban", "kiem-phieu"):
            text = render_as(compose_paper(many.records, kind, year_of(size)), "txt").decode()
            assert printed(text) == verdicts
            for sheet in sheets:
                for line in sheet.counts:
                    share = f"{line.count.agree:02d}/{size:02d} phiếu ({percent(line.count.agree or 0, size)})"
                    assert share in text


@pytest.mark.parametrize("size", [3, 10, 29, 30, 60])
@pytest.mark.parametrize("kind", ["bien-ban", "kiem-phieu"])
def test_the_pdf_says_what_the_text_says(many: Desk, kind: str, size: int) -> None:
    paper = compose_paper(many.records, kind, year_of(size))
    pages = read_pages(render_as(paper, "pdf"))
    assert printed("\n".join(page.text for page in pages)) == wanted(many, size)


def test_26_of_29_prints_as_almost_ninety_percent_and_fails(many: Desk) -> None:
    for kind in ("bien-ban", "kiem-phieu"):
        text = render_as(compose_paper(many.records, kind, year_of(29)), "txt").decode()
        rows = [row for row in text.splitlines() if "26/29 phiếu (89,66 %)" in row]
        assert rows
        assert all(row.endswith("Không đạt") for row in rows)
