"""«Lập cụm của tôi»: the four things a new file needs."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from thiduadesk.domain.cluster import Cluster, check_cluster
from thiduadesk.domain.year import EARLIEST, LATEST
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import clean, fold
from thiduadesk.i18n.words import Words
from thiduadesk.ui.dialogs.files import ask_save
from thiduadesk.ui.dialogs.frame import Frame

_UNSAFE = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))


class NewCluster(Frame):
    """Asks for the cluster's name, its superior, the year and where the file goes."""

    def __init__(self, words: Words, year: int, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(words, words.text(N_("Lập cụm của tôi")), words.text(N_("Lập cụm")), parent)
        self._folder = folder
        self._place_typed = False
        self.name = QLineEdit()
        self.name.setPlaceholderText(words.text(N_("ví dụ: Cụm thi đua số II")))
        self.superior = QLineEdit()
        self.superior.setPlaceholderText(words.text(N_("ví dụ: Bộ Tư pháp")))
        self.year = QSpinBox()
        self.year.setRange(EARLIEST, LATEST)
        self.year.setValue(year)
        self.place = QLineEdit()
        choose = QPushButton(words.text(N_("C&họn…")))
        choose.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(choose)
        form = self.form()
        form.addRow(words.text(N_("&Tên cụm")), self.name)
        form.addRow(words.text(N_("&Cơ quan chủ quản")), self.superior)
        form.addRow(words.text(N_("&Năm thi đua")), self.year)
        form.addRow(words.text(N_("Tệp &dữ liệu")), row)
        form.labelForField(row).setBuddy(self.place)  # type: ignore[attr-defined]  # a QLabel
        self.place.setAccessibleName(words.text(N_("Tệp dữ liệu")))
        self.say(
            words.text(
                N_("Cả cụm, mọi năm, nằm trong một tệp này: sao lưu, chép sang USB hay bàn giao đều chỉ cần tệp đó.")
            )
        ).setObjectName("quiet")
        self.setMinimumWidth(560)
        self.name.textEdited.connect(self._propose)
        self.place.textEdited.connect(self._typed)
        choose.clicked.connect(self._choose)
        self._propose()

    def cluster(self) -> Cluster:
        """The cluster as typed."""
        return Cluster(name=clean(self.name.text()), parent=clean(self.superior.text()))

    def path(self) -> Path:
        """Where the file is to be."""
        path = Path(self.place.text().strip()).expanduser()
        return path if path.suffix.lower() == ".tdk" else path.with_name(path.name + ".tdk")

    def accept(self) -> None:
        """Go on only with a name and a place that is free."""
        if problems := check_cluster(self.cluster()):
            self.show_problem(self.words.text(problems[0].message, **problems[0].params))
            self.name.setFocus()
        elif not self.place.text().strip() or not self.path().parent.is_dir():
            self.show_problem(self.words.text(N_("Chưa có thư mục này. Hãy bấm «Chọn…» để chỉ nơi cất tệp.")))
            self.place.setFocus()
        elif self.path().exists():
            self.show_problem(
                self.words.text(N_("Đã có tệp {path}; chọn tên khác để không ghi đè."), path=str(self.path()))
            )
            self.place.setFocus()
        else:
            super().accept()

    def _propose(self) -> None:
        if not self._place_typed:
            name = "-".join(fold(self.name.text()).translate(_UNSAFE).split()) or "cum-thi-dua"
            self.place.setText(str(self._folder / f"{name}.tdk"))

    def _typed(self) -> None:
        self._place_typed = True

    def _choose(self) -> None:
        if path := ask_save(self, self.words, self.words.text(N_("Nơi cất tệp dữ liệu")), self.path()):
            self.place.setText(str(path))
            self._place_typed = True
