"""What happens when something nobody foresaw is raised: it is logged without names and told, never silent."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from thiduadesk.app.logs import LOG


class CrashReport:
    """Takes every exception nobody caught, on any thread; `show` is called once at a time."""

    def __init__(self, show: Callable[[], object]) -> None:
        self._show = show
        self._showing = False

    def install(self) -> None:
        """Listen from now on."""
        sys.excepthook = self._hook
        threading.excepthook = lambda raised: self.tell(raised.exc_value) if raised.exc_value else None

    def tell(self, error: BaseException) -> None:
        """Log an error and show the dialog; one raised while it is open is only logged."""
        LOG.error("%s", outline(error))
        if self._showing:
            return
        self._showing = True
        try:
            self._show()
        finally:
            self._showing = False

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            self.tell(error)
        else:
            sys.__excepthook__(kind, error, trace)


def outline(error: BaseException) -> str:
    """Which errors, and where; never their messages, which may hold names of people."""
    lines = []
    current: BaseException | None = error
    while current is not None:
        places = [
            f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
            for frame, line in walk_tb(current.__traceback__)
        ]
        lines.append(f"{type(current).__name__}: " + " > ".join(places))
        current = current.__cause__ or current.__context__
    return "\n  from ".join(lines)
