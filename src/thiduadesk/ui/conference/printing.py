"""Printing from a step of the day: the paper is composed at once, set beside other work, then given to the printer."""

from typing import TYPE_CHECKING

from thiduadesk.desk.facts.printing import compose_paper
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.page_setting import setting
from thiduadesk.ui.pdf_pages import PdfPages
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
    """Print everything of the conference day, after saying how many pages it is."""
