"""Draws every tab with the practice file to PNG: `python -m thiduadesk.app.shots FOLDER`."""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from thiduadesk.app.paths import Places
from thiduadesk.app.settings import Settings
from thiduadesk.app.window import PRACTICE, Window
from thiduadesk.desk.practice import write_practice
from thiduadesk.i18n.words import LANGUAGES
from thiduadesk.ui.tabs.papers import PapersTab
from thiduadesk.ui.theme import ThemeChoice

SIZE = (1366, 768)
"""The commonest office screen."""

_PATIENCE = 20.0  # seconds for a paper to be composed
_PAPERS = ("bien-ban", "kiem-phieu", "giay-chung-nhan")


def main(argv: Sequence[str] | None = None) -> int:
    """Write «units-light-vi.png» and so on into the folder; returns the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if len(arguments) != 1:
        sys.stderr.write("python -m thiduadesk.app.shots FOLDER\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        write_practice(home / PRACTICE)
        places = Places(settings=home / "settings.toml", logs=home, documents=home, temporary=home / "temporary")
        for language in LANGUAGES:
            for theme, name in ((ThemeChoice.LIGHT, "light"), (ThemeChoice.DARK, "dark")):
                _draw(app, Window(app, places, Settings(language=language, theme=theme)), folder, f"{name}-{language}")
    return 0


def _draw(app: QApplication, window: Window, folder: Path, suffix: str) -> None:
    shell = window.shell
    shell.resize(*SIZE)
    shell.show()
    app.processEvents()
    shell.grab().save(str(folder / f"welcome-{suffix}.png"))
    window.open_practice()
    for key in shell.tab_keys:
        shell.show_tab(key)
        app.processEvents()
        widget = shell.tab_widget(key)
        if isinstance(widget, PapersTab):
            for kind in _PAPERS:
                widget.choose(kind)
                _await_pages(app, widget)
                shell.grab().save(str(folder / f"{key}-{kind}-{suffix}.png"))
            widget.edit_layout()
            app.processEvents()
            shell.grab().save(str(folder / f"{key}-layout-{suffix}.png"))
        else:
            shell.grab().save(str(folder / f"{key}-{suffix}.png"))
    shell.close()


def _await_pages(app: QApplication, papers: PapersTab) -> None:
    deadline = time.monotonic() + _PATIENCE
    while papers.pane.pdf is None:
        if time.monotonic() > deadline:
            raise TimeoutError("no paper to look at")
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
