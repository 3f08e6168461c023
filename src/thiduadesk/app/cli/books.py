"""Commands about the Excel workbook: the empty template, taking one in, giving everything out."""

import argparse
from contextlib import closing

from thiduadesk.app.cli.console import DONE, PROBLEMS, Console
from thiduadesk.desk.commands.imports import import_book
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.facts.workbook import gather_tables
from thiduadesk.desk.importing.plan import ImportPlan
from thiduadesk.desk.importing.planner import plan_import
from thiduadesk.desk.output import write_out
from thiduadesk.desk.queries.years import known_years
from thiduadesk.exchange.workbook import read_workbook, write_template, write_workbook
from thiduadesk.i18n.mark import N_
from thiduadesk.store.failures import translating


def template(arguments: argparse.Namespace, console: Console) -> int:
    """Write the empty workbook."""
    write_out(arguments.book, write_template())
    console.say(N_("Đã ghi {path}."), path=str(arguments.book))
    return DONE


def take_in(arguments: argparse.Namespace, console: Console) -> int:
    """Import a workbook as one step, or only tell what it would do."""
    with closing(Desk.open(arguments.file)) as desk:
        with translating(arguments.book):
            book = read_workbook(arguments.book)
        plan = plan_import(desk.records, book, desk.now().date())
        if not arguments.dry_run:
            desk.do(import_book, plan, arguments.book.name)
    if arguments.json:
        console.json(plan.report(console.words))
    else:
        _tell(plan, console, dry_run=arguments.dry_run)
    return DONE if plan.clean else PROBLEMS


def give_out(arguments: argparse.Namespace, console: Console) -> int:
    """Export one year and all award history."""
    with closing(Desk.open(arguments.file)) as desk:
        years = known_years(desk.records)
        year = arguments.year if arguments.year is not None else next(iter(years), 0)
        data = write_workbook(gather_tables(desk.records, year))
    write_out(arguments.book, data)
    console.say(N_("Đã ghi {path}."), path=str(arguments.book))
    return DONE


def _tell(plan: ImportPlan, console: Console, *, dry_run: bool) -> None:
    if dry_run:
        console.say(N_("Xem trước, chưa ghi gì:"))
    for message, counted in (
        (N_("Thêm mới"), plan.accepted),
        (N_("Thay đổi"), plan.changed),
        (N_("Giữ nguyên"), plan.unchanged),
    ):
        parts = ", ".join(f"{sheet} {console.words.number(count)}" for sheet, count in counted.items())
        console.line(f"{console.words.text(message)}: {parts or 0}")
    for item in plan.rejected:
        reason = console.words.text(item.message, **item.params)
        console.line(f"{console.words.text(N_('Không nhận'))}: {item.sheet} {item.cell}: {reason}")
    for clash in plan.conflicts:
        console.say(
            N_("Mâu thuẫn: {sheet} {cell}, {field}: đang có «{ours}», tệp Excel ghi «{theirs}»."),
            sheet=clash.sheet,
            cell=clash.cell,
            field=clash.field,
            ours=clash.ours,
            theirs=clash.theirs,
        )
    for item in plan.notes:
        note = console.words.text(item.message, **item.params)
        console.line(f"{console.words.text(N_('Lưu ý'))}: {item.sheet} {item.cell}: {note}")
