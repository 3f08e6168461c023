"""Commands about papers: which there are, and printing one to a file."""

import argparse
from contextlib import closing

from thiduadesk.app.cli.console import DONE, PROBLEMS, USAGE, Console
from thiduadesk.app.paths import user_places
from thiduadesk.app.settings import read_settings
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.printing import NotYet, compose_paper, need_kind, render_as, sound_part
from thiduadesk.desk.output import write_out
from thiduadesk.documents.catalogue import KINDS, STAGE_NAMES
from thiduadesk.documents.printer import STRAIGHT
from thiduadesk.domain.errors import NotFound, Problem
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
    except (NotFound, NotYet) as refusal:
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
    problems: tuple[Problem, ...] = ()
    if ending == "pdf":  # the other formats have room for whatever is said
        paper, problems = sound_part(paper)
    write_out(arguments.o, render_as(paper, ending, profile=profile))
    for problem in problems:
        console.complain(console.words.sentence(problem))
    console.say(N_("Đã ghi {path}."), path=str(arguments.o))
    return PROBLEMS if problems else DONE
