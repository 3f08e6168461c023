"""Papers speak in the cluster's own words, those of a finalised conference in the words it was sealed with."""

from dataclasses import replace
from datetime import date

import pytest

from thiduadesk.desk.commands.wording import change_wording
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.conferences import gather_open_conference
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.facts.sayings import kinds_saying
from thiduadesk.desk.facts.wording import wording_for
from thiduadesk.desk.queries.wording import sentence_card, wording_of
from thiduadesk.desk.steps import step
from thiduadesk.documents.composers import COMPOSERS
from thiduadesk.documents.facts import ConferenceFacts, SentenceFacts, canonical_json, facts_from_json
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.seal import Seal
from thiduadesk.domain.wording import WordingChange
from thiduadesk.rules.pack import common_pack
from thiduadesk.rules.wording import SENTENCES
from thiduadesk.store.work import Work

YEAR = 2018
DAY = date(2018, 12, 20)


@step("Thử")
def put(work: Work, change: WordingChange) -> None:
    """Put a row past every check, as another version of the program may have."""
    work.put(change)


def word(desk: Desk, key: str, text: str) -> None:
    desk.do(change_wording, replace(sentence_card(desk.records, key), text=text))


def said(desk: Desk, kind: str) -> str:
    return render_as(compose_paper(desk.records, kind, YEAR, day=DAY), "txt").decode()


@pytest.mark.parametrize(
    ("kind", "key", "own"),
    [
        ("to-trinh", "submission.title", "TỜ TRÌNH KHEN THƯỞNG"),
        ("dang-ky", "registrations.named", "Đăng ký đích danh:"),
        ("so-cap", "book.column_received", "Người nhận ký tên"),
        ("giay-chung-nhan", "certificate.gives", "TRAO TẶNG"),
        ("tong-hop-diem", "ranking.column_note", "Thuyết minh"),
    ],
)
def test_a_sentence_of_the_cluster_is_printed_in_place_of_the_pack_s(desk: Desk, kind: str, key: str, own: str) -> None:
    assert own not in said(desk, kind)
    word(desk, key, own)
    assert own in said(desk, kind)
    desk.undo()
    assert own not in said(desk, kind)


def test_a_finalised_conference_keeps_the_words_of_its_day(desk: Desk) -> None:
    before = {kind: said(desk, kind) for kind in ("bien-ban", "kiem-phieu")}
    word(desk, "minutes.place", "Nơi họp:")
    word(desk, "teller.title", "BIÊN BẢN KIỂM ĐẾM PHIẾU")
    assert {kind: said(desk, kind) for kind in before} == before


def test_a_wording_tried_on_speaks_even_over_a_seal(desk: Desk) -> None:
    tried = common_pack().wording.with_changes({"minutes.place": "Nơi họp:"})
    paper = compose_paper(desk.records, "bien-ban", YEAR, wording=tried)
    assert "Nơi họp:" in render_as(paper, "txt").decode()


def test_what_is_sealed_holds_the_whole_wording_of_the_cluster(desk: Desk) -> None:
    word(desk, "minutes.place", "Nơi họp:")
    (conference, *_) = desk.records.all(Conference)
    facts = gather_open_conference(desk.records, conference, final=True)
    assert {sentence.key for sentence in facts.wording} == set(SENTENCES)
    sealed = facts_from_json(ConferenceFacts, canonical_json(facts))
    word(desk, "minutes.place", "Địa chỉ:")
    assert wording_for(sealed, wording_of(desk.records)).say("minutes.place") == "Nơi họp:"
    still_open = gather_open_conference(desk.records, conference, final=False)
    assert still_open.wording == ()
    assert wording_for(still_open, wording_of(desk.records)).say("minutes.place") == "Địa chỉ:"


def test_a_seal_from_before_speaks_as_the_pack(desk: Desk) -> None:
    (seal,) = desk.records.all(Seal)
    facts = replace(facts_from_json(ConferenceFacts, seal.facts), wording=())
    word(desk, "minutes.place", "Nơi họp:")
    assert wording_for(facts, wording_of(desk.records)) == common_pack().wording


def test_a_sealed_sentence_a_later_program_fills_otherwise_is_passed_over(desk: Desk) -> None:
    (seal,) = desk.records.all(Seal)
    facts = facts_from_json(ConferenceFacts, seal.facts)
    odd = (SentenceFacts(key="minutes.summoned", text="đã mời {number}"), SentenceFacts(key="minutes.gone", text="x"))
    told = wording_for(replace(facts, wording=odd), wording_of(desk.records))
    assert told == common_pack().wording


def test_a_change_that_does_not_fit_is_passed_over(desk: Desk) -> None:
    desk.do(put, WordingChange(id="1", key="submission.closing", text="Không còn chỗ trống nào"))
    assert wording_of(desk.records) == common_pack().wording


def test_every_paper_tells_which_sentences_it_says(desk: Desk) -> None:
    found = kinds_saying(desk.records, YEAR, DAY)
    assert set(found) <= set(SENTENCES)
    assert found["submission.title"] == ("to-trinh",)
    assert found["minutes.ballot_numbers"] == ("kiem-phieu", "bien-ban")
    assert {kind for kinds in found.values() for kind in kinds} == set(COMPOSERS)
    assert "supplement.title" not in found
