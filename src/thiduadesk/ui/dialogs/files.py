"""Asking for a file in the system's own dialog."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words

KINDS = {
    ".tdk": N_("Tệp dữ liệu cụm (*.tdk)"),
    ".xlsx": N_("Bảng tính Excel (*.xlsx)"),
    ".docx": N_("Văn bản Word (*.docx)"),
    ".pdf": N_("Tệp PDF (*.pdf)"),
    ".txt": N_("Văn bản (*.txt)"),
    ".toml": N_("Mẫu giấy (*.toml)"),
    ".png": N_("Hình (*.png *.jpg *.jpeg)"),
    "scan": N_("Hình hoặc PDF (*.png *.jpg *.jpeg *.pdf)"),
}


def ask_open(parent: QWidget, words: Words, title: str, ending: str, folder: Path) -> Path | None:
    """A file that exists, or None when the user thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), words.text(KINDS[ending]))
    return Path(name) if name else None


def ask_save(parent: QWidget, words: Words, title: str, proposed: Path) -> Path | None:
    """Where to write, with the ending of `proposed`; the dialog has asked before overwriting."""
    ending = proposed.suffix
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), words.text(KINDS[ending]))
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
