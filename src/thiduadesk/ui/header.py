"""The head of the window: the cluster, who heads it, the year looked at, what binds the file, undo and redo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.context import Context


class Header(QFrame):
    """What one file and one year are, in one row."""

    year_chosen = Signal(int)

    def __init__(self, words: Words, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._words = words
        self._cluster = _label("cluster")
        self._subtitle = _label("subtitle")
        self._years = QComboBox()
        self._years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._years.setAccessibleName(words.text(N_("Năm thi đua")))
        self._years.setToolTip(words.text(N_("Chọn năm thi đua để xem và làm")))
        self._years.activated.connect(lambda row: self.year_chosen.emit(self._years.itemData(row)))
        self._read_only = _chip(words.text(N_("Chỉ đọc")), "trouble")
        self._read_only.setToolTip(
            words.text(
                N_("Tệp hoặc thư mục chỉ cho đọc: xem và in được, không sửa được. Chép sang thư mục của mình để sửa.")
            )
        )
        self._sealed = _chip(words.text(N_("✓ Đã chốt hội nghị")), "done")
        self._sealed.setToolTip(
            words.text(N_("Hội nghị đã chốt thì không sửa được nữa. Sai sót ghi vào biên bản bổ sung."))
        )
        logo = QLabel("★")
        logo.setObjectName("logo")
        logo.setFixedSize(36, 36)
        logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._cluster)
        titles.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(10)
        row.addWidget(logo)
        row.addLayout(titles, 1)
        for widget in (self._read_only, self._sealed, self._years, _button(undo), _button(redo)):
            row.addWidget(widget)

    def show_context(self, context: Context) -> None:
        """Say what stands in the file now."""
        from thiduadesk.desk.queries.conferences import conference_lines
        from thiduadesk.desk.queries.units import memberships, unit_names
        from thiduadesk.desk.queries.years import cluster_card, the_cluster
        from thiduadesk.domain.conference import ConferenceState

        records, year = context.desk.records, context.year
        cluster = the_cluster(records)
        self._cluster.setText(cluster.name if cluster else context.desk.path.stem)
        parts = [cluster.parent] if cluster and cluster.parent else []
        sealed = False
        if cluster and year is not None:
            head = cluster_card(records, year).head_id
            if head:
                parts.append(self._words.text(N_("Cụm trưởng: {unit}"), unit=unit_names(records, year).get(head, "")))
            units = self._words.number(len(memberships(records, year)))
            parts.append(self._words.text(N_("{number} đơn vị"), number=units))
            sealed = any(line.state == ConferenceState.FINALISED for line in conference_lines(records, year))
        self._subtitle.setText(" · ".join(parts))
        self._read_only.setVisible(context.desk.read_only)
        self._sealed.setVisible(sealed)
        self._years.clear()
        for known in context.years:
            self._years.addItem(self._words.text(N_("Năm {year}"), year=known), known)
        self._years.setCurrentIndex(self._years.findData(year))
        self._years.setEnabled(self._years.count() > 0)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    # A long name may not push the year and undo out of a narrow window.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _chip(text: str, tone: str) -> QLabel:
    chip = QLabel(text)
    chip.setObjectName("chip")
    chip.setProperty("tone", tone)
    chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return chip


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button
