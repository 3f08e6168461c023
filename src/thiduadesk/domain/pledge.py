"""Pledges (giao ước thi đua) and their targets (chỉ tiêu)."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """Bản giao ước of one unit in one year; unsigned while `signed_on` is empty."""

    id: str
    year: int
    unit_id: str
    signed_on: date | None = None
    signer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeTarget:
    """Chỉ tiêu. Plan and result are kept as written: «trên 92,04 %» must keep its «trên»."""

    id: str
    pledge_id: str
    position: int
    name: str
    measure: str = ""  # đơn vị tính
    planned: str = ""
    achieved: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.name


def check_pledge_target(target: PledgeTarget) -> tuple[Problem, ...]:
    """A target says what it counts."""
    return () if target.name else (Problem("name", N_("Cần ghi nội dung chỉ tiêu.")),)
