"""Setting the pages of a paper beside the window: what a job does with a composed paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from thiduadesk.desk.facts.printing import render_as, render_sound
from thiduadesk.documents.printer import PrinterProfile
from thiduadesk.documents.tree import Paper
from thiduadesk.domain.errors import Problem
from thiduadesk.ui.jobs import Progress


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper with its pages, and what is wrong with the certificates that have none."""

    paper: Paper
    pdf: bytes
    problems: tuple[Problem, ...]


def setting(paper: Paper, ending: str) -> Callable[[Progress], bytes]:
    """The work of turning a paper into a file of that ending."""
    return partial(_set, paper, ending)


def printing(paper: Paper) -> Callable[[Progress], Printed]:
    """The work of setting the pages that can be printed."""
    return partial(_print, paper)


def correcting(paper: Paper) -> Callable[[PrinterProfile, Progress], bytes]:
    """The work of setting those pages for a printer that misses its place."""
    return partial(_correct, paper)


def _set(paper: Paper, ending: str, progress: Progress) -> bytes:
    progress.step(0, 0)
    return render_as(paper, ending)


def _print(paper: Paper, progress: Progress) -> Printed:
    progress.step(0, 0)
    pdf, problems = render_sound(paper, step=progress.step)
    return Printed(paper, pdf, problems)


def _correct(paper: Paper, profile: PrinterProfile, progress: Progress) -> bytes:
    pdf, _ = render_sound(paper, profile, progress.step)
    return pdf
