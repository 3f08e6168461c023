"""Beginning a cluster's file, beginning a year, saying who heads it."""

from thiduadesk.desk.commands.records import put_checked
from thiduadesk.desk.queries.rounds import elected_posts
from thiduadesk.desk.queries.years import ClusterCard
from thiduadesk.desk.steps import step
from thiduadesk.domain.cluster import Cluster
from thiduadesk.domain.errors import Conflict
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.year import Year
from thiduadesk.i18n.mark import N_
from thiduadesk.store.work import Work


@step(N_("Lập tệp của {cluster}"))
def begin_cluster(work: Work, cluster: Cluster, year: int) -> None:
    """The first step of a file: its cluster and its first year."""
    put_checked(work, cluster, Year(id=new_id(), year=year))


@step(N_("Mở năm thi đua {year}"))
def start_year(work: Work, year: int) -> None:
    """Add an emulation year, with the posts its conference before has elected; raises `Conflict` when there is one."""
    if work.one(Year, year=year):
        raise Conflict(N_("Tệp đã có năm {year}."), year=year)
    head, deputies = elected_posts(work, year - 1)
    first, second = (*deputies, None, None)[:2]
    put_checked(work, Year(id=new_id(), year=year, head_id=head, deputy_id=first, second_deputy_id=second))


@step(N_("Sửa thông tin {card}"))
def save_cluster(work: Work, card: ClusterCard) -> None:
    """Put the cluster and its posts in one year; raises `RuleBroken`."""
    cluster = Cluster(
        id=card.id,
        name=card.name,
        parent=card.parent,
        place=card.place,
        symbol=card.symbol,
        flag_rule=card.flag_rule,
        note=card.note,
    )
    known = work.one(Year, year=card.year)
    posts = Year(
        id=known.id if known else new_id(),
        year=card.year,
        head_id=card.head_id,
        deputy_id=card.deputy_id,
        second_deputy_id=card.second_deputy_id,
        secretary=card.secretary,
        rules_on=card.rules_on,
        rules_reason=card.rules_reason,
        rulebook_id=known.rulebook_id if known else None,
        note=known.note if known else "",
    )
    put_checked(work, cluster, posts)
