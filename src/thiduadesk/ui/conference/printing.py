"""Printing from a step of the day: the paper is composed at once, set beside other work, then given to the printer."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter

from thiduadesk.desk.commands.printouts import Printing
from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.desk.facts.stages import PrintedPaper, StagePaper, compose_stage, render_stage
from thiduadesk.documents.catalogue import BY_KIND, Stage
from thiduadesk.domain.ballot import BallotRound
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.dialogs.print_day import PrintDay
from thiduadesk.ui.noting import note_print
from thiduadesk.ui.page_setting import setting
from thiduadesk.ui.pdf_pages import joined
from thiduadesk.ui.printing import print_paper
from thiduadesk.ui.spooling import chosen_pages

if TYPE_CHECKING:
    from thiduadesk.ui.conference.page import Page


def print_kind(page: "Page", kind: str, subject: str = "") -> None:
    """Print one kind of paper about the page's conference, or about `subject`, such as the id of a round."""
    context, conference = page.context, page.conference
    if conference is None:
        return
    asked = subject or conference.id
    try:
        paper = compose_paper(context.desk.records, kind, conference.year, asked)
    except Trouble as trouble:
        context.refuse(trouble)
        return
    title = context.words.text(BY_KIND[kind].name)
    text = render_as(paper, "txt").decode()
    ballot = context.desk.records.get(BallotRound, asked)
    about = ballot.title if ballot else conference.title
    printing = Printing(kind=kind, year=conference.year, subject=asked, about=about, text=text)
    context.jobs.start(
        context.words.text(N_("Đang dàn trang…")),
        setting(paper, "pdf"),
        lambda data: print_paper(context, page, data, title, partial(note_print, context, printing)),
        owner=page,
    )


def print_day(page: "Page") -> None:
    """Print everything of the conference day as one piece, after saying how many pages it is."""
    context, conference = page.context, page.conference
    if conference is None:
        return
    composed = compose_stage(context.desk.records, conference.year, Stage.CONFERENCE, conference.id)
    context.jobs.start(
        context.words.text(N_("Đang dàn trang…")),
        lambda progress: render_stage(composed, progress.step),
        partial(_ask_and_print, page, conference, composed),
        owner=page,
    )


def _ask_and_print(
    page: "Page", conference: Conference, composed: Sequence[StagePaper], papers: Sequence[PrintedPaper]
) -> None:
    words = page.context.words
    if PrintDay(words, papers, page).exec():
        data = joined([paper.data for paper in papers if paper.data])
        title = words.text(N_("Văn bản của hội nghị"))
        printings = [
            Printing(
                kind=one.kind,
                year=conference.year,
                subject=conference.id,
                about=conference.title,
                text=render_as(one.paper, "txt").decode(),
            )
            for one, paper in zip(composed, papers, strict=True)
            if one.paper is not None and paper.data
        ]
        print_paper(page.context, page, data, title, partial(_note_day, page, printings))


def _note_day(page: "Page", printings: Sequence[Printing], printer: QPrinter) -> None:
    # Pages chosen are pages of the whole pile: nobody knows which papers they are of.
    if not chosen_pages(printer):
        for printing in printings:
            note_print(page.context, printing, printer)
