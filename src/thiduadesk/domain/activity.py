"""Joint activities of the cluster (hoạt động chung) and the units that took part."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


class ActivityKind(StrEnum):
    """Loại hoạt động."""

    DIRECTIVE = N_("văn bản chỉ đạo")
    PUBLICITY = N_("tuyên truyền")
    TRAINING = N_("tập huấn")
    INSPECTION = N_("kiểm tra")
    MIDYEAR = N_("sơ kết")
    OTHER = N_("khác")


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Hoạt động chung của cụm."""

    id: str
    year: int
    content: str
    kind: str = ""
    planned_on: date | None = None
    done_on: date | None = None
    result: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Đơn vị tham gia một hoạt động."""

    id: str
    activity_id: str
    unit_id: str


def check_activity(activity: Activity) -> tuple[Problem, ...]:
    """The content is needed."""
    return () if activity.content else (Problem("content", N_("Cần có nội dung hoạt động.")),)
