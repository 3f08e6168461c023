"""Printing from a step of the day: the paper is composed at once, set beside other work, then given to the printer."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from thiduadesk.desk.facts.printing import compose_paper
from thiduadesk.desk.facts.stages import PrintedPaper, compose_stage, render_stage
from thiduadesk.documents.catalogue import BY_KIND, Stage
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.dialogs.print_day import PrintDay
from thiduadesk.ui.page_setting import setting
from thiduadesk.ui.pdf_pages import PdfPages, joined
from thiduadesk.ui.printing import print_paper

if TYPE_CHECKING:
    from thiduadesk.ui.conference.page import Page


def print_kind(page: "Page", kind: str, subject: str = "") -> None:
    """Print one kind of paper about the page's conference, or about `subject`, such as the id of a round."""
    context, conference = page.context, page.conference
    if conference is None:
        return
    try:
        paper = compose_paper(context.desk.records, kind, conference.year, subject or conference.id)
    except Trouble as trouble:
        context.refuse(trouble)
        return
    title = context.words.text(BY_KIND[kind].name)
    context.jobs.start(
        context.words.text(N_("Đang dàn trang…")),
        setting(paper, "pdf"),
        lambda data: print_paper(context, page, data, title, _count(data)),
        owner=page,
    )


def _count(data: bytes) -> int:
    pages = PdfPages(data)
    count = len(pages)
    pages.close()
    return count


def print_day(page: "Page") -> None:
    """Print everything of the conference day as one piece, after saying how many pages it is."""
    context, conference = page.context, page.conference
    if conference is None:
        return
    papers = compose_stage(context.desk.records, conference.year, Stage.CONFERENCE, conference.id)
    context.jobs.start(
        context.words.text(N_("Đang dàn trang…")),
        lambda progress: render_stage(papers, progress.step),
        partial(_ask_and_print, page),
        owner=page,
    )


def _ask_and_print(page: "Page", papers: Sequence[PrintedPaper]) -> None:
    words = page.context.words
    if PrintDay(words, papers, page).exec():
        data = joined([paper.data for paper in papers if paper.data])
        title = words.text(N_("Văn bản của hội nghị"))
        print_paper(page.context, page, data, title, sum(paper.pages for paper in papers))
