"""Column «Thành tích» of sheet «Đề nghị»: the achievements a nomination rests on, by what they say."""

from thiduadesk.desk.importing.intake import Intake
from thiduadesk.desk.importing.matching import name_of
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.nomination import Ground, Nomination
from thiduadesk.exchange.book import Row
from thiduadesk.i18n.mark import N_

BETWEEN = "; "


def take_grounds(intake: Intake, row: Row, nomination: Nomination) -> None:
    """Take in what a nomination rests on; what is not known by its words is told, and the rest of the row goes in.

    Contents may hold semicolons themselves, so of those the text begins with the longest is taken.
    """
    rest = str(row.values.get("Thành tích", ""))
    known = _achievements(intake, nomination)
    grounds = intake.shelf(Ground, lambda item: (item.nomination_id, item.achievement_id))
    before = [ground.achievement_id for ground in grounds.under(nomination.id)]
    if rest == BETWEEN.join(known[key].content for key in before if key in known):
        return  # the cell as the export writes it
    by_content = {item.content: item.id for item in known.values()}
    while rest:
        content = max((one for one in by_content if f"{rest}{BETWEEN}".startswith(one + BETWEEN)), key=len, default="")
        if not content:
            message = N_("Không có thành tích «{content}» của đơn vị, cá nhân này nên không lấy làm căn cứ.")
            intake.note(row, "Thành tích", message, content=rest)
            return
        achievement = by_content[content]
        base = {"nomination_id": nomination.id, "achievement_id": achievement}
        intake.merge(row, grounds, (nomination.id, achievement), base, {}, named="Thành tích", part=True)
        rest = rest[len(content) :].removeprefix(BETWEEN)


def _achievements(intake: Intake, nomination: Nomination) -> dict[str, Achievement]:
    """Those of whoever is put forward, as the import leaves them, this year's last."""
    ours = intake.shelf(
        Achievement, lambda item: (item.unit_id, item.person_id, name_of(item.content)), year=intake.year
    )
    found = {
        item.id: item
        for item in (*intake.records.all(Achievement), *ours.everything())
        if (item.unit_id, item.person_id) == (nomination.unit_id, nomination.person_id)
    }
    return dict(sorted(found.items(), key=lambda entry: (entry[1].year, entry[0])))
