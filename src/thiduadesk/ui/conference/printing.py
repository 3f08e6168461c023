"""Printing from a step of the day: the paper is composed at once, set beside other work, then given to the printer."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from thiduadesk.desk.commands.printouts import Printing
from thiduadesk.desk.facts.printing import compose_paper
from thiduadesk.desk.facts.stages import PrintedPaper, compose_stage, render_stage
from thiduadesk.documents.catalogue import BY_KIND, Stage
from thiduadesk.domain.ballot import BallotRound
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.dialogs.print_day import PrintDay
from thiduadesk.ui.noting import going_out, note_print
from thiduadesk.ui.page_setting import setting
from thiduadesk.ui.pdf_pages import joined
from thiduadesk.ui.printing import page_sizes, print_paper

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
    ballot = context.desk.records.get(BallotRound, asked)
    printing = going_out(context, paper, kind, conference.year, asked, ballot.title if ballot else conference.title)

    def go_on(data: bytes) -> None:
        papers = [(printing, len(page_sizes(data)))]
        print_paper(context, page, data, title, partial(note_print, context, papers))

    context.jobs.start(context.words.text(N_("Đang dàn trang…")), setting(paper, "pdf"), go_on, owner=page)


def print_day(page: "Page") -> None:
    """Print everything of the conference day as one piece, after saying how many pages it is."""
    context, conference = page.context, page.conference
    if conference is None:
        return
    composed = compose_stage(context.desk.records, conference.year, Stage.CONFERENCE, conference.id)
    printings = {
        one.kind: going_out(context, one.paper, one.kind, conference.year, conference.id, conference.title)
        for one in composed
        if one.paper is not None
    }
    context.jobs.start(
        context.words.text(N_("Đang dàn trang…")),
        lambda progress: render_stage(composed, progress.step),
        partial(_ask_and_print, page, printings),
        owner=page,
    )


def _ask_and_print(page: "Page", printings: Mapping[str, Printing], papers: Sequence[PrintedPaper]) -> None:
    context, words = page.context, page.context.words
    if PrintDay(words, papers, page).exec():
        pile = [(printings[one.kind], one.pages) for one in papers if one.data]
        data = joined([one.data for one in papers if one.data])
        title = words.text(N_("Văn bản của hội nghị"))
        print_paper(context, page, data, title, partial(note_print, context, pile))
