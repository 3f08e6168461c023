"""Sheets of what eligibility is judged by: cases, initiatives, headcounts, rulings, and rules the cluster changed."""

from thiduadesk.desk.importing.intake import Intake, Refused
from thiduadesk.desk.importing.matching import Key, name_of
from thiduadesk.desk.importing.units import NOTE, find_person, find_unit
from thiduadesk.domain.case import Case
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.rulebook import RuleChange, Ruling
from thiduadesk.domain.year import Year
from thiduadesk.exchange.book import Row
from thiduadesk.i18n.mark import N_


def take_case(intake: Intake, row: Row) -> None:
    """Take in one case, known by unit, person, kind and its first day."""
    unit = find_unit(intake, row, "Đơn vị")
    person = find_person(intake, row, unit)
    kind, since = str(row.values["Loại"]), row.values.get("Từ ngày")

    def key(item: Case) -> Key:
        return (item.unit_id, item.person_id, name_of(item.kind), item.since)

    base = {"unit_id": unit, "person_id": person, "kind": kind}
    columns = {"level": "Hình thức", "since": "Từ ngày", "until": "Đến ngày", "reference": "Số văn bản", **NOTE}
    intake.merge(row, intake.shelf(Case, key), (unit, person, name_of(kind), since), base, columns, named="Loại")


def take_initiative(intake: Intake, row: Row) -> None:
    """Take in one initiative of any year, known by unit, person, name and year."""
    unit = find_unit(intake, row, "Đơn vị")
    person = find_person(intake, row, unit)
    name, year = str(row.values["Tên sáng kiến"]), row.values["Năm"]

    def key(item: Initiative) -> Key:
        return (item.unit_id, item.person_id, name_of(item.name), item.year)

    base = {"unit_id": unit, "person_id": person, "name": name, "year": year}
    columns = {
        "year": "Năm",
        "scope": "Phạm vi",
        "recognised_on": "Ngày công nhận",
        "reference": "Số văn bản",
        **NOTE,
    }
    shelf = intake.shelf(Initiative, key)
    intake.merge(row, shelf, (unit, person, name_of(name), year), base, columns, named="Tên sáng kiến")


def take_headcount(intake: Intake, row: Row) -> None:
    """Take in the figures of one unit for the year."""
    unit = find_unit(intake, row, "Đơn vị")
    shelf = intake.shelf(Headcount, lambda item: (item.unit_id,), year=intake.year)
    columns = {
        "members": "Được xét",
        "completed": "Hoàn thành",
        "advanced": "Lao động tiên tiến",
        "exemplary": "Chiến sĩ thi đua cơ sở",
        "disciplined": "Bị kỷ luật",
        **NOTE,
    }
    intake.merge(row, shelf, (unit,), {"year": intake.year, "unit_id": unit}, columns, named="Đơn vị")


def take_ruling(intake: Intake, row: Row) -> None:
    """Take in what was ruled on one condition of a nomination of the year."""
    unit = find_unit(intake, row, "Đơn vị")
    person = find_person(intake, row, unit)
    rule = str(row.values["Điều kiện"])
    nomination = need_nomination(intake, row, unit, person)
    of = {item.id: nomination_key(item) for item in intake.shelf(Nomination, nomination_key).everything()}

    def key(item: Ruling) -> Key:
        # By what the nomination is called: of two nominations alike either may be the one that was ruled on.
        return (of.get(item.nomination_id, item.nomination_id), item.rule)

    rulings = intake.shelf(Ruling, key)
    base = {"nomination_id": nomination.id, "rule": rule}
    columns = {"met": "Đạt", "reason": "Lý do", **NOTE}
    intake.merge(row, rulings, (nomination_key(nomination), rule), base, columns, named="Điều kiện")


def take_rule_change(intake: Intake, row: Row) -> None:
    """Take in a value the cluster put in place of a rule's, from a year on.

    What was changed in an earlier year still holds, so a year the file lacks is begun for it, and that is told.
    """
    year = row.values["Năm"]
    years = intake.shelf(Year, lambda item: (item.year,))
    fresh = year != intake.year and not years.found((year,))
    if fresh:
        intake.merge(row, years, (year,), {"year": year}, {}, named="Năm", part=True)
    rule, field = str(row.values["Quy định"]), str(row.values["Mục"])
    shelf = intake.shelf(RuleChange, lambda item: (item.year, item.rule, item.field))
    base = {"year": year, "rule": rule, "field": field}
    columns = {"value": "Giá trị", "reason": "Lý do", **NOTE}
    intake.merge(row, shelf, (year, rule, field), base, columns, named="Quy định")
    if fresh:
        intake.note(row, "Năm", N_("Tệp chưa có năm {year} nên năm này được thêm vào."), year=str(year))


def need_nomination(intake: Intake, row: Row, unit: str | None, person: str | None) -> Nomination:
    """The nomination of the year a row names by its title; of two alike the first. Raises `Refused`."""
    title = str(row.values["Danh hiệu"])
    found = intake.shelf(Nomination, nomination_key, year=intake.year).found((unit, person, name_of(title)))
    if not found:
        message = N_("Không có đề nghị «{title}» của đơn vị, cá nhân này ở sheet Đề nghị hoặc trong tệp.")
        raise Refused(row, "Danh hiệu", message, {"title": title})
    nomination: Nomination = found[0]
    return nomination


def nomination_key(item: Nomination) -> Key:
    """By what a nomination is known."""
    return (item.unit_id, item.person_id, name_of(item.title))
