"""Cases (vụ việc): discipline, and whatever is still being looked into; they bear on what may be proposed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.domain.unit import check_span
from thiduadesk.i18n.mark import N_


class CaseKind(StrEnum):
    """Loại vụ việc: a discipline decided, or one of the things during which nothing may be proposed."""

    DISCIPLINE = N_("kỷ luật")
    PENDING = N_("đang xem xét kỷ luật")
    COMPLAINT = N_("khiếu nại, tố cáo")
    INSPECTION = N_("thanh tra, kiểm tra")
    INVESTIGATION = N_("điều tra")
    PRESS = N_("báo chí phản ánh")


class DisciplineLevel(StrEnum):
    """Hình thức kỷ luật, the mildest first."""

    REPRIMAND = N_("khiển trách")
    WARNING = N_("cảnh cáo")
    PAY_CUT = N_("hạ bậc lương")
    DEMOTION = N_("giáng chức")
    REMOVAL = N_("cách chức")
    DISMISSAL = N_("buộc thôi việc")

    def reaches(self, floor: "DisciplineLevel") -> bool:
        """Whether this is `floor` or graver."""
        order = list(DisciplineLevel)
        return order.index(self) >= order.index(floor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Vụ việc about a unit, or about one of its people; `until` empty while it lasts, `level` of a discipline only."""

    id: str
    unit_id: str
    person_id: str | None = None
    kind: str
    level: str = ""
    since: date | None = None
    until: date | None = None
    reference: str = ""  # số văn bản
    note: str = ""

    def __str__(self) -> str:
        return self.kind


def check_case(case: Case) -> tuple[Problem, ...]:
    """A kind is needed, and the days are in order."""
    problems = [] if case.kind else [Problem("kind", N_("Cần ghi loại vụ việc."))]
    return (*problems, *check_span(case.since, case.until))
