"""All papers of a stage at once («in tất cả cho hôm nay»): composed from the rows first, then set page by page.

One that holds nothing to print, or cannot be printed, says why and stops none of the others.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from thiduadesk.desk.facts.printing import compose_paper, render_sound
from thiduadesk.desk.queries.years import need_year
from thiduadesk.documents.catalogue import KINDS, OF_A_CONFERENCE, STAGE_NAMES, Stage
from thiduadesk.documents.tree import Paper
from thiduadesk.domain.errors import Cancelled, NotFound, Problem, Trouble
from thiduadesk.i18n.mark import N_
from thiduadesk.store.records import Records

Step = Callable[[int, int], object]
"""Told how many papers of how many are done, and before each certificate too; raises `Cancelled` to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePaper:
    """One paper of a stage as composed, or the reason why there is none."""

    kind: str
    name: str
    paper: Paper | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """One paper of a stage as a PDF of so many pages, or the reason why it was not printed.

    `problems` tells of certificates that could not be, while the others were.
    """

    kind: str
    name: str
    pages: int = 0
    data: bytes = b""
    trouble: Trouble | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there was something to print, and it or some of it could not be."""
        return bool(self.problems) or (self.trouble is not None and not isinstance(self.trouble, NotFound))


def need_stage(stage: str) -> Stage:
    """The stage of that name; raises `NotFound`, naming the stages there are."""
    if stage not in set(Stage):
        known = ", ".join(STAGE_NAMES)
        raise NotFound(N_("Không có giai đoạn «{stage}». Các giai đoạn: {stages}."), stage=stage, stages=known)
    return Stage(stage)


def compose_stage(
    records: Records, year: int, stage: Stage, conference_id: str = "", *, day: date | None = None
) -> tuple[StagePaper, ...]:
    """Every paper of the stage this version prints; those of a conference about the one given, else the usual one.

    What is late is told as of `day`, as for `compose_paper`. Raises `NotFound` for a year the file does not hold.
    """
    need_year(records, year)
    return tuple(
        _composed(records, kind.kind, kind.name, year, conference_id if kind.kind in OF_A_CONFERENCE else "", day)
        for kind in KINDS
        if kind.stage is stage and "pdf" in kind.formats
    )


def render_stage(papers: Iterable[StagePaper], step: Step) -> tuple[PrintedPaper, ...]:
    """The papers as PDF; reads nothing, so it may run beside the window."""
    papers = tuple(papers)
    printed = []
    for done, paper in enumerate(papers):
        far = partial(step, done, len(papers))
        far()
        printed.append(_printed(paper, far))
    step(len(papers), len(papers))
    return tuple(printed)


def _composed(records: Records, kind: str, name: str, year: int, subject: str, day: date | None) -> StagePaper:
    try:
        return StagePaper(kind=kind, name=name, paper=compose_paper(records, kind, year, subject, day=day))
    except Trouble as trouble:
        return StagePaper(kind=kind, name=name, trouble=trouble)


def _printed(paper: StagePaper, far: Callable[[], object]) -> PrintedPaper:
    # reportlab takes long to import; only who prints waits for it.
    from thiduadesk.documents.render.pdf import page_count

    if paper.paper is None:
        return PrintedPaper(kind=paper.kind, name=paper.name, trouble=paper.trouble)
    try:
        data, _, problems = render_sound(paper.paper, step=lambda done, total: far())
    except Cancelled:
        raise
    except Trouble as trouble:
        return PrintedPaper(kind=paper.kind, name=paper.name, trouble=trouble)
    return PrintedPaper(kind=paper.kind, name=paper.name, pages=page_count(data), data=data, problems=problems)
