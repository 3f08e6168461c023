"""Sheets of conferences: the meeting, its agenda, who came, what was said, how the votes fell."""

import re
from typing import Any

from thiduadesk.desk.importing.intake import Intake, Refused
from thiduadesk.desk.importing.matching import Key, Shelf, name_of
from thiduadesk.desk.importing.names import candidate_label, candidate_names, conference_labels, round_labels
from thiduadesk.desk.importing.roster import split_mark
from thiduadesk.desk.importing.units import NOTE, find_unit
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.conference import AgendaItem, Conference, Delegate, Remark
from thiduadesk.exchange.book import Row
from thiduadesk.i18n.mark import N_

_ROUND = re.compile(r"(?P<title>.+) \(vòng (?P<number>\d+)\)", re.DOTALL)
_AMENDS, _SPOKEN_FOR = "Bổ sung cho", "Đại diện cho"
_LINKS = {"among_id": "Chọn trong", "follows_id": "Bỏ phiếu lại của"}
_ROUND_COLUMNS = {
    "issued": "Phát ra",
    "collected": "Thu về",
    "valid": "Hợp lệ",
    "invalid": "Không hợp lệ",
    "base": "Cơ sở tính",
    "threshold": "Ngưỡng",
    "purpose": "Nội dung bỏ phiếu",
    "form": "Hình thức",
    "seats": "Số được chọn",
    "choices": "Mỗi phiếu chọn",
    "not_returned": "Không thu lại",
    "spoiled": "Hỏng đã đổi",
    "written": "Ý kiến bằng văn bản",
    "voters": "Số người bỏ phiếu",
    "per_sheet": "Phiếu mỗi tờ",
    "spare": "Phiếu dự phòng",
    "tie": "Khi bằng phiếu",
    "basis": "Căn cứ",
    "state": "Trạng thái vòng",
    **_LINKS,
}
_COUNT_COLUMNS = {
    "agree": "Đồng ý",
    "disagree": "Không đồng ý",
    "blank": "Không ý kiến",
    "written_agree": "Đồng ý bằng văn bản",
    "written_disagree": "Không đồng ý bằng văn bản",
    "decided": "Được chọn",
    "withdrawn": "Xin rút",
    "quantity": "Số lượng",
    **NOTE,
}


