"""What every step of the conference day has in common: a page over one conference, locked once it is finalised."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from thiduadesk.desk.queries.people import person_choices
from thiduadesk.desk.queries.units import unit_choices
from thiduadesk.domain.conference import Conference
from thiduadesk.ui.context import Context
from thiduadesk.ui.forms.field import Choices
from thiduadesk.ui.leaving import everything_stored
from thiduadesk.ui.remembered import Remembered


class Page(QWidget):
    """One step; `show_conference` is called when the step is looked at and whenever its conference has changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.conference: Conference | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 12)
        self.column.setSpacing(10)

    def show_conference(self, conference: Conference | None) -> None:
        """Show this step of a conference, None for none."""
        self.conference = conference
        self.setEnabled(conference is not None)
        self.refresh()

    def refresh(self) -> None:
        """Show the conference as it is now."""

    @property
    def writable(self) -> bool:
        """Whether anything of the conference can still be changed."""
        return self.conference is not None and not locked(self.conference) and not self.context.desk.read_only

    def heading(self, title: str) -> QLabel:
        """A heading on the page."""
        label = QLabel(self.context.words.text(title))
        label.setObjectName("cardTitle")
        self.column.addWidget(label)
        return label

    def button(self, title: str, act: Callable[[], object], *, main: bool = False) -> QPushButton:
        """A button for the row at the foot; what was typed is stored first."""
        button = QPushButton(self.context.words.text(title))
        button.setProperty("main", main)
        button.clicked.connect(lambda: act() if everything_stored(self) else None)
        return button

    def row_of(self, *widgets: QWidget | None) -> QWidget:
        """Widgets side by side; None is the room that is left."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        self.column.addWidget(whole)
        return whole

    def do(self, command: Callable[..., Any], *args: Any) -> bool:
        """Do something with the conference shown; whether it was done."""
        return self.conference is not None and self.context.do(command, self.conference, *args)


class Names:
    """Units and people to choose from, asked for once for all cells of a page."""

    def __init__(self, context: Context) -> None:
        def load(what: str) -> Choices:
            records = context.desk.records
            return unit_choices(records, context.year or 0) if what == "units" else person_choices(records)

        self._known = Remembered(context, load)

    def units(self) -> Choices:
        """The units of the year."""
        return self._known.of("units")

    def people(self) -> Choices:
        """All people."""
        return self._known.of("people")


def locked(conference: Any) -> bool:
    """Whether a conference is finalised, so that nothing of it can be changed."""
    return isinstance(conference, Conference) and conference.finalised


def set_tone(label: QWidget, tone: str) -> None:
    """Give a label the colour of a tone: «done», «trouble», or «» for none."""
    label.setProperty("tone", tone)
    label.style().unpolish(label)
    label.style().polish(label)


def sentences(lines: Sequence[str]) -> str:
    """Complaints, one a line, each with its sign."""
    return "\n".join(f"! {line}" for line in lines)
