"""The first page: practise, start one's own cluster, or open a file; below, the files opened lately."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.actions import Handlers

_CHOICES = (
    (
        "open_practice",
        N_("Mở dữ liệu thực hành"),
        N_("Cụm thi đua số II, năm 2018: xem và thử mọi thứ, không sợ hỏng."),
    ),
    ("new_cluster", N_("Lập cụm của tôi"), N_("Tên cụm, cơ quan chủ quản, năm: bắt đầu trong một phút.")),
    ("open_file", N_("Mở tệp…"), N_("Tệp .tdk đã có trên máy này, trong thư mục chung hoặc trên USB.")),
)


class Welcome(QWidget):
    """Three ways to begin, and the recent files."""

    def __init__(self, words: Words, handlers: Handlers, open_recent: Callable[[Path], object]) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._open_recent = open_recent
        self._card = QFrame()
        self._card.setObjectName("card")
        self._card.setFixedWidth(560)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(32, 28, 32, 28)
        self._column.setSpacing(10)
        title = QLabel(words.text(N_("Bàn làm việc của thư ký cụm thi đua")))
        title.setObjectName("welcomeTitle")
        title.setWordWrap(True)
        self._column.addWidget(title)
        self._column.addSpacing(8)
        for place, (name, text, why) in enumerate(_CHOICES):
            button = _choice(words.text(text), words.text(why), main=place == 0)
            button.clicked.connect(handlers[name])
            self._column.addWidget(button)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._column.addSpacing(8)
        self._column.addLayout(self._recent)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._card, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the recent files, newest first."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if not paths:
            return
        heading = QLabel(self._words.text(N_("Tệp gần đây")))
        heading.setObjectName("quiet")
        self._recent.addWidget(heading)
        for path in paths:
            button = QPushButton(f"{path.name}  ·  {path.parent}")
            button.setProperty("flat", True)
            button.setObjectName("recentFile")
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, path=path: self._open_recent(path))
            self._recent.addWidget(button)


def _choice(text: str, why: str, *, main: bool) -> QPushButton:
    button = QPushButton()
    button.setObjectName("welcomeChoice")
    button.setProperty("main", main)
    button.setAccessibleName(text)
    button.setAccessibleDescription(why)
    lines = QVBoxLayout(button)
    lines.setContentsMargins(18, 10, 18, 10)
    lines.setSpacing(0)
    for said, name in ((text, "cardTitle"), (why, "why")):
        label = QLabel(said)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lines.addWidget(label)
    # A button asks its text for its size, not its layout.
    button.setMinimumHeight(lines.sizeHint().height())
    return button
