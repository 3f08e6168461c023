"""Commands about papers: which there are, printing one to a file, or all of a stage to a folder."""

import argparse
from contextlib import closing
from pathlib import Path

from thiduadesk.app.cli.console import DONE, PROBLEMS, USAGE, Console
from thiduadesk.app.paths import user_places
from thiduadesk.app.settings import read_settings
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import NoFormat, compose_paper, need_kind, render_as, render_sound
from thiduadesk.desk.facts.stages import PrintedPaper, compose_stage, need_stage, render_stage
from thiduadesk.desk.output import make_folder, write_out
from thiduadesk.documents.catalogue import KINDS, STAGE_NAMES
from thiduadesk.documents.printer import STRAIGHT
from thiduadesk.domain.errors import NotFound
from thiduadesk.i18n.mark import N_


def papers(arguments: argparse.Namespace, console: Console) -> int:
    """List the kinds of paper."""
    if arguments.json:
        listed = [
            {
                "kind": kind.kind,
                "name": console.words.text(kind.name),
                "stage": str(kind.stage),
                "formats": list(kind.formats),
                "per": kind.per,
            }
            for kind in KINDS
        ]
        console.json({"papers": listed})
        return DONE
    for stage, name in STAGE_NAMES.items():
        console.line(f"{console.words.text(name)} ({stage})")
        for kind in (kind for kind in KINDS if kind.stage is stage):
            formats = ", ".join(f".{one}" for one in kind.formats) or console.words.text(N_("chưa có"))
            console.line(f"  {kind.kind:<16} {console.words.text(kind.name)} ({formats})")
    return DONE


def print_paper(arguments: argparse.Namespace, console: Console) -> int:
    """Write one paper; the format is the ending of the file."""
    ending = arguments.o.suffix.lstrip(".").lower()
    try:
        need_kind(arguments.kind, ending)
    except (NotFound, NoFormat) as refusal:
        console.complain(console.words.sentence(refusal))
        return USAGE
    profile = read_settings(user_places().settings).profile_of(arguments.profile) if arguments.profile else STRAIGHT
    if profile is None:
        console.complain(console.words.text(N_("Chưa ghi bù lệch cho máy in «{printer}»."), printer=arguments.profile))
        return USAGE
    with closing(Desk.open(arguments.file)) as desk:
        subject = getattr(arguments, "for") or ""
        paper = compose_paper(
            desk.records, arguments.kind, arguments.year, subject, day=arguments.on or desk.now().date()
        )
    # The other formats have room for whatever is said.
    data, _, problems = render_sound(paper, profile) if ending == "pdf" else (render_as(paper, ending), paper, ())
    write_out(arguments.o, data)
    for problem in problems:
        console.complain(console.words.sentence(problem))
    console.say(N_("Đã ghi {path}."), path=str(arguments.o))
    return PROBLEMS if problems else DONE


def print_all(arguments: argparse.Namespace, console: Console) -> int:
    """Write every paper of a stage; the sum of pages first, then each with its pages or why it was not printed."""
    try:
        stage = need_stage(arguments.stage)
    except NotFound as refusal:
        console.complain(console.words.sentence(refusal))
        return USAGE
    with closing(Desk.open(arguments.file)) as desk:
        composed = compose_stage(desk.records, arguments.year, stage, day=arguments.on or desk.now().date())
    printed = render_stage(composed, lambda done, total: None)
    made = [paper for paper in printed if paper.data]
    make_folder(arguments.o)
    for paper in made:
        write_out(_path(paper, arguments), paper.data)
    pages = sum(paper.pages for paper in made)
    console.say(N_("Cả thảy {pages} trang, {papers} văn bản."), pages=pages, papers=len(made))
    for paper in printed:
        console.line(f"  {paper.kind:<16} {_result(paper, arguments, console)}")
        for problem in paper.problems:
            console.line(f"    {console.words.sentence(problem)}")
    return PROBLEMS if any(paper.failed for paper in printed) else DONE


def _path(paper: PrintedPaper, arguments: argparse.Namespace) -> Path:
    folder: Path = arguments.o
    return folder / f"{paper.kind}-{arguments.year}.pdf"


def _result(paper: PrintedPaper, arguments: argparse.Namespace, console: Console) -> str:
    if paper.trouble is not None:
        reason = console.words.sentence(paper.trouble)
        return console.words.text(N_("không in: {reason}"), reason=reason)
    path = _path(paper, arguments)
    return console.words.text(N_("{pages} trang: {path}"), pages=paper.pages, path=str(path))
