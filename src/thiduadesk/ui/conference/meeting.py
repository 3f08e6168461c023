"""Step «Hội nghị»: what, when, where, who leads it, and how many must come."""

from collections.abc import Callable

from thiduadesk.desk.commands.conferences import save_conference
from thiduadesk.domain.conference import Conference
from thiduadesk.ui.card import scrolled
from thiduadesk.ui.conference.page import Page, locked
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.conferences import CONFERENCE_FIELDS
from thiduadesk.ui.parts import FormPart


class MeetingPage(Page):
    """The conference itself; a new one is stored as a whole."""

    def __init__(self, context: Context, stored: Callable[[Conference], None]) -> None:
        """`stored` hears of a new conference once it lies in the file."""
        super().__init__(context)
        self._stored = stored
        self.part = FormPart(context, CONFERENCE_FIELDS, self._save, locked=locked)
        self.column.setContentsMargins(2, 4, 2, 4)
        self.column.addWidget(scrolled(self.part.widget))

    @property
    def new(self) -> bool:
        """Whether a conference is being begun that is not in the file yet."""
        return self.part.form.new

    def begin(self, conference: Conference) -> None:
        """Let a new conference be typed."""
        self.conference = conference
        self.setEnabled(True)
        self.part.show(conference, new=True)
        self.part.form.focus_first()

    def refresh(self) -> None:
        self.part.show(self.conference)

    def _save(self, conference: Conference) -> bool:
        new = self.new
        done = self.context.do(save_conference, conference)
        if done and new:
            self._stored(conference)
        return done
