"""Printing from a step of the day: the paper is composed at once, set beside other work, then given to the printer."""

from functools import partial
from typing import TYPE_CHECKING

from thiduadesk.desk.facts.printing import compose_paper, render_as
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.documents.tree import Paper
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.jobs import Progress
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
        partial(_render, paper),
        lambda data: print_paper(context, page, data, title),
        owner=page,
    )


def _render(paper: Paper, progress: Progress) -> bytes:
    progress.step(0, 0)
    return render_as(paper, "pdf")


def print_day(page: "Page") -> None:
    """Print everything of the conference day, after saying how many pages it is."""
