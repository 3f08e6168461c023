"""The commands that list everything that does not add up, and that look at seals."""

import argparse
from contextlib import closing

from thiduadesk.app.cli.console import CANNOT, DONE, PROBLEMS, Console
from thiduadesk.desk.desk import Desk
from thiduadesk.desk.queries.finding import Finding, Severity
from thiduadesk.desk.queries.problems import findings
from thiduadesk.desk.queries.years import known_years, need_year
from thiduadesk.desk.sealing import verify_seals
from thiduadesk.domain.errors import StoreFault, StoreTrouble
from thiduadesk.i18n.mark import N_

_SIGNS = {Severity.ERROR: N_("Lỗi"), Severity.WARNING: N_("Cảnh báo"), Severity.INFO: N_("Lưu ý")}


def check(arguments: argparse.Namespace, console: Console) -> int:
    """List the findings of one year, or of all years; a damaged file is itself one."""
    try:
        with closing(Desk.open(arguments.file)) as desk:
            desk.examine()
            years = known_years(desk.records) if arguments.year is None else [need_year(desk.records, arguments.year)]
            found = [item for year in years for item in findings(desk.records, year, desk.now().date())]
    except StoreTrouble as trouble:
        if trouble.fault is not StoreFault.DAMAGED or not arguments.json:
            raise
        sentence = console.words.sentence(trouble)
        damaged = Finding(code="damaged", severity=Severity.ERROR, about=str(arguments.file), message=sentence)
        console.json({"problems": [_shape(damaged, console)]})
        console.complain(sentence)
        return CANNOT
    if arguments.json:
        console.json({"problems": [_shape(item, console) for item in found]})
    else:
        for item in found:
            sentence = console.words.text(item.message, **item.params)
            console.line(f"{console.words.text(_SIGNS[item.severity])}: {item.about}: {sentence}")
        if not found:
            console.say(N_("Không thấy vướng mắc nào."))
    return PROBLEMS if found else DONE


def verify(arguments: argparse.Namespace, console: Console) -> int:
    """Look at the seals of a file, or for the one whose code stands on a paper."""
    with closing(Desk.open(arguments.file)) as desk:
        desk.examine()
        sealed = verify_seals(desk.records, arguments.code)
    for item in sealed:
        console.line(f"{item.code or '–'}: {item.title} ({console.words.date(item.held_on)})")
    if arguments.code is not None and not sealed:
        console.say(N_("Mã {code} không khớp hồ sơ nào đã chốt trong tệp."), code=arguments.code)
        return PROBLEMS
    for item in sealed:
        if not item.holds:
            console.say(N_("Niêm phong của «{title}» không còn nguyên: hồ sơ đã bị sửa."), title=item.title)
    if not all(item.holds for item in sealed):
        return PROBLEMS
    console.say(N_("Niêm phong còn nguyên.") if sealed else N_("Chưa có hội nghị nào được chốt."))
    return DONE


def _shape(item: Finding, console: Console) -> dict[str, str]:
    return {
        "code": item.code,
        "severity": str(item.severity),
        "about": item.about,
        "message": console.words.text(item.message, **item.params),
        "article": item.article,
    }
