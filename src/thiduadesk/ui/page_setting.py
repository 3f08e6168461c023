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
    """A paper, the `sound` part of it that can be printed, its pages, and what is wrong with the other certificates."""

    paper: Paper
    sound: Paper
    pdf: bytes
    problems: tuple[Problem, ...]


def setting(paper: Paper, ending: str) -> Callable[[Progress], bytes]:
    """The work of turning a paper into a file of that ending."""
    return partial(_set, paper, ending)


def printing(paper: Paper) -> Callable[[Progress], Printed]:
    """The work of setting the pages that can be printed."""
    return partial(_print, paper)


def correcting(paper: Paper) -> Callable[[PrinterProfile, Progress], bytes]:
    """The work of setting a sound paper for a printer that misses its place."""
    return partial(_correct, paper)


def _set(paper: Paper, ending: str, progress: Progress) -> bytes:
    progress.step(0, 0)
    return render_as(paper, ending)


def _print(paper: Paper, progress: Progress) -> Printed:
    progress.step(0, 0)
    pdf, sound, problems = render_sound(paper, step=progress.step)
    return Printed(paper, sound, pdf, problems)


def _correct(paper: Paper, profile: PrinterProfile, progress: Progress) -> bytes:
    pdf, _, _ = render_sound(paper, profile, progress.step)
    return pdf
