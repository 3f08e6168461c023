"""The rules a cluster owns: what it changed and why, what its secretary ruled, and the book a year closed with."""

from dataclasses import dataclass

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """Sửa quy định của cụm: from `year` on, the value `field` of the rule is another, and that is the user's word."""

    id: str
    year: int
    rule: str  # id of the rule in its pack
    field: str  # which of its values
    value: str  # as typed; the shelf reads it as the rule's kind wants it
    reason: str
    note: str = ""

    def __str__(self) -> str:
        return self.rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Bộ quy định a year was closed with, whole, as canonical JSON; its id is the digest of the text."""

    id: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Ý kiến của thư ký on one condition of a nomination: met or not, whatever the records say, with the reason."""

    id: str
    nomination_id: str
    rule: str  # id of the rule the condition comes from
    met: bool
    reason: str
    note: str = ""

    def __str__(self) -> str:
        return self.reason


def check_rule_change(change: RuleChange) -> tuple[Problem, ...]:
    """Nothing is changed without a written reason."""
    return () if change.reason else (Problem("reason", N_("Cần ghi lý do, căn cứ của thay đổi.")),)


def check_ruling(ruling: Ruling) -> tuple[Problem, ...]:
    """Nothing is ruled without a written reason: it is printed."""
    return () if ruling.reason else (Problem("reason", N_("Cần ghi lý do; lý do được in ra văn bản.")),)
