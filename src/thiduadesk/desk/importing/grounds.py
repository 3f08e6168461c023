"""Column «Thành tích» of sheet «Đề nghị»: the achievements a nomination rests on, by what they say."""

from collections.abc import Mapping

from thiduadesk.desk.importing.intake import Intake
from thiduadesk.desk.importing.matching import name_of
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.nomination import Ground, Nomination
from thiduadesk.exchange.book import Row
from thiduadesk.i18n.mark import N_

BETWEEN = "; "


def take_grounds(intake: Intake, row: Row, nomination: Nomination) -> None:
    """Take in what a nomination rests on; what is not known by its words is told, and the rest of the row goes in."""
    text = str(row.values.get("Thành tích", ""))
    if not text:
        return
    known = _achievements(intake, nomination)
    grounds = intake.shelf(Ground, lambda item: (item.nomination_id, item.achievement_id))
    before = [ground.achievement_id for ground in grounds.under(nomination.id)]
    if text == BETWEEN.join((known.get(key) or intake.records.need(Achievement, key)).content for key in before):
        return  # the cell as the export writes it
    named, unknown = told_apart(text, {item.content: item.id for item in known.values()})
    for achievement in named:
        base = {"nomination_id": nomination.id, "achievement_id": achievement}
        intake.merge(row, grounds, (nomination.id, achievement), base, {}, named="Thành tích", part=True)
    for content in unknown:
        message = N_("Không có thành tích «{content}» của đơn vị, cá nhân này nên không lấy làm căn cứ.")
        intake.note(row, "Thành tích", message, content=content)


def told_apart(text: str, ids: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Which of the contents (content → id) a cell names, and what it says beside them.

    Contents may hold semicolons themselves: of the ways to divide the cell the one that leaves least over is taken,
    and of those the one that begins with the longest content. Names are matched as everywhere, the very words first.
    """
    parts = [part.strip() for part in text.split(";")]
    exact = {_divided(content): key for content, key in ids.items()}
    alike = {tuple(map(name_of, divided)): key for divided, key in exact.items()}
    longest = max(map(len, exact), default=0)
    # From the end: at each part, how much is left over from here on, how many parts belong together, and whose.
    best: list[tuple[int, int, str]] = [(0, 0, "")]
    for place in reversed(range(len(parts))):
        left = best[0][0] + bool(parts[place])
        choices = [(left, -1, "")]
        for size in range(1, min(longest, len(parts) - place) + 1):
            words = tuple(parts[place : place + size])
            if any(words) and (key := exact.get(words) or alike.get(tuple(map(name_of, words)))):
                choices.append((best[size - 1][0], -size, key))
        # A single part that is known beats the same one left over, for that leaves more.
        best.insert(0, min(choices, key=lambda choice: choice[:2]))
    named, unknown, place = [], [], 0
    while place < len(parts):
        _, size, key = best[place]
        if key:
            named.append(key)
        elif parts[place]:
            unknown.append(parts[place])
        place -= size
    return named, unknown


def _divided(content: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in content.split(";"))


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
