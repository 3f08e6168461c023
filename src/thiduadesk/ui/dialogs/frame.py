"""The frame of every dialog: what is asked, above the buttons that answer."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words


class Frame(QDialog):
    """A dialog with its title, a column to fill and one or two buttons; `accept_text` None leaves only «Đóng»."""

    def __init__(self, words: Words, title: str, accept_text: str | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.words = words
        self.setWindowTitle(title)
        self.column = QVBoxLayout()
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        box = QDialogButtonBox()
        if accept_text is None:
            box.addButton(words.text(N_("Đóng")), QDialogButtonBox.ButtonRole.RejectRole)
        else:
            self.accept_button = box.addButton(accept_text, QDialogButtonBox.ButtonRole.AcceptRole)
            self.accept_button.setDefault(True)
            box.addButton(words.text(N_("Hủy")), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(12)
        outer.addLayout(self.column, 1)
        outer.addWidget(self._problem)
        outer.addWidget(box)

    def say(self, sentence: str) -> QLabel:
        """Add a paragraph to the column."""
        label = QLabel(sentence)
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def form(self) -> QFormLayout:
        """Add a form to the column."""
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.column.addLayout(form)
        return form

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, above the buttons."""
        self._problem.setText(sentence)
        self._problem.show()