class MeetingSheets:
    """The five sheets of conferences; knows which row speaks of which conference."""

    def __init__(self, intake: Intake) -> None:
        self._conferences = intake.shelf(Conference, lambda item: (name_of(item.title),), year=intake.year)
        self._named: dict[str, list[Conference]] = {}
        self._paths: dict[str, str] = {}
        self._candidates: dict[str, str] = {}

    @property
    def conferences(self) -> list[Conference]:
        """The conferences of the year, as the import would leave them."""
        return self._conferences.everything()

    def take_conference(self, intake: Intake, row: Row) -> None:
        """Take in one conference, known by title and day; a lone one of its title may be moved to another day."""
        title, day = str(row.values["Tên hội nghị"]), row.values["Ngày"]
        found = self._conferences.found((name_of(title),))
        same_day = [item for item in found if item.held_on == day]
        moved = [item for item in found if not intake.spoken_of(item.id)]
        known = (same_day or (moved if len(found) == 1 else []) or [None])[0]
        columns = {
            "kind": "Loại",
            "held_on": "Ngày",
            "opened_at": "Giờ bắt đầu",
            "closed_at": "Giờ kết thúc",
            "place": "Địa điểm",
            "chair": "Chủ trì",
            "chair_office": "Chức vụ chủ trì",
            "secretary": "Thư ký",
            "summoned": "Triệu tập",
            "present": "Có mặt",
            "ends_on": "Đến ngày",
            "quorum": "Mức đủ thành phần",
            "quorum_base": "Đủ thành phần tính trên",
            "result_order": "Thứ tự kết quả",
            "amends_id": "Bổ sung cho",
            **NOTE,
        }
        base = {"year": intake.year, "title": title}
        amended = self._amended(row)
        intake.merge(
            row,
            self._conferences,
            (name_of(title),),
            base,
            columns,
            named="Tên hội nghị",
            values={"amends_id": amended} if amended else None,
            known=known,
            sealed=known is not None and known.finalised,
        )

    def begin_parts(self, intake: Intake) -> None:
        """Learn what the conferences and candidates are called, now that all are known."""
        conferences = self._conferences.everything()
        for item in conferences:
            self._named.setdefault(name_of(item.title), []).append(item)
        for key, label in conference_labels(conferences).items():
            self._named.setdefault(name_of(label), [item for item in conferences if item.id == key])
        self._paths = intake.units.paths()
        self._candidates = candidate_names(intake.people.all.values(), self._paths)

    def take_agenda_item(self, intake: Intake, row: Row) -> None:
        """Take in one item of the agenda, known by its content."""
        conference = self.find(row)
        content = str(row.values["Nội dung"])
        shelf = intake.shelf(AgendaItem, lambda item: (item.conference_id, name_of(item.content)))
        base = {"conference_id": conference.id, "position": shelf.next_place(conference.id), "content": content}
        columns = {"starts_at": "Giờ", "presenter": "Người thực hiện", **NOTE}
        key = (conference.id, name_of(content))
        intake.merge(row, shelf, key, base, columns, named="Nội dung", sealed=conference.finalised)

    def take_delegate(self, intake: Intake, row: Row) -> None:
        """Take in one delegate, known by name and organisation."""
        conference = self.find(row)
        name, organisation = str(row.values["Họ và tên"]), str(row.values.get("Đơn vị", ""))
        shelf = intake.shelf(
            Delegate, lambda item: (item.conference_id, name_of(item.name), name_of(item.organisation))
        )
        base = {
            "conference_id": conference.id,
            "position": shelf.next_place(conference.id),
            "name": name,
            "organisation": organisation,
            "unit_id": intake.units.called(organisation) if organisation else None,
        }
        columns = {
            "office": "Chức vụ",
            "role": "Vai trò",
            "attendance": "Có mặt",
            "unit_id": _SPOKEN_FOR,
            "voting": "Quyền bỏ phiếu",
            **NOTE,
        }
        intake.merge(
            row,
            shelf,
            (conference.id, name_of(name), name_of(organisation)),
            base,
            columns,
            named="Họ và tên",
            values={"unit_id": find_unit(intake, row, _SPOKEN_FOR)} if _SPOKEN_FOR in row.values else None,
            sealed=conference.finalised,
        )

    def take_remark(self, intake: Intake, row: Row) -> None:
        """Take in one remark, known by speaker, kind and content."""
        conference = self.find(row)
        speaker, kind = str(row.values.get("Người phát biểu", "")), str(row.values.get("Loại", ""))
        content = str(row.values["Nội dung"])
        shelf = intake.shelf(
            Remark,
            lambda item: (item.conference_id, name_of(item.speaker), name_of(item.kind), name_of(item.content)),
        )
        base = {
            "conference_id": conference.id,
            "position": shelf.next_place(conference.id),
            "speaker": speaker,
            "kind": kind,
            "content": content,
        }
        key = (conference.id, name_of(speaker), name_of(kind), name_of(content))
        intake.merge(row, shelf, key, base, NOTE, named="Nội dung", sealed=conference.finalised)

    def take_ballot(self, intake: Intake, row: Row) -> None:
        """Take in one candidate of one round; the round's own numbers stand on each of its rows."""
        conference = self.find(row)
        rounds = intake.shelf(
            BallotRound, lambda item: (item.conference_id, name_of(item.title), item.follows_id or "")
        )
        links = {
            field: self._earlier(rounds, conference, row, heading).id
            for field, heading in _LINKS.items()
            if heading in row.values
        }
        follows = links.get("follows_id", "")
        title, known = _round(rounds, conference, str(row.values["Danh hiệu"]), follows)
        ballot = intake.merge(
            row,
            rounds,
            (conference.id, name_of(title), follows),
            {"conference_id": conference.id, "position": rounds.next_place(conference.id), "title": title},
            _ROUND_COLUMNS,
            named="Danh hiệu",
            values=links,
            known=known,
            part=True,
            sealed=conference.finalised,
        )
        self._count(intake, row, ballot, sealed=conference.finalised)

    def _count(self, intake: Intake, row: Row, ballot: BallotRound, *, sealed: bool) -> None:
        counts = intake.shelf(
            Count, lambda item: (item.round_id, name_of(candidate_label(item, self._paths, self._candidates)))
        )
        base: dict[str, Any] = {"round_id": ballot.id, "position": counts.next_place(ballot.id)}
        text = str(row.values["Ứng viên"])
        key: Key = (ballot.id, name_of(text))
        if intake.find(counts, key) is None:
            base |= self._candidate(intake, row, text)
            key = counts.key(Count(id="", **base))
        intake.merge(row, counts, key, base, _COUNT_COLUMNS, named="Ứng viên", sealed=sealed)

    def _candidate(self, intake: Intake, row: Row, text: str) -> dict[str, str | None]:
        """Whom a new count speaks of: a unit, a person whose name is clear, else the name as typed."""
        if unit := intake.units.called(text):
            return {"unit_id": unit}
        found = intake.people.named(text)
        name, mark = split_mark(text)
        if not found and mark:
            unit = intake.units.called(mark)
            found = intake.people.called(unit, name) if unit else []
        if len(found) == 1:
            return {"unit_id": found[0].unit_id, "person_id": found[0].id}
        message = N_("Ứng viên «{name}» không khớp đơn vị hay cá nhân nào; được giữ theo tên đã ghi.")
        intake.note(row, "Ứng viên", message, name=text)
        return {"name": text}

    def _amended(self, row: Row) -> str | None:
        """The conference a supplementary record names, among those known so far; raises `Refused`."""
        if _AMENDS not in row.values:
            return None
        title = str(row.values[_AMENDS])
        known = self._conferences.everything()
        labels = conference_labels(known)
        found = [item for item in known if name_of(title) in (name_of(item.title), name_of(labels[item.id]))]
        if not found:
            message = N_("Không có hội nghị «{title}» ở các dòng phía trên hoặc trong tệp.")
            raise Refused(row, _AMENDS, message, {"title": title})
        return str(found[0].id)

    def _earlier(self, rounds: Shelf, conference: Conference, row: Row, heading: str) -> BallotRound:
        """The round another one speaks of, by its title; raises `Refused`."""
        title = str(row.values[heading])
        known = [item for item in rounds.under(conference.id) if isinstance(item, BallotRound)]
        labels = round_labels(known)
        found = [item for item in known if name_of(labels[item.id]) == name_of(title)]
        if not found:
            message = N_("Hội nghị này không có vòng bỏ phiếu «{title}» ở các dòng phía trên hoặc trong tệp.")
            raise Refused(row, heading, message, {"title": title})
        return found[0]

    def find(self, row: Row) -> Conference:
        """The conference a row speaks of; raises `Refused`."""
        title = str(row.values.get("Hội nghị", ""))
        found = self._named.get(name_of(title), [])
        if not found:
            message = N_("Không có hội nghị «{title}» trong sheet Hội nghị hoặc trong tệp.")
            raise Refused(row, "Hội nghị", message, {"title": title})
        if len(found) > 1:
            message = N_("Có nhiều hội nghị tên «{title}»; hãy ghi thêm ngày, như «{title} (14/12/2018)».")
            raise Refused(row, "Hội nghị", message, {"title": title})
        return found[0]


def _round(rounds: Shelf, conference: Conference, text: str, follows: str) -> tuple[str, BallotRound | None]:
    """The title of a round and, for «Cờ thi đua (vòng 2)», the second known one of that title.

    One that votes again for another is known by that.
    """
    match = _ROUND.fullmatch(text)
    if follows:
        title = match["title"] if match else text
        again = rounds.found((conference.id, name_of(title), follows))
        return title, again[0] if again else None
    found = rounds.found((conference.id, name_of(text), ""))
    if found:
        return text, min(found, key=lambda item: (item.position, item.id))
    if match:
        found = sorted(
            rounds.found((conference.id, name_of(match["title"]), "")), key=lambda item: (item.position, item.id)
        )
        number = int(match["number"])
        if 1 < number <= len(found):
            return match["title"], found[number - 1]
    return text, None
