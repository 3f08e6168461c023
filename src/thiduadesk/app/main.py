"""The start of the window: the application, the first paint, then everything that may come later."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from thiduadesk.app.paths import user_places
from thiduadesk.app.settings import read_settings
from thiduadesk.app.window import Window


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with a file when one is named; returns the exit code."""
    names = [name for name in (sys.argv[1:] if argv is None else argv) if not name.startswith("-")]
    return open_window(Path(names[0]) if names else None)


def open_window(path: Path | None = None, language: str | None = None) -> int:
    """Show the window until it is closed; `language` is for this once and «None» means as remembered."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    app.setApplicationName("thiduadesk")
    places = user_places()
    settings = read_settings(places.settings)
    window = Window(app, places, replace(settings, language=language) if language else settings)
    window.crash.install()
    window.shell.painted.connect(partial(_go_on, window, path))
    window.shell.show()
    return app.exec()


def _go_on(window: Window, path: Path | None) -> None:
    # One turn of the event loop later: what was painted has then reached the screen.
    QTimer.singleShot(0, window.after_first_paint)
    if path is not None:
        QTimer.singleShot(0, partial(window.open_path, path))
