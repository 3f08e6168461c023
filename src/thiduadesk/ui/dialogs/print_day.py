"""Before everything of the day is printed: how many pages each paper has, and what is not printed and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.facts.stages import PrintedPaper
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.dialogs.listing import Listing


class PrintDay(Listing):
    """The papers with their pages, the sum first."""

    def __init__(self, words: Words, papers: Sequence[PrintedPaper], parent: QWidget | None = None) -> None:
        pages = sum(paper.pages for paper in papers)
        rows = [(words.text(BY_KIND[paper.kind].name), self._told(words, paper)) for paper in papers]
        super().__init__(
            words,
            words.text(N_("In tất cả cho hôm nay: {pages} trang"), pages=pages),
            [words.text(N_("Văn bản")), words.text(N_("Số trang"))],
            rows,
            parent,
            accept_text=words.text(N_("In…")),
        )
        self.accept_button.setEnabled(pages > 0)

    @staticmethod
    def _told(words: Words, paper: PrintedPaper) -> str:
        if paper.trouble is not None:
            return words.text(N_("không in: {reason}"), reason=words.sentence(paper.trouble))
        return str(paper.pages)
