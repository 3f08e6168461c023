"""All papers of a stage: told by kind, counted in pages, none stopped by another, stopped by whoever waits."""

from datetime import date
from pathlib import Path

import pytest

from tests.desk.facts.test_meetings import LAUNCH
from thiduadesk.desk.commands.conferences import save_conference
from thiduadesk.desk.commands.units import save_unit
from thiduadesk.desk.commands.years import begin_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.facts.stages import compose_stage, need_stage, render_stage
from thiduadesk.desk.queries.units import UnitCard
from thiduadesk.documents.catalogue import Stage
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.errors import Cancelled, NotFound

YEAR = 2018


def silent(done: int, total: int) -> None:
    """Nobody waits."""


def test_the_papers_of_the_conference_day_are_those_printed_one_by_one(desk: Desk) -> None:
    printed = render_stage(compose_stage(desk.records, YEAR, Stage.CONFERENCE), silent)
    assert [paper.kind for paper in printed] == ["dai-bieu", "phieu-bau", "kiem-phieu", "bien-ban"]
    for paper in printed:
        assert paper.data == render_as(compose_paper(desk.records, paper.kind, YEAR), "pdf")
        assert paper.pages > 0
        assert not paper.failed


def test_another_conference_may_be_asked_for(desk: Desk) -> None:
    desk.do(save_conference, LAUNCH)
    printed = {paper.kind: paper for paper in compose_stage(desk.records, YEAR, Stage.LAUNCH, "launch")}
    assert printed["giay-moi"].paper == compose_paper(desk.records, "giay-moi", YEAR, "launch")
    assert isinstance(printed["chuong-trinh"].trouble, NotFound)


def test_what_cannot_be_printed_is_told_and_stops_no_other(tmp_path: Path) -> None:
    desk = Desk.create(tmp_path / "x.tdk")
    desk.do(begin_cluster, Cluster(name="Cụm thi đua số II"), YEAR)
    desk.do(save_unit, UnitCard(id="u", year=YEAR, name="Đơn vị 🏆", position=1))
    desk.do(save_conference, LAUNCH)
    printed = {paper.kind: paper for paper in render_stage(compose_stage(desk.records, YEAR, Stage.LAUNCH), silent)}
    desk.close()
    assert printed["giay-moi"].failed
    assert "🏆" in str(printed["giay-moi"].trouble)
    assert not printed["chuong-trinh"].failed
    assert "chưa có chương trình" in str(printed["chuong-trinh"].trouble)
    assert not any(paper.data for paper in printed.values())


def test_whoever_waits_is_told_how_far_it_is_and_may_stop_between_papers(desk: Desk) -> None:
    papers = compose_stage(desk.records, YEAR, Stage.CONFERENCE)
    told: list[tuple[int, int]] = []
    render_stage(papers, lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_stage(papers, stop)


def test_a_stage_is_stopped_among_the_pages_of_its_certificates(desk: Desk) -> None:
    (paper,) = [one for one in compose_stage(desk.records, YEAR, Stage.RESULT) if one.kind == "giay-chung-nhan"]
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_stage([paper], stop)
    assert told == [(0, 1)] * 3


def test_a_stage_nobody_knows_names_those_there_are() -> None:
    assert need_stage("hoi-nghi") is Stage.CONFERENCE
    with pytest.raises(NotFound, match="phat-dong, cham-diem, hoi-nghi, trinh, ket-qua"):
        need_stage("họp")


def test_a_year_the_file_does_not_hold_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound, match="1999"):
        compose_stage(desk.records, 1999, Stage.CONFERENCE)


def test_what_is_late_is_told_as_of_the_day_asked_for(desk: Desk) -> None:
    day = date(YEAR, 7, 1)
    papers = {paper.kind: paper.paper for paper in compose_stage(desk.records, YEAR, Stage.SCORING, day=day)}
    assert papers["don-doc"] == compose_paper(desk.records, "don-doc", YEAR, day=day)
