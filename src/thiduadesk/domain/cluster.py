"""The cluster itself (cụm thi đua) and how its flags relate."""

from dataclasses import dataclass
from enum import StrEnum

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_

CLUSTER_ID = "cluster"
"""One file holds one cluster, so its record has a fixed key."""


class FlagRule(StrEnum):
    """How the Government flag's list stands to the ministry flag's (a custom of the body, not a law everywhere)."""

    SUBSET = N_("chọn trong số cờ ngành")
    EQUAL = N_("trùng với cờ ngành")
    DISJOINT = N_("tách khỏi cờ ngành")
    FREE = N_("không ràng buộc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Cụm thi đua. Not told apart by its name alone: organiser, family and number together name it."""

    id: str = CLUSTER_ID
    name: str
    parent: str = ""  # cơ quan chủ quản
    place: str = ""  # địa danh, as printed before the date
    symbol: str = ""  # ký hiệu in document numbers, set by the head of the unit
    flag_rule: str = FlagRule.SUBSET
    note: str = ""

    def __str__(self) -> str:
        return self.name


def check_cluster(cluster: Cluster) -> tuple[Problem, ...]:
    """A cluster needs a name; everything else may be unknown."""
    return () if cluster.name else (Problem("name", N_("Cần có tên cụm.")),)
