"""The years a file holds, and the cluster as it stands in one of them."""

from dataclasses import dataclass
from datetime import date

from thiduadesk.domain.cluster import CLUSTER_ID, Cluster, FlagRule
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterCard:
    """Cụm in one year, as one form shows it."""

    id: str = CLUSTER_ID
    year: int
    name: str
    parent: str = ""
    place: str = ""
    symbol: str = ""
    flag_rule: str = FlagRule.SUBSET
    head_id: str | None = None
    deputy_id: str | None = None
    second_deputy_id: str | None = None
    secretary: str = ""
    rules_on: date | None = None
    rules_reason: str = ""
    note: str = ""

    def __str__(self) -> str:
        return self.name


def known_years(records: Records) -> tuple[int, ...]:
    """The emulation years of the file, newest first."""
    return tuple(sorted((year.year for year in records.all(Year)), reverse=True))


def need_year(records: Records, year: int) -> int:
    """The year itself; raises `NotFound`, naming the years there are."""
    years = known_years(records)
    if year not in years:
        raise NotFound(
            N_("Tệp không có năm {year}. Các năm đang có: {years}."),
            year=year,
            years=", ".join(map(str, sorted(years))) or "—",
        )
    return year


def cluster_key(records: Records) -> str:
    """What tells this cluster's file from every other, whoever keeps it: the key of the year it began with.

    Empty in a file nobody has begun.
    """
    return min((year.id for year in records.all(Year)), default="")


def the_cluster(records: Records) -> Cluster | None:
    """The file's cluster; None in a file nobody has begun."""
    return records.get(Cluster, CLUSTER_ID)


def cluster_card(records: Records, year: int) -> ClusterCard:
    """The cluster and its posts in `year`; raises `NotFound` when the file holds neither."""
    cluster = records.need(Cluster, CLUSTER_ID)
    posts = records.one(Year, year=year)
    return ClusterCard(
        year=year,
        name=cluster.name,
        parent=cluster.parent,
        place=cluster.place,
        symbol=cluster.symbol,
        flag_rule=cluster.flag_rule,
        head_id=posts.head_id if posts else None,
        deputy_id=posts.deputy_id if posts else None,
        second_deputy_id=posts.second_deputy_id if posts else None,
        secretary=posts.secretary if posts else "",
        rules_on=posts.rules_on if posts else None,
        rules_reason=posts.rules_reason if posts else "",
        note=cluster.note,
    )
