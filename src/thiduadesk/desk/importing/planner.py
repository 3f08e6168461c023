"""Each sheet of the workbook turned into records: matched by name, new, changed or left alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from thiduadesk.desk.importing.matching import Desktop, Key, Refused, Shelf, name_of, refusal
from thiduadesk.desk.importing.plan import Clash, ImportPlan
from thiduadesk.desk.queries.units import current_name
from thiduadesk.domain.achievement import Achievement, Evidence
from thiduadesk.domain.activity import Activity, Participation
from thiduadesk.domain.award import Award
from thiduadesk.domain.ballot import BallotRound, Count
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.cluster import CLUSTER_ID, Cluster
from thiduadesk.domain.conference import Conference, Delegate
from thiduadesk.domain.conference import Remark as Saying
from thiduadesk.domain.errors import Trouble
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.milestone import Completion, Milestone
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Nomination, NominationEvent
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.score import Score
from thiduadesk.domain.unit import Membership, Unit, UnitName, UnitRole
from thiduadesk.domain.year import Year
from thiduadesk.exchange.book import Book, Remark, Row
from thiduadesk.exchange.sheets import CLUSTER_ITEMS, Column, Content
from thiduadesk.exchange.values import read_value
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.vietnamese import fold
from thiduadesk.store.mapping import TABLES
from thiduadesk.store.records import Records

_NOTE = {"note": "Ghi chú"}
_RANKS = ("accepted", "changed", "unchanged")


class NoYear(Trouble):
    """The workbook does not say which year it is for, and the file cannot tell either."""


def plan_import(records: Records, book: Book, today: date) -> ImportPlan:
    """What importing the book would do to the file; reads only. Raises `NoYear`."""
    return _Planner(records, book, today).plan()


class _Planner:
    def __init__(self, records: Records, book: Book, today: date) -> None:
        self._book = book
        self._today = today
        self._desk = Desktop(records)
        self._rejected: list[Remark] = list(book.rejected)
        self._notes: list[Remark] = list(book.notes)
        self._counts: dict[str, Counter[str]] = {outcome: Counter() for outcome in _RANKS}
        self._year = 0
        self._posts: dict[str, tuple[Row, str]] = {}  # post → the row that gave it and the unit's id
        self._units: Shelf = self._desk.shelf(Unit, lambda unit: (unit.id,))
        self._by_name: dict[str, list[str]] = {}
        self._short: dict[str, str] = {}
        self._parents: dict[str, str | None] = {}
        self._people_by_unit: dict[tuple[str, str], list[Person]] = {}
        self._cluster_parent = ""

    def plan(self) -> ImportPlan:
        items = self._cluster_items()
        self._read_names()
        for person in self._desk.records.all(Person):
            self._people_by_unit.setdefault((person.unit_id, name_of(person.name)), []).append(person)
        self._sheet("Đơn vị", self._unit, order=self._parents_first)
        self._settle_year(items)
        for sheet, act in (
            ("Cá nhân", self._person),
            ("Phong trào", self._movement),
            ("Giao ước", self._pledge),
            ("Đăng ký", self._registration),
            ("Thành tích", self._achievement),
            ("Chấm điểm", self._score),
            ("Lịch sử", self._award),
            ("Đề nghị", self._nomination),
            ("Hội nghị", self._conference),
            ("Đại biểu", self._delegate),
            ("Ý kiến", self._saying),
            ("Bỏ phiếu", self._ballot),
            ("Mốc", self._milestone),
            ("Hoạt động", self._activity),
            ("Giấy chứng nhận", self._certificate),
        ):
            self._sheet(sheet, act)
        order = {table: place for place, table in enumerate(TABLES.values())}
        put = sorted(self._desk.put.items(), key=lambda item: order[item[0][0]])
        return ImportPlan(
            records=tuple(record for _, record in put),
            accepted=_nonzero(self._counts["accepted"]),
            changed=_nonzero(self._counts["changed"]),
            unchanged=_nonzero(self._counts["unchanged"]),
            rejected=tuple(self._rejected),
            conflicts=tuple(self._desk.conflicts),
            notes=tuple(self._notes),
        )

    # The frame: one row after the other, whole or not at all.

    def _sheet(
        self, name: str, act: Callable[[Row], None], order: Callable[[Iterable[Row]], Iterable[Row]] = iter
    ) -> None:
        for row in order(self._book.rows.get(name, ())):
            self._desk.begin()
            try:
                act(row)
            except Refused as refused:
                self._rejected.append(refused.remark)
                continue
            self._desk.keep()
            outcomes = self._desk.outcomes
            first = outcomes[0] if outcomes else "unchanged"
            outcome = "changed" if first == "unchanged" and set(outcomes) != {"unchanged"} and outcomes else first
            self._counts[outcome][name] += 1

    # The cluster and the year.

    def _cluster_items(self) -> dict[str, tuple[Row, str]]:
        names = {fold(item): item for item in CLUSTER_ITEMS}
        items: dict[str, tuple[Row, str]] = {}
        for row in self._book.rows.get("Cụm", ()):
            item = names.get(fold(str(row.values["Mục"])))
            if item is None:
                message = N_("Mục «{item}» không thuộc mẫu nên được bỏ qua.")
                self._notes.append(Remark("Cụm", row.cell("Mục"), message, {"item": str(row.values["Mục"])}))
            else:
                items[item] = (row, str(row.values["Giá trị"]))
        self._year = self._read_year(items)
        self._put_cluster(items)
        return items

    def _read_year(self, items: Mapping[str, tuple[Row, str]]) -> int:
        if "Năm" in items:
            row, text = items["Năm"]
            try:
                return int(str(read_value(text, Column("Năm", Content.INTEGER))))
            except Unreadable as error:
                raise NoYear(
                    N_("Ô {cell} của sheet Cụm không phải năm: {text}."),
                    cell=row.cell("Giá trị"),
                    text=error.params["text"],
                ) from None
        years = [year.year for year in self._desk.records.all(Year)]
        if not years:
            raise NoYear(N_("Sheet Cụm chưa ghi mục Năm, nên không biết số liệu của năm nào."))
        self._notes.append(
            Remark("Cụm", "", N_("Sheet Cụm không ghi năm; lấy năm mới nhất của tệp: {year}."), {"year": max(years)})
        )
        return max(years)

    def _put_cluster(self, items: Mapping[str, tuple[Row, str]]) -> None:
        if not items:
            return
        known = self._desk.records.get(Cluster, CLUSTER_ID)
        if known is None and "Tên cụm" not in items:
            raise NoYear(N_("Sheet Cụm chưa ghi mục Tên cụm."))
        row = next(iter(items.values()))[0]
        self._desk.begin()
        if known is not None and "Tên cụm" in items and name_of(items["Tên cụm"][1]) != name_of(known.name):
            row, theirs = items["Tên cụm"]
            # The workbook of another cluster: its name alone is told, the rest is the secretary's to decide.
            self._desk.conflicts.append(Clash("Cụm", row.cell("Giá trị"), "Tên cụm", known.name, theirs))
        fields = {"parent": "Cơ quan chủ quản", "place": "Địa danh", "symbol": "Ký hiệu"}
        wanted = {field: items[item][1] for field, item in fields.items() if item in items}
        record = known or Cluster(name=items["Tên cụm"][1])
        changed = replace(record, **wanted)
        if changed != known:
            self._desk.put["cluster", CLUSTER_ID] = changed
            self._counts["accepted" if known is None else "changed"]["Cụm"] += 1
        else:
            self._counts["unchanged"]["Cụm"] += 1
        self._cluster_parent = changed.parent

    def _settle_year(self, items: Mapping[str, tuple[Row, str]]) -> None:
        known = self._desk.records.one(Year, year=self._year)
        year = known or Year(id=new_id(), year=self._year)
        changes: dict[str, str] = {}
        for item, field in (("Cụm trưởng", "head_id"), ("Cụm phó", "deputy_id")):
            unit = self._post(items, item)
            if unit:
                changes[field] = unit
        if "Thư ký" in items:
            changes["secretary"] = items["Thư ký"][1]
        settled = replace(year, **changes)  # type: ignore[arg-type]  # text fields only
        if settled != known:
            self._desk.put["year", settled.id] = settled

    def _post(self, items: Mapping[str, tuple[Row, str]], item: str) -> str | None:
        by_role = self._posts.get(item)
        if item not in items:
            return by_role[1] if by_role else None
        row, name = items[item]
        try:
            unit = self._find_unit(row, "Giá trị", name)
        except Refused as refused:
            self._rejected.append(refused.remark)
            return None
        if by_role and by_role[1] != unit:
            other = by_role[0]
            theirs = str(other.values["Tên đơn vị"])
            self._desk.conflicts.append(Clash(other.sheet.name, other.cell("Vai trò"), item, name, theirs))
            return None
        return unit

    # Units.

    def _read_names(self) -> None:
        for unit in self._desk.records.all(Unit):
            name = current_name(self._desk.records, unit.id, self._year)
            self._know(unit.id, name.name if name else "", unit.short_name, unit.parent_id)

    def _know(self, unit: str, name: str, short: str, parent: str | None) -> None:
        found = self._by_name.setdefault(name_of(name), [])
        if unit not in found:
            found.append(unit)
        if short:
            self._short.setdefault(name_of(short), unit)
        self._parents[unit] = parent

    def _parents_first(self, rows: Iterable[Row]) -> list[Row]:
        return sorted(rows, key=self._is_sub_unit)

    def _is_sub_unit(self, row: Row) -> bool:
        parent = str(row.values.get("Đơn vị cấp trên", ""))
        return bool(parent) and name_of(parent) != name_of(self._cluster_parent)

    def _unit(self, row: Row) -> None:
        name = str(row.values["Tên đơn vị"])
        parent = self._find_unit(row, "Đơn vị cấp trên") if self._is_sub_unit(row) else None
        twins = [unit for unit in self._by_name.get(name_of(name), ()) if self._parents[unit] == parent]
        unit_id = twins[0] if twins else new_id()
        unit = self._desk.merge(
            row,
            self._units,
            (unit_id,),
            {"id": unit_id, "parent_id": parent},
            {
                "short_name": "Tên viết tắt",
                "kind": "Loại hình",
                "chief": "Thủ trưởng",
                "chief_office": "Chức vụ thủ trưởng",
                "staff": "Biên chế",
                **_NOTE,
            },
        )
        names = self._desk.shelf(UnitName, lambda item: (item.unit_id,))
        if self._desk.find(names, (unit.id,)) is None:
            self._desk.merge(row, names, (unit.id,), {"unit_id": unit.id}, {"name": "Tên đơn vị"})
        role = row.values.get("Vai trò")
        if parent is None or role or "Thứ tự" in row.values:
            places = self._desk.shelf(Membership, lambda item: (item.unit_id,))
            base = {"unit_id": unit.id, "since": date(self._year, 1, 1)}
            self._desk.merge(row, places, (unit.id,), base, {"position": "Thứ tự"})
        self._know(unit.id, name, unit.short_name, parent)
        self._take_post(row, unit.id, str(role or ""))

    def _take_post(self, row: Row, unit: str, role: str) -> None:
        post = {UnitRole.HEAD: "Cụm trưởng", UnitRole.DEPUTY: "Cụm phó"}.get(role)  # type: ignore[call-overload]  # plain text
        if post is None:
            return
        known = self._posts.get(post)
        if known and known[1] != unit:
            ours = str(known[0].values["Tên đơn vị"])
            theirs = str(row.values["Tên đơn vị"])
            self._desk.conflicts.append(Clash(row.sheet.name, row.cell("Vai trò"), post, ours, theirs))
            return
        self._posts[post] = (row, unit)

    def _find_unit(self, row: Row, heading: str, text: str | None = None) -> str:
        wanted = str(row.values[heading]) if text is None else text
        unit = self._unit_called(wanted)
        if unit is None:
            raise refusal(
                row, heading, N_("Không có đơn vị «{name}» trong sheet Đơn vị hoặc trong tệp."), {"name": wanted}
            )
        return unit

    def _unit_called(self, text: str) -> str | None:
        found = self._by_name.get(name_of(text), [])
        top = [unit for unit in found if self._parents[unit] is None]
        if top or len(found) == 1:
            return (top or found)[0]
        if short := self._short.get(name_of(text)):
            return short
        above, slash, below = text.rpartition("/")
        if slash:
            parent = self._unit_called(above.strip())
            under = self._by_name.get(name_of(below.strip()), [])
            return next((unit for unit in under if self._parents[unit] == parent), None)
        return None

    # People and what they did.

    def _person(self, row: Row) -> None:
        unit = self._find_unit(row, "Đơn vị")
        name, born = str(row.values["Họ và tên"]), str(row.values.get("Ngày sinh", ""))
        twins = self._people_by_unit.setdefault((unit, name_of(name)), [])
        known = next((item for item in twins if item.born == born), None) or next(
            (item for item in twins if not born or not item.born), None
        )
        shelf = self._desk.shelf(Person, lambda item: (item.id,))
        person = self._desk.merge(
            row,
            shelf,
            (known.id if known else None,),
            {"unit_id": unit},
            {"name": "Họ và tên", "gender": "Giới tính", "born": "Ngày sinh", "office": "Chức vụ", **_NOTE}
            if known is None
            else {"gender": "Giới tính", "born": "Ngày sinh", "office": "Chức vụ", **_NOTE},
        )
        twins[:] = [*(item for item in twins if item.id != person.id), person]

    def _find_person(self, row: Row, unit: str) -> str | None:
        if "Cá nhân" not in row.values:
            return None
        name = str(row.values["Cá nhân"])
        found = self._people_by_unit.get((unit, name_of(name)), [])
        if len(found) == 1:
            return found[0].id
        message = (
            N_("Đơn vị có nhiều người tên «{name}»; hãy ghi ngày sinh khác nhau và sửa tên cho rõ.")
            if found
            else N_("Chưa có «{name}» của đơn vị này trong sheet Cá nhân.")
        )
        raise refusal(row, "Cá nhân", message, {"name": name})

    def _movement(self, row: Row) -> None:
        shelf = self._movements()
        self._desk.merge(
            row,
            shelf,
            (name_of(str(row.values["Tên phong trào"])),),
            {"name": row.values["Tên phong trào"]},
            {
                "launcher": "Cấp phát động",
                "kind": "Loại",
                "since": "Từ ngày",
                "until": "Đến ngày",
                "goal": "Mục tiêu",
                **_NOTE,
            },
        )

    def _movements(self) -> Shelf:
        return self._desk.shelf(Movement, lambda item: (name_of(item.name),))

    def _pledge(self, row: Row) -> None:
        unit = self._find_unit(row, "Đơn vị")
        pledges = self._desk.shelf(Pledge, lambda item: (item.unit_id,), year=self._year)
        target_name = row.values.get("Chỉ tiêu")
        columns = {"signed_on": "Ngày ký", "signer": "Người ký"} | ({} if target_name else _NOTE)
        pledge = self._desk.merge(row, pledges, (unit,), {"year": self._year, "unit_id": unit}, columns)
        if not target_name:
            return
        targets = self._desk.shelf(PledgeTarget, lambda item: (item.pledge_id, name_of(item.name)))
        self._desk.merge(
            row,
            targets,
            (pledge.id, name_of(str(target_name))),
            {"pledge_id": pledge.id, "position": targets.next_place(pledge.id), "name": target_name},
            {"measure": "Đơn vị tính", "planned": "Kế hoạch", "achieved": "Thực hiện", **_NOTE},
        )

    def _registration(self, row: Row) -> None:
        self._of_holder(
            row,
            Registration,
            lambda item: (item.unit_id, item.person_id, fold(item.title)),
            lambda unit, person: (unit, person, fold(str(row.values["Danh hiệu"]))),
            {"title": row.values["Danh hiệu"]},
            {"quantity": "Số lượng", "registered_on": "Ngày đăng ký", **_NOTE},
        )

    def _achievement(self, row: Row) -> None:
        movement = None
        if "Phong trào" in row.values:
            name = str(row.values["Phong trào"])
            movement = self._desk.find(self._movements(), (name_of(name),))
            if movement is None:
                message = N_("Không có phong trào «{name}» trong sheet Phong trào hoặc trong tệp.")
                raise refusal(row, "Phong trào", message, {"name": name})
        content = str(row.values["Nội dung"])
        if movement is not None:
            row = replace(row, values={**row.values, "Phong trào": movement.id})
        achievement = self._of_holder(
            row,
            Achievement,
            lambda item: (item.unit_id, item.person_id, name_of(item.content)),
            lambda unit, person: (unit, person, name_of(content)),
            {"content": content},
            {
                "achieved_on": "Ngày",
                "result": "Kết quả",
                "movement_id": "Phong trào",
                "role_model": "Điển hình",
                **_NOTE,
            },
        )
        papers = self._desk.shelf(Evidence, lambda item: (item.achievement_id, name_of(item.reference)))
        for reference in _split(row.values.get("Số văn bản")):
            base = {"achievement_id": achievement.id, "reference": reference}
            self._desk.merge(row, papers, (achievement.id, name_of(reference)), base, {})

    def _score(self, row: Row) -> None:
        unit = self._find_unit(row, "Đơn vị")
        group, criterion = str(row.values.get("Nhóm", "")), str(row.values["Tiêu chí"])
        shelf = self._desk.shelf(
            Score, lambda item: (item.unit_id, name_of(item.group), name_of(item.criterion)), year=self._year
        )
        self._desk.merge(
            row,
            shelf,
            (unit, name_of(group), name_of(criterion)),
            {
                "year": self._year,
                "unit_id": unit,
                "group": group,
                "criterion": criterion,
                "position": shelf.next_place(unit),
            },
            {
                "maximum": "Điểm tối đa",
                "self_score": "Tự chấm",
                "checked": "Thẩm định",
                "agreed": "Thống nhất",
                "reason": "Lý do",
                **_NOTE,
            },
        )

    def _award(self, row: Row) -> None:
        unit = self._find_unit(row, "Đơn vị")
        person = self._find_person(row, unit)
        title, year = row.values["Danh hiệu"], row.values["Năm"]
        shelf = self._desk.shelf(Award, lambda item: (item.unit_id, item.person_id, fold(item.title), item.year))
        self._desk.merge(
            row,
            shelf,
            (unit, person, fold(str(title)), year),
            {"unit_id": unit, "person_id": person, "title": title, "year": year},
            {"decision_no": "Số quyết định", "decided_on": "Ngày quyết định", "signer": "Người ký", **_NOTE},
        )

    def _nomination(self, row: Row) -> None:
        title = str(row.values["Danh hiệu"])
        nomination = self._of_holder(
            row,
            Nomination,
            lambda item: (item.unit_id, item.person_id, fold(item.title)),
            lambda unit, person: (unit, person, fold(title)),
            {"title": title},
            {"reason": "Lý do", "position": "Thứ tự", "status": "Trạng thái", **_NOTE},
        )
        known = self._desk.records.get(Nomination, nomination.id)
        if known is None or known.status != nomination.status:
            events = self._desk.shelf(NominationEvent, lambda item: (item.nomination_id, item.status, item.happened_on))
            key = (nomination.id, nomination.status, self._today)
            base = {"nomination_id": nomination.id, "status": nomination.status, "happened_on": self._today}
            self._desk.merge(row, events, key, base, {})

    def _of_holder(
        self,
        row: Row,
        kind: type,
        key: Callable[[Any], Key],
        wanted: Callable[[str, str | None], Key],
        base: Mapping[str, Any],
        columns: Mapping[str, str],
    ) -> Any:
        """A record of the year that belongs to a unit or to one of its people."""
        unit = self._find_unit(row, "Đơn vị")
        person = self._find_person(row, unit)
        shelf = self._desk.shelf(kind, key, year=self._year)
        start = {"year": self._year, "unit_id": unit, "person_id": person, **base}
        return self._desk.merge(row, shelf, wanted(unit, person), start, columns)

    # The conference.

    def _conferences(self) -> Shelf:
        return self._desk.shelf(Conference, lambda item: (name_of(item.title),), year=self._year)

    def _conference(self, row: Row) -> None:
        title = str(row.values["Tên hội nghị"])
        known = self._desk.find(self._conferences(), (name_of(title),))
        self._desk.merge(
            row,
            self._conferences(),
            (name_of(title),),
            {"year": self._year, "title": title},
            {
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
                **_NOTE,
            },
            sealed=known is not None and known.finalised,
        )

    def _find_conference(self, row: Row) -> Conference:
        title = str(row.values["Hội nghị"])
        found = self._desk.find(self._conferences(), (name_of(title),))
        if not isinstance(found, Conference):
            message = N_("Không có hội nghị «{title}» trong sheet Hội nghị hoặc trong tệp.")
            raise refusal(row, "Hội nghị", message, {"title": title})
        return found

    def _delegate(self, row: Row) -> None:
        conference = self._find_conference(row)
        name, organisation = str(row.values["Họ và tên"]), str(row.values.get("Đơn vị", ""))
        shelf = self._desk.shelf(
            Delegate, lambda item: (item.conference_id, name_of(item.name), name_of(item.organisation))
        )
        self._desk.merge(
            row,
            shelf,
            (conference.id, name_of(name), name_of(organisation)),
            {
                "conference_id": conference.id,
                "position": shelf.next_place(conference.id),
                "name": name,
                "organisation": organisation,
            },
            {"office": "Chức vụ", "role": "Vai trò", "attendance": "Có mặt", **_NOTE},
            sealed=conference.finalised,
        )

    def _saying(self, row: Row) -> None:
        conference = self._find_conference(row)
        speaker, kind = str(row.values.get("Người phát biểu", "")), str(row.values.get("Loại", ""))
        content = str(row.values["Nội dung"])
        shelf = self._desk.shelf(
            Saying, lambda item: (item.conference_id, name_of(item.speaker), item.kind, name_of(item.content))
        )
        self._desk.merge(
            row,
            shelf,
            (conference.id, name_of(speaker), kind, name_of(content)),
            {
                "conference_id": conference.id,
                "position": shelf.next_place(conference.id),
                "speaker": speaker,
                "kind": kind,
                "content": content,
            },
            _NOTE,
            sealed=conference.finalised,
        )

    def _ballot(self, row: Row) -> None:
        conference = self._find_conference(row)
        title = str(row.values["Danh hiệu"])
        rounds = self._desk.shelf(BallotRound, lambda item: (item.conference_id, name_of(item.title)))
        ballot = self._desk.merge(
            row,
            rounds,
            (conference.id, name_of(title)),
            {"conference_id": conference.id, "position": rounds.next_place(conference.id), "title": title},
            {
                "issued": "Phát ra",
                "collected": "Thu về",
                "valid": "Hợp lệ",
                "invalid": "Không hợp lệ",
                "base": "Cơ sở tính",
                "threshold": "Ngưỡng",
            },
            sealed=conference.finalised,
        )
        unit, person, name = self._candidate(row)
        counts = self._desk.shelf(Count, lambda item: (item.round_id, item.unit_id, item.person_id, name_of(item.name)))
        self._desk.merge(
            row,
            counts,
            (ballot.id, unit, person, name_of(name)),
            {
                "round_id": ballot.id,
                "position": counts.next_place(ballot.id),
                "unit_id": unit,
                "person_id": person,
                "name": name,
            },
            {"agree": "Đồng ý", "disagree": "Không đồng ý", **_NOTE},
            sealed=conference.finalised,
        )

    def _candidate(self, row: Row) -> tuple[str | None, str | None, str]:
        text = str(row.values["Ứng viên"])
        if unit := self._unit_called(text):
            return unit, None, ""
        named = [item for (_, name), found in self._people_by_unit.items() if name == name_of(text) for item in found]
        if len(named) == 1:
            return named[0].unit_id, named[0].id, ""
        message = N_("Ứng viên «{name}» không khớp đơn vị hay cá nhân nào; được giữ theo tên đã ghi.")
        self._notes.append(Remark(row.sheet.name, row.cell("Ứng viên"), message, {"name": text}))
        return None, None, text

    # The plan of the year, and certificates.

    def _milestone(self, row: Row) -> None:
        name = str(row.values["Mốc"])
        shelf = self._desk.shelf(Milestone, lambda item: (name_of(item.name),), year=self._year)
        for_unit = "Đơn vị" in row.values
        columns = {"due": "Hạn"} | ({} if for_unit else {"done_on": "Ngày hoàn thành", **_NOTE})
        milestone = self._desk.merge(row, shelf, (name_of(name),), {"year": self._year, "name": name}, columns)
        if for_unit:
            unit = self._find_unit(row, "Đơn vị")
            done = self._desk.shelf(Completion, lambda item: (item.milestone_id, item.unit_id))
            base = {"milestone_id": milestone.id, "unit_id": unit}
            self._desk.merge(row, done, (milestone.id, unit), base, {"done_on": "Ngày hoàn thành", **_NOTE})

    def _activity(self, row: Row) -> None:
        content = str(row.values["Nội dung"])
        shelf = self._desk.shelf(Activity, lambda item: (name_of(item.content),), year=self._year)
        activity = self._desk.merge(
            row,
            shelf,
            (name_of(content),),
            {"year": self._year, "content": content},
            {
                "kind": "Loại",
                "planned_on": "Ngày dự kiến",
                "done_on": "Ngày thực hiện",
                "result": "Kết quả",
                **_NOTE,
            },
        )
        taking_part = self._desk.shelf(Participation, lambda item: (item.activity_id, item.unit_id))
        for name in _split(row.values.get("Đơn vị tham gia")):
            unit = self._find_unit(row, "Đơn vị tham gia", name)
            base = {"activity_id": activity.id, "unit_id": unit}
            self._desk.merge(row, taking_part, (activity.id, unit), base, {})

    def _certificate(self, row: Row) -> None:
        unit = self._find_unit(row, "Đơn vị") if "Đơn vị" in row.values else None
        person = self._find_person(row, unit) if unit else None
        recipient = str(row.values.get("Người nhận", ""))
        content = str(row.values.get("Nội dung", ""))
        shelf = self._desk.shelf(
            Certificate,
            lambda item: (item.unit_id, item.person_id, name_of(item.recipient), name_of(item.content)),
            year=self._year,
        )
        self._desk.merge(
            row,
            shelf,
            (unit, person, name_of(recipient), name_of(content)),
            {
                "year": self._year,
                "unit_id": unit,
                "person_id": person,
                "recipient": recipient,
                "content": content,
            },
            {
                "form": "Loại giấy",
                "number": "Vào sổ số",
                "decision_no": "Số quyết định",
                "issued_on": "Ngày cấp",
                "signer": "Người ký",
                "signer_office": "Chức vụ người ký",
                **_NOTE,
            },
        )


def _split(value: object) -> list[str]:
    """The parts of a cell that lists several: by semicolon or line, since names hold commas."""
    if value is None:
        return []
    return [part.strip() for line in str(value).split("\n") for part in line.split(";") if part.strip()]


def _nonzero(counted: Counter[str]) -> dict[str, int]:
    return {name: number for name, number in counted.items() if number}
