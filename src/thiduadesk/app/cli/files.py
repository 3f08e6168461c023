"""Commands about a file as a whole: make it, tell what is in it, step back."""

import argparse
from contextlib import closing

from thiduadesk.app.cli.console import DONE, Console
from thiduadesk.desk.commands.years import begin_cluster
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.practice import write_practice
from thiduadesk.desk.queries.years import known_years, the_cluster
from thiduadesk.domain.cluster import Cluster
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import clean
from thiduadesk.store.journal import Step


def sample(arguments: argparse.Namespace, console: Console) -> int:
    """Write the practice file."""
    write_practice(arguments.file)
    console.say(N_("Đã ghi tệp thực hành {path}."), path=str(arguments.file))
    return DONE


def new(arguments: argparse.Namespace, console: Console) -> int:
    """Write an empty file of one cluster and one year."""
    cluster = Cluster(name=clean(arguments.cluster), parent=clean(arguments.parent))
    with Desk.beginning(arguments.file) as desk:
        desk.do(begin_cluster, cluster, arguments.year)
    console.say(N_("Đã lập tệp {path}."), path=str(arguments.file))
    return DONE


def info(arguments: argparse.Namespace, console: Console) -> int:
    """Tell the cluster, the years, the counts, the schema and the last step."""
    with closing(Desk.open(arguments.file)) as desk:
        cluster = the_cluster(desk.records)
        years = sorted(known_years(desk.records))
        counts = desk.records.counts()
        last = next(iter(desk.history(1)), None)
        schema = desk.schema
    if arguments.json:
        console.json(
            {
                "cluster": cluster.name if cluster else None,
                "years": years,
                "counts": counts,
                "schema": schema,
                "last_step": _step(last, console) if last else None,
                "last_backup": None,
            }
        )
        return DONE
    console.say(N_("Cụm: {name}"), name=cluster.name if cluster else "")
    console.say(N_("Các năm: {years}"), years=", ".join(map(str, years)))
    for table, count in counts.items():
        if count:
            console.line(f"  {table}: {console.words.number(count)}")
    console.say(N_("Phiên bản cấu trúc tệp: {schema}"), schema=schema)
    if last:
        console.say(N_("Bước gần nhất: {step}"), step=_told(last, console))
    return DONE


def undo(arguments: argparse.Namespace, console: Console) -> int:
    """Put the last step back."""
    with closing(Desk.open(arguments.file)) as desk:
        step = desk.undo()
    console.say(N_("Đã hoàn tác: {step}"), step=console.words.text(step.name, **step.params))
    return DONE


def history(arguments: argparse.Namespace, console: Console) -> int:
    """Tell who did what and when, newest first."""
    with closing(Desk.open(arguments.file)) as desk:
        steps = desk.history()
    if arguments.json:
        console.json({"steps": [_step(step, console) for step in steps]})
        return DONE
    for step in steps:
        console.line(_told(step, console))
    return DONE


def _step(step: Step, console: Console) -> dict[str, object]:
    return {
        "id": step.id,
        "name": console.words.text(step.name, **step.params),
        "who": step.who,
        "at": step.at,
        "rows": step.rows,
        "reverts": step.reverts,
        "final": step.final,
    }


def _told(step: Step, console: Console) -> str:
    parts = (str(step.id), console.words.moment(step.at), step.who, console.words.text(step.name, **step.params))
    return " · ".join(part for part in parts if part)
