"""«Kiểm tra tệp Word»: where an edited paper no longer says what the data say."""

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.facts.checking import CopyCheck
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.dialogs.listing import Listing

_WIDEST = 310  # pixels of a column, so that all three are seen


class CopyReport(Listing):
    """One row for each fact told otherwise; nothing is changed, neither in the data nor in the file."""

    def __init__(self, words: Words, check: CopyCheck, source: str, parent: QWidget | None = None) -> None:
        gone = words.text(N_("(không còn)"))
        super().__init__(
            words,
            words.text(N_("Kiểm tra tệp Word: {source}"), source=source),
            [words.text(one) for one in (N_("Mục"), N_("Tệp Word ghi"), N_("Dữ liệu ghi"))],
            [
                (one.place, gone if one.said is None else one.said, gone if one.known is None else one.known)
                for one in check.differences
            ],
            parent,
        )
        self.say(words.text(N_("{paper}, năm {year}"), paper=words.text(check.name), year=check.year))
        self.say(
            words.text(N_("Có {count} chỗ khác dữ liệu hiện có; số còn lại đều khớp."), count=len(check.differences))
            if check.differences
            else words.text(N_("Tất cả {count} tên, số và ngày lấy từ dữ liệu đều khớp."), count=check.count)
        ).setObjectName("quiet")
        self.table.setVisible(bool(check.differences))
        for column in range(self.table.columnCount()):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), _WIDEST))
        self.resize(980, 480)
