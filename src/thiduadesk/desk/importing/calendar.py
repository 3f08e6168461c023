"""Sheets of the year's plan: milestones and joint activities."""

from thiduadesk.desk.importing.cluster import split_list
from thiduadesk.desk.importing.intake import Intake
from thiduadesk.desk.importing.matching import name_of
from thiduadesk.desk.importing.units import NOTE, find_unit
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.exchange.book import Row


def take_milestone(intake: Intake, row: Row) -> None:
    """Take in a milestone, or when one unit met it; a milestone is known by its name."""
    name = str(row.values["Mốc"])
    shelf = intake.shelf(Milestone, lambda item: (name_of(item.name),), year=intake.year)
    for_unit = "Đơn vị" in row.values
    columns = {"due": "Hạn"} | ({} if for_unit else {"done_on": "Ngày hoàn thành", **NOTE})
    base = {"year": intake.year, "name": name}
    milestone = intake.merge(row, shelf, (name_of(name),), base, columns, named="Mốc", part=for_unit)
    if for_unit:
        unit = find_unit(intake, row, "Đơn vị")
        done = intake.shelf(Completion, lambda item: (item.milestone_id, item.unit_id))
        base = {"milestone_id": milestone.id, "unit_id": unit}
        columns = {"done_on": "Ngày hoàn thành", **NOTE}
        intake.merge(row, done, (milestone.id, unit), base, columns, named="Đơn vị")


def take_activity(intake: Intake, row: Row) -> None:
    """Take in a joint activity and who took part; an activity is known by its content."""
    content = str(row.values["Nội dung"])
    shelf = intake.shelf(Activity, lambda item: (name_of(item.content),), year=intake.year)
    columns = {
        "kind": "Loại",
        "planned_on": "Ngày dự kiến",
        "done_on": "Ngày thực hiện",
        "result": "Kết quả",
        **NOTE,
    }
    base = {"year": intake.year, "content": content}
    activity = intake.merge(row, shelf, (name_of(content),), base, columns, named="Nội dung")
    part = intake.shelf(Participation, lambda item: (item.activity_id, item.unit_id))
    text = str(row.values.get("Đơn vị tham gia", ""))
    if text == "; ".join(intake.units.path(item.unit_id) for item in part.under(activity.id)):
        return  # the cell as the export writes it, whatever signs a name holds
    for name in [text] if intake.units.called(text) else split_list(text):
        unit = find_unit(intake, row, "Đơn vị tham gia", name)
        base = {"activity_id": activity.id, "unit_id": unit}
        intake.merge(row, part, (activity.id, unit), base, {}, named="Đơn vị tham gia", part=True)
