"""The register of papers: each print noted with what it said, what has changed since, and nothing for Ctrl+Z."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from thiduadesk.desk.commands.paper_numbers import save_paper_number
from thiduadesk.desk.commands.printouts import Printing, note_printout
from thiduadesk.desk.commands.years import save_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import compose_paper, printed_numbers, render_as
from thiduadesk.desk.facts.printouts import Side, changed_lines
from thiduadesk.desk.queries.printouts import PrintoutLine, printout_lines
from thiduadesk.desk.queries.years import cluster_card
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.printout import PrintedText

YEAR = 2018
DAY = date(2018, 12, 20)


def go_out(desk: Desk, kind: str, minute: int, **told: object) -> None:
    text = render_as(compose_paper(desk.records, kind, YEAR, day=DAY), "txt").decode()
    numbers = printed_numbers(desk.records, kind, YEAR, day=DAY)
    printing = replace(Printing(kind=kind, year=YEAR, text=text, numbers=numbers), **told)  # type: ignore[arg-type]
    desk.do(note_printout, printing, datetime(2018, 12, 20, 9, minute, tzinfo=UTC))


def lines(desk: Desk) -> tuple[PrintoutLine, ...]:
    return printout_lines(desk.records, YEAR)


def test_each_paper_counts_its_own_prints(desk: Desk) -> None:
    go_out(desk, "bien-ban", 1, copies=12)
    go_out(desk, "to-trinh", 2, form="docx")
    go_out(desk, "bien-ban", 3, copies=1, pages="2-2")
    told = [(line.name, line.number, line.form, line.copies, line.pages) for line in lines(desk)]
    assert told == [
        ("Biên bản hội nghị bình xét", 2, "giấy", 1, "2-2"),
        ("Tờ trình", 1, "docx", None, ""),
        ("Biên bản hội nghị bình xét", 1, "giấy", 12, ""),
    ]


def test_the_same_text_again_is_a_reprint_and_kept_once(desk: Desk) -> None:
    go_out(desk, "to-trinh", 1)
    go_out(desk, "to-trinh", 2)
    desk.do(save_paper_number, PaperNumber(id="", year=YEAR, kind="to-trinh", number=5, by_hand=False))
    go_out(desk, "to-trinh", 3)
    go_out(desk, "to-trinh", 4)
    assert [line.same_as for line in lines(desk)] == [3, None, 1, None]
    assert [line.reprint for line in lines(desk)] == [True, False, True, False]
    assert len({line.digest for line in lines(desk)}) == 2
    assert len(desk.records.all(PrintedText)) == 2


def test_only_a_print_of_what_was_printed_whole_is_a_reprint(desk: Desk) -> None:
    go_out(desk, "to-trinh", 1, form="pdf")
    go_out(desk, "to-trinh", 2, pages="1-1")
    go_out(desk, "to-trinh", 3)
    go_out(desk, "to-trinh", 4, form="docx")
    go_out(desk, "to-trinh", 5, pages="2-2")
    told = [(line.same_as, line.reprint) for line in reversed(lines(desk))]
    assert told == [(None, False), (1, False), (1, False), (1, False), (3, True)]


def test_what_has_changed_since_a_print_is_shown_line_by_line(desk: Desk) -> None:
    go_out(desk, "to-trinh", 1)
    (line,) = lines(desk)
    assert changed_lines(desk.records, line.id, DAY) == ()
    desk.do(save_paper_number, PaperNumber(id="", year=YEAR, kind="to-trinh", number=5, by_hand=False))
    then, now = changed_lines(desk.records, line.id, DAY)
    assert (then.side, now.side) == (Side.THEN, Side.NOW)
    assert now.text == then.text.replace(f"Số: {' ' * 6}/", "Số: 05/")


def test_a_paper_that_can_no_longer_be_composed_says_why(desk: Desk) -> None:
    go_out(desk, "bien-ban", 1, subject="Hội nghị đã xóa")
    with pytest.raises(NotFound):
        changed_lines(desk.records, lines(desk)[0].id, DAY)


def test_undo_and_redo_pass_over_a_print(desk: Desk) -> None:
    before = desk.next_undo()
    card = cluster_card(desk.records, YEAR)
    desk.do(save_cluster, replace(card, name="Cụm khác"))
    go_out(desk, "to-trinh", 1)
    desk.undo()
    assert cluster_card(desk.records, YEAR) == card
    go_out(desk, "to-trinh", 2)
    desk.redo()
    assert cluster_card(desk.records, YEAR).name == "Cụm khác"
    desk.undo()
    assert desk.next_undo() == before
    assert len(lines(desk)) == 2


def test_the_trail_tells_what_was_printed(desk: Desk) -> None:
    go_out(desk, "to-trinh", 1)
    last = desk.history(1)[0]
    assert last.noted
    assert last.name.format_map(last.params) == "Ghi sổ in: Tờ trình"


def test_the_register_only_grows(desk: Desk, practice: Path) -> None:
    desk.do(save_paper_number, PaperNumber(id="", year=YEAR, kind="to-trinh", number=5, by_hand=False))
    go_out(desk, "to-trinh", 1)
    desk.close()
    with sqlite3.connect(practice) as raw:
        for statement in ("DELETE FROM printed_number", "DELETE FROM printout", "UPDATE printed_text SET content = ''"):
            with pytest.raises(sqlite3.IntegrityError):
                raw.execute(statement)
    raw.close()
