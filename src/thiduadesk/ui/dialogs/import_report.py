"""«Nhập Excel»: what an import would do, cell by cell, before anything is written."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from thiduadesk.desk.importing.plan import ImportPlan
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.dialogs.listing import Listing

_COUNTS = (
    (N_("Thêm mới"), "accepted"),
    (N_("Thay đổi"), "changed"),
    (N_("Giữ nguyên"), "unchanged"),
)


class ImportReport(Listing):
    """The dry run; accepted means: write it as one step."""

    def __init__(self, words: Words, plan: ImportPlan, source: str, parent: QWidget | None = None) -> None:
        super().__init__(
            words,
            words.text(N_("Nhập Excel: {source}"), source=source),
            [words.text(one) for one in (N_("Loại"), N_("Trang"), N_("Ô"), N_("Nội dung"))],
            list(_rows(words, plan)),
            parent,
            accept_text=words.text(N_("Nhập vào tệp")),
        )
        for message, name in _COUNTS:
            counted = getattr(plan, name)
            parts = ", ".join(f"{sheet} {words.number(number)}" for sheet, number in counted.items() if number)
            self.say(f"{words.text(message)}: {parts or words.number(0)}")
        self.accept_button.setEnabled(bool(plan.records))
        self.say(
            words.text(
                N_("Chưa ghi gì. Bấm «Nhập vào tệp» thì ghi tất cả thành một bước, hoàn tác được.")
                if plan.records
                else N_("Không có gì mới để nhập: tệp đã có đủ những dòng này.")
            )
        ).setObjectName("quiet")
        self.table.setVisible(self.table.topLevelItemCount() > 0)


def _rows(words: Words, plan: ImportPlan) -> Iterator[tuple[str, str, str, str]]:
    for found, label in ((plan.rejected, N_("Không nhận")), (plan.notes, N_("Lưu ý"))):
        for item in found:
            yield words.text(label), item.sheet, item.cell, words.text(item.message, **item.params)
    for clash in plan.conflicts:
        said = words.text(
            N_("{field}: đang có «{ours}», tệp Excel ghi «{theirs}»; giữ như đang có."),
            field=clash.field,
            ours=clash.ours,
            theirs=clash.theirs,
        )
        yield words.text(N_("Mâu thuẫn")), clash.sheet, clash.cell, said
