"""The dialog for what nobody foresaw: what happened, what is safe, what to do; no traceback."""

from PySide6.QtWidgets import QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.dialogs.frame import Frame


class Unforeseen(Frame):
    """Shown for a bug; the program goes on."""

    def __init__(self, words: Words, log: str, parent: QWidget | None = None) -> None:
        super().__init__(words, words.text(N_("Chương trình gặp lỗi")), None, parent)
        self.say(words.text(N_("Việc vừa rồi không làm xong vì một lỗi của chương trình.")))
        self.say(words.text(N_("Dữ liệu đã lưu còn nguyên: mỗi bước được ghi trọn vẹn hoặc không ghi gì.")))
        self.say(
            words.text(
                N_("Hãy thử lại; nếu vẫn thế, đóng rồi mở lại chương trình. Chi tiết (không có họ tên) ghi ở {path}."),
                path=log,
            )
        )
        self.setMinimumWidth(480)
