"""What is amiss in the year's scores and in their table, for the check and the overview."""

from collections.abc import Iterator

from thiduadesk.desk.queries.finding import Finding, Severity
from thiduadesk.desk.queries.scoring import ScoreLine, score_sheets, scoring_template
from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.scoring import sum_problems
from thiduadesk.store.records import Records

_CODES = {"reason": "score-unexplained", "evidence": "score-no-evidence", "criterion": "score-stray"}
_GRAVITY = {
    "score-invalid": Severity.ERROR,
    "score-unexplained": Severity.WARNING,
    "score-stray": Severity.WARNING,
    "score-no-evidence": Severity.INFO,
}


def score_findings(records: Records, year: int) -> Iterator[Finding]:
    """Points the table does not allow, changes without a reason, missing evidence or points, sums that do not meet."""
    template = scoring_template(records, year)
    for problem in sum_problems(template) if template else ():
        yield Finding(
            code="template-sum",
            severity=Severity.WARNING,
            about=str(template),
            message=problem.message,
            params=problem.params,
        )
    for sheet in score_sheets(records, year):
        for line in sheet.lines:
            for problem in line.problems:
                yield _finding(sheet.unit, line, problem)
        counted = sheet.sums.of(sheet.column)
        if template and counted.given and counted.missing:
            yield Finding(
                code="score-missing",
                severity=Severity.INFO,
                about=sheet.unit,
                message=N_("Còn {count} tiêu chí chưa có điểm {column} nên chưa xếp hạng được."),
                params={"count": counted.missing, "column": sheet.column},
            )


def _finding(unit: str, line: ScoreLine, problem: Problem) -> Finding:
    code = _CODES.get(problem.field, "score-invalid")
    return Finding(
        code=code,
        severity=_GRAVITY[code],
        about=f"{unit} / {line.criterion}",
        message=problem.message,
        params=problem.params,
    )
