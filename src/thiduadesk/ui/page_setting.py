"""Setting the pages of a paper beside the window: what a job does with a composed paper."""

from collections.abc import Callable
from functools import partial

from thiduadesk.desk.facts.printing import render_as
from thiduadesk.documents.tree import Paper
from thiduadesk.ui.jobs import Progress


def setting(paper: Paper, ending: str) -> Callable[[Progress], bytes]:
    """The work of turning a paper into a file of that ending."""
    return partial(_set, paper, ending)


def _set(paper: Paper, ending: str, progress: Progress) -> bytes:
    progress.step(0, 0)
    return render_as(paper, ending)
