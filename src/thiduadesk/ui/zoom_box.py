"""How large a preview is: chosen from a list, and told when keys or the wheel changed it."""

from PySide6.QtWidgets import QComboBox

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.ui.preview import ZOOMS, Fit, PdfPreview


class ZoomBox(QComboBox):
    """One page or two over the width, or so many per cent."""

    def __init__(self, preview: PdfPreview, words: Words) -> None:
        super().__init__()
        self._preview = preview
        self.setAccessibleName(words.text(N_("Độ phóng")))
        self.setToolTip(words.text(N_("Ctrl+lăn chuột, Ctrl++, Ctrl+-, Ctrl+0 khi đang xem trang")))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.addItem(words.text(N_("Vừa chiều rộng")), Fit.WIDTH)
        self.addItem(words.text(N_("Hai trang cạnh nhau")), Fit.SPREAD)
        for percent in ZOOMS:
            self.addItem(_percent(percent), percent)
        self.activated.connect(self._choose)
        preview.zoom_changed.connect(self._tell)
        self._tell()

    def _choose(self, row: int) -> None:
        wanted = self.itemData(row)
        if wanted in (Fit.WIDTH, Fit.SPREAD):
            self._preview.fit_to(Fit(wanted))
        else:
            self._preview.set_zoom(wanted)

    def _tell(self) -> None:
        """Show what holds now; a zoom between those offered stands there as a line of its own."""
        offered = self.findData(self._preview.fit or self._preview.zoom)
        last = self.count() - 1
        if last > len(ZOOMS) + 1:
            self.removeItem(last)
        if offered < 0 or offered > len(ZOOMS) + 1:
            self.addItem(_percent(self._preview.zoom), self._preview.zoom)
            offered = self.count() - 1
        self.setCurrentIndex(offered)


def _percent(percent: int) -> str:
    return f"{percent} %"
