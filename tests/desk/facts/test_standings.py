"""How far the papers of a year are, and that each can be printed for everyone it is offered for."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from thiduadesk.desk.commands.years import start_year
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper
from thiduadesk.desk.facts.standings import PaperState, Subjects, paper_standing, paper_subjects
from thiduadesk.desk.queries.units import memberships, unit_names
from thiduadesk.desk.steps import step
from thiduadesk.documents.catalogue import KINDS
from thiduadesk.documents.tree import Sheets
from thiduadesk.domain.ballot import BallotRound
from thiduadesk.domain.certificate import Certificate, CertificateForm
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.person import Person
from thiduadesk.store.work import Work

YEAR = 2018
DAY = date(2018, 12, 20)
WRITTEN = [kind.kind for kind in KINDS]


@step("Thử")
def enter(work: Work, records: Sequence[object]) -> None:
    """Enter records as they are."""
    work.put_all(records)


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_paper_is_printed_for_everyone_it_is_offered_for(desk: Desk, kind: str) -> None:
    offered = paper_subjects(desk.records, kind, YEAR, DAY)
    assert len({subject.id for subject in offered.items}) == len(offered.items)
    assert offered.chosen in {"", *(subject.id for subject in offered.items)}
    for subject in offered.items:
        assert subject.name
        compose_paper(desk.records, kind, YEAR, subject.id, day=DAY)


def test_papers_of_single_units_people_and_meetings_are_offered_one_by_one(desk: Desk) -> None:
    offered = [kind for kind in WRITTEN if paper_subjects(desk.records, kind, YEAR, DAY).items]
    alone = {kind.kind for kind in KINDS if kind.per != "cluster"}
    assert set(offered) >= alone | {"kiem-phieu", "bien-ban"}


def test_conferences_and_rounds_are_asked_for_by_id(desk: Desk) -> None:
    asked = {subject.id for subject in paper_subjects(desk.records, "phieu-bau", YEAR, DAY).items}
    rounds = {item.id for item in desk.records.all(BallotRound)}
    assert asked == rounds | {item.id for item in desk.records.all(Conference)}


def test_certificates_are_reprinted_one_by_one_not_with_those_of_a_like_name(desk: Desk) -> None:
    unit = next(iter(memberships(desk.records, YEAR)))
    people = [Person(id=f"p{name}", unit_id=unit, name=name) for name in ("Lê Thị Hà", "Lê Thị Hạ")]
    papers = [Certificate(id=f"c{person.name}", year=YEAR, person_id=person.id) for person in people]
    second = Certificate(id="c2", year=YEAR, person_id=people[0].id, content="Giúp dân")
    desk.do(enter, [*people, *papers, second])
    offered = {item.id: item.name for item in paper_subjects(desk.records, "giay-chung-nhan", YEAR, DAY).items}
    assert offered["cLê Thị Hạ"] == f"Lê Thị Hạ, {unit_names(desk.records, YEAR)[unit]}"
    assert offered["c2"].endswith(": Giúp dân")

    def printed(subject: str) -> list[str]:
        paper = compose_paper(desk.records, "giay-chung-nhan", YEAR, subject)
        assert isinstance(paper, Sheets)
        return [sheet.subject for sheet in paper.pages]

    assert printed("c2") == ["Lê Thị Hà"]
    assert printed("Lê Thị Hà") == ["Lê Thị Hà", "Lê Thị Hà"]
    assert sorted(printed("le thi ha")) == ["Lê Thị Hà", "Lê Thị Hà", "Lê Thị Hạ"]
    assert set(printed(unit)) == {"Lê Thị Hà", "Lê Thị Hạ"}


def test_certificates_on_different_blanks_are_printed_apart(desk: Desk) -> None:
    asked = {subject.id for subject in paper_subjects(desk.records, "giay-chung-nhan", YEAR, DAY).items}
    assert CertificateForm.CERTIFICATE not in asked  # all are
    unit = next(iter(memberships(desk.records, YEAR)))
    khen = Certificate(id="khen", year=YEAR, unit_id=unit, form=CertificateForm.COMMENDATION)
    desk.do(enter, [khen])
    first, second, *_ = paper_subjects(desk.records, "giay-chung-nhan", YEAR, DAY).items
    assert [first.id, second.id] == [CertificateForm.CERTIFICATE, CertificateForm.COMMENDATION]
    for subject, count in ((first.id, 6), (second.id, 1)):
        paper = compose_paper(desk.records, "giay-chung-nhan", YEAR, subject)
        assert isinstance(paper, Sheets)
        assert len(paper.pages) == count


def test_a_year_without_anything_offers_nobody_and_says_why(tmp_path: Path) -> None:
    with Desk.beginning(tmp_path / "trong.tdk") as desk:
        desk.do(start_year, 2026)
        for kind in WRITTEN:
            standing = paper_standing(desk.records, kind, 2026, DAY)
            assert standing.state is PaperState.EMPTY
            assert standing.trouble is not None
            assert paper_subjects(desk.records, kind, 2026, DAY) == Subjects()


def test_every_paper_of_the_practice_year_is_ready(desk: Desk) -> None:
    assert {paper_standing(desk.records, kind, YEAR, DAY).state for kind in WRITTEN} == {PaperState.READY}
