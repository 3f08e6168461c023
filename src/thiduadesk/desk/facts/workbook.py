"""Gathers everything of a year, and all award history, into the tables of the workbook."""

from collections.abc import Iterator, Mapping, Sequence

from thiduadesk.desk.facts.scoring import Line, gather_template
from thiduadesk.desk.importing.certificates import given_for
from thiduadesk.desk.importing.grounds import BETWEEN
from thiduadesk.desk.importing.names import (
    candidate_label,
    candidate_names,
    conference_labels,
    person_labels,
    round_labels,
    unit_paths,
)
from thiduadesk.desk.queries.achievements import evidence_texts
from thiduadesk.desk.queries.conferences import agenda_of, conferences_of, delegates_of, remarks_of
from thiduadesk.desk.queries.grounds import grounds_of
from thiduadesk.desk.queries.milestones import milestones_of
from thiduadesk.desk.queries.movements import activities_of
from thiduadesk.desk.queries.nominations import in_protocol_order
from thiduadesk.desk.queries.rounds import counts_of, rounds_of
from thiduadesk.desk.queries.scoring import scoring_template
from thiduadesk.desk.queries.units import memberships, roles, unit_names
from thiduadesk.desk.queries.years import need_year, the_cluster
from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.achievement import Achievement
from thiduadesk.domain.activity import Participation
from thiduadesk.domain.award import Award
from thiduadesk.domain.case import Case
from thiduadesk.domain.certificate import Certificate
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.headcount import Headcount
from thiduadesk.domain.initiative import Initiative
from thiduadesk.domain.milestone import Completion
from thiduadesk.domain.movement import Movement
from thiduadesk.domain.nomination import Nomination
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.person import Person
from thiduadesk.domain.pledge import Pledge, PledgeTarget
from thiduadesk.domain.registration import Registration
from thiduadesk.domain.rulebook import RuleChange, Ruling
from thiduadesk.domain.score import Score
from thiduadesk.domain.scoring import GateMark
from thiduadesk.domain.unit import Unit, UnitRole
from thiduadesk.domain.wording import WordingChange
from thiduadesk.domain.year import Year
from thiduadesk.exchange.values import partial_date_text
from thiduadesk.i18n.dates import short_date
from thiduadesk.store.records import Records


def gather_tables(records: Records, year: int) -> Mapping[str, Sequence[Line]]:
    """Sheet → rows of heading → value; raises `NotFound` for a year the file does not hold."""
    return _Gathering(records, need_year(records, year)).tables()


class _Gathering:
    def __init__(self, records: Records, year: int) -> None:
        self._records = records
        self._year = year
        self._own = unit_names(records, year)
        self._names = unit_paths(records, year)
        people = records.all(Person)
        self._people = person_labels(people)
        self._candidates = candidate_names(people, self._names)

    def tables(self) -> dict[str, list[Line]]:
        return {
            "Cụm": list(self._cluster()),
            "Đơn vị": list(self._units()),
            "Cá nhân": list(self._persons()),
            "Phong trào": list(self._movements()),
            "Giao ước": list(self._pledges()),
            "Đăng ký": list(self._registrations()),
            "Thành tích": list(self._achievements()),
            "Chấm điểm": list(self._scores()),
            "Lịch sử": list(self._awards()),
            "Đề nghị": list(self._nominations()),
            "Hội nghị": list(self._conferences()),
            "Đại biểu": list(self._delegates()),
            "Ý kiến": list(self._remarks()),
            "Bỏ phiếu": list(self._ballots()),
            "Mốc": list(self._milestones()),
            "Hoạt động": list(self._activities()),
            "Giấy chứng nhận": list(self._certificates()),
            **gather_template(scoring_template(self._records, self._year)),
            "Vướng điều kiện": list(self._gate_marks()),
            "Vụ việc": list(self._cases()),
            "Sáng kiến": list(self._initiatives()),
            "Số liệu tập thể": list(self._headcounts()),
            "Ý kiến điều kiện": list(self._rulings()),
            "Sửa quy định": list(self._rule_changes()),
            "Chương trình": list(self._agenda()),
            "Câu chữ": list(self._wording_changes()),
            "Số văn bản": list(self._paper_numbers()),
        }

    def _holder(self, unit: str | None, person: str | None) -> Line:
        return {"Đơn vị": self._names.get(unit or "", ""), "Cá nhân": self._people.get(person or "", "")}

    def _cluster(self) -> Iterator[Line]:
        cluster = the_cluster(self._records)
        posts = self._records.one(Year, year=self._year)
        deputies = (posts.deputy_id, posts.second_deputy_id) if posts else ()
        items: Line = {
            "Tên cụm": cluster.name if cluster else "",
            "Cơ quan chủ quản": cluster.parent if cluster else "",
            "Năm": str(self._year),
            "Cụm trưởng": self._names.get((posts.head_id if posts else None) or "", ""),
            "Cụm phó": "; ".join(self._names[unit] for unit in deputies if unit),
            "Thư ký": posts.secretary if posts else "",
            "Địa danh": cluster.place if cluster else "",
            "Ký hiệu": cluster.symbol if cluster else "",
            "Theo quy định ngày": short_date(posts.rules_on) if posts and posts.rules_on else "",
            "Lý do chọn quy định": posts.rules_reason if posts else "",
        }
        for item, value in items.items():
            if value:
                yield {"Mục": item, "Giá trị": value}

    def _units(self) -> Iterator[Line]:
        members = memberships(self._records, self._year)
        held = roles(self._records, self._year)
        units = {unit.id: unit for unit in self._records.all(Unit)}
        for key in (*members, *(unit for unit in units if unit not in members)):
            unit = units[key]
            yield {
                "Tên đơn vị": self._own.get(key, ""),
                "Tên viết tắt": unit.short_name,
                "Đơn vị cấp trên": self._names.get(unit.parent_id or "", ""),
                "Loại hình": unit.kind,
                "Thủ trưởng": unit.chief,
                "Chức vụ thủ trưởng": unit.chief_office,
                "Biên chế": unit.staff,
                "Vai trò": str(held.get(key, UnitRole.MEMBER)) if key in members else "",
                "Thứ tự": members[key].position if key in members else None,
                "Nhập vào đơn vị": self._names.get(unit.merged_into_id or "", ""),
                "Lịch sử đủ từ năm": unit.history_since,
                "Ghi chú": unit.note,
            }

    def _persons(self) -> Iterator[Line]:
        for person in self._records.all(Person):
            yield {
                "Họ và tên": person.name,
                "Giới tính": person.gender,
                "Ngày sinh": partial_date_text(person.born),
                "Chức vụ": person.office,
                "Đơn vị": self._names.get(person.unit_id, ""),
                "Ghi chú": person.note,
            }

    def _movements(self) -> Iterator[Line]:
        for item in self._records.all(Movement):
            yield {
                "Tên phong trào": item.name,
                "Cấp phát động": item.launcher,
                "Loại": item.kind,
                "Từ ngày": item.since,
                "Đến ngày": item.until,
                "Mục tiêu": item.goal,
                "Ghi chú": item.note,
            }

    def _pledges(self) -> Iterator[Line]:
        for pledge in self._records.all(Pledge, year=self._year):
            head: Line = {
                "Đơn vị": self._names.get(pledge.unit_id, ""),
                "Ngày ký": pledge.signed_on,
                "Người ký": pledge.signer,
            }
            targets = sorted(self._records.all(PledgeTarget, pledge_id=pledge.id), key=lambda item: item.position)
            if pledge.note or not targets:
                yield {**head, "Ghi chú": pledge.note}
            for target in targets:
                yield {
                    **head,
                    "Chỉ tiêu": target.name,
                    "Đơn vị tính": target.measure,
                    "Kế hoạch": target.planned,
                    "Thực hiện": target.achieved,
                    "Ghi chú": target.note,
                }

    def _registrations(self) -> Iterator[Line]:
        for item in self._records.all(Registration, year=self._year):
            yield {
                **self._holder(item.unit_id, item.person_id),
                "Danh hiệu": item.title,
                "Số lượng": item.quantity,
                "Ngày đăng ký": item.registered_on,
                "Ghi chú": item.note,
            }

    def _achievements(self) -> Iterator[Line]:
        movements = {item.id: item.name for item in self._records.all(Movement)}
        papers = evidence_texts(self._records)
        for item in self._records.all(Achievement, year=self._year):
            yield {
                **self._holder(item.unit_id, item.person_id),
                "Ngày": item.achieved_on,
                "Nội dung": item.content,
                "Kết quả": item.result,
                "Phong trào": movements.get(item.movement_id or "", ""),
                "Số văn bản": papers.get(item.id, ""),
                "Điển hình": item.role_model,
                "Ghi chú": item.note,
            }

    def _scores(self) -> Iterator[Line]:
        order = list(memberships(self._records, self._year))
        scores = self._records.all(Score, year=self._year)
        scores.sort(
            key=lambda item: (order.index(item.unit_id) if item.unit_id in order else len(order), item.position)
        )
        for item in scores:
            yield {
                "Đơn vị": self._names.get(item.unit_id, ""),
                "Nhóm": item.group,
                "Tiêu chí": item.criterion,
                "Điểm tối đa": item.maximum,
                "Tự chấm": item.self_score,
                "Thẩm định": item.checked,
                "Thống nhất": item.agreed,
                "Lý do": item.reason,
                "Tình trạng": item.status,
                "Minh chứng": item.evidence,
                "Lý do thống nhất": item.agreed_reason,
                "Ghi chú": item.note,
            }

    def _gate_marks(self) -> Iterator[Line]:
        template = scoring_template(self._records, self._year)
        for gate in template.gates if template else ():
            for item in self._records.all(GateMark, gate_id=gate.id):
                yield {
                    "Đơn vị": self._names.get(item.unit_id, ""),
                    "Điều kiện": gate.name,
                    "Lý do": item.reason,
                    "Ghi chú": item.note,
                }

    def _awards(self) -> Iterator[Line]:
        for item in sorted(self._records.all(Award), key=lambda item: (item.year, item.id)):
            yield {
                **self._holder(item.unit_id, item.person_id),
                "Danh hiệu": item.title,
                "Năm": item.year,
                "Số quyết định": item.decision_no,
                "Ngày quyết định": item.decided_on,
                "Người ký": item.signer,
                "Ghi chú": item.note,
            }

    def _nominations(self) -> Iterator[Line]:
        for item in in_protocol_order(self._records, self._year):
            yield {
                **self._holder(item.unit_id, item.person_id),
                "Danh hiệu": item.title,
                "Lý do": item.reason,
                "Thứ tự": item.position,
                "Trạng thái": item.status,
                "Ngày nhận hồ sơ": item.received_on,
                "Theo quy định ngày": item.rules_on,
                "Lý do chọn quy định": item.rules_reason,
                "Thành tích": BETWEEN.join(
                    self._records.need(Achievement, key).content for key in grounds_of(self._records, item.id)
                ),
                "Ghi chú": item.note,
            }

    def _cases(self) -> Iterator[Line]:
        for item in self._records.all(Case):
            yield {
                **self._holder(item.unit_id, item.person_id),
                "Loại": item.kind,
                "Hình thức": item.level,
                "Từ ngày": item.since,
                "Đến ngày": item.until,
                "Số văn bản": item.reference,
                "Ghi chú": item.note,
            }

    def _initiatives(self) -> Iterator[Line]:
        for item in sorted(self._records.all(Initiative), key=lambda item: (item.year, item.id)):
            yield {
                **self._holder(item.unit_id, item.person_id),
                "Tên sáng kiến": item.name,
                "Năm": item.year,
                "Phạm vi": item.scope,
                "Ngày công nhận": item.recognised_on,
                "Số văn bản": item.reference,
                "Ghi chú": item.note,
            }

    def _headcounts(self) -> Iterator[Line]:
        for item in self._records.all(Headcount, year=self._year):
            yield {
                "Đơn vị": self._names.get(item.unit_id, ""),
                "Được xét": item.members,
                "Hoàn thành": item.completed,
                "Lao động tiên tiến": item.advanced,
                "Chiến sĩ thi đua cơ sở": item.exemplary,
                "Bị kỷ luật": item.disciplined,
                "Ghi chú": item.note,
            }

    def _rulings(self) -> Iterator[Line]:
        for nomination in in_protocol_order(self._records, self._year):
            for item in self._records.all(Ruling, nomination_id=nomination.id):
                yield {
                    **self._holder(nomination.unit_id, nomination.person_id),
                    "Danh hiệu": nomination.title,
                    "Điều kiện": item.rule,
                    "Đạt": item.met,
                    "Lý do": item.reason,
                    "Ghi chú": item.note,
                }

    def _rule_changes(self) -> Iterator[Line]:
        for item in sorted(self._records.all(RuleChange), key=lambda item: (item.year, item.rule, item.field)):
            yield {
                "Năm": item.year,
                "Quy định": item.rule,
                "Mục": item.field,
                "Giá trị": item.value,
                "Lý do": item.reason,
                "Ghi chú": item.note,
            }

    def _wording_changes(self) -> Iterator[Line]:
        for item in sorted(self._records.all(WordingChange), key=lambda item: item.key):
            yield {"Mã câu": item.key, "Câu": item.text, "Ghi chú": item.note}

    def _held(self) -> list[Conference]:
        # A supplementary record comes after what it adds to, whatever day it bears.
        return sorted(conferences_of(self._records, self._year), key=lambda item: item.amends_id is not None)

    def _conferences(self) -> Iterator[Line]:
        labels = conference_labels(self._held())
        for item in self._held():
            yield {
                "Tên hội nghị": item.title,
                "Loại": item.kind,
                "Ngày": item.held_on,
                "Giờ bắt đầu": item.opened_at,
                "Giờ kết thúc": item.closed_at,
                "Địa điểm": item.place,
                "Chủ trì": item.chair,
                "Chức vụ chủ trì": item.chair_office,
                "Thư ký": item.secretary,
                "Triệu tập": item.summoned,
                "Có mặt": item.present,
                "Đến ngày": item.ends_on,
                "Mức đủ thành phần": item.quorum,
                "Đủ thành phần tính trên": item.quorum_base,
                "Thứ tự kết quả": item.result_order,
                "Bổ sung cho": labels.get(item.amends_id or "", ""),
                "Ghi chú": item.note,
            }

    def _agenda(self) -> Iterator[Line]:
        labels = conference_labels(self._held())
        for conference in self._held():
            for item in agenda_of(self._records, conference.id):
                yield {
                    "Hội nghị": labels[conference.id],
                    "Giờ": item.starts_at,
                    "Nội dung": item.content,
                    "Người thực hiện": item.presenter,
                    "Ghi chú": item.note,
                }

    def _delegates(self) -> Iterator[Line]:
        labels = conference_labels(self._held())
        for conference in self._held():
            for item in delegates_of(self._records, conference.id):
                yield {
                    "Hội nghị": labels[conference.id],
                    "Họ và tên": item.name,
                    "Chức vụ": item.office,
                    "Đơn vị": item.organisation,
                    "Vai trò": item.role,
                    "Có mặt": item.attendance,
                    "Đại diện cho": self._names.get(item.unit_id or "", ""),
                    "Quyền bỏ phiếu": item.voting,
                    "Ghi chú": item.note,
                }

    def _remarks(self) -> Iterator[Line]:
        labels = conference_labels(self._held())
        for conference in self._held():
            for item in remarks_of(self._records, conference.id):
                yield {
                    "Hội nghị": labels[conference.id],
                    "Người phát biểu": item.speaker,
                    "Loại": item.kind,
                    "Nội dung": item.content,
                    "Ghi chú": item.note,
                }

    def _ballots(self) -> Iterator[Line]:
        labels = conference_labels(self._held())
        for conference in self._held():
            rounds = rounds_of(self._records, conference.id)
            titles = round_labels(rounds)
            for ballot in rounds:
                for count in counts_of(self._records, ballot.id):
                    yield {
                        "Hội nghị": labels[conference.id],
                        "Danh hiệu": titles[ballot.id],
                        "Phát ra": ballot.issued,
                        "Thu về": ballot.collected,
                        "Hợp lệ": ballot.valid,
                        "Không hợp lệ": ballot.invalid,
                        "Cơ sở tính": ballot.base,
                        "Ngưỡng": ballot.threshold,
                        "Ứng viên": candidate_label(count, self._names, self._candidates),
                        "Đồng ý": count.agree,
                        "Không đồng ý": count.disagree,
                        "Không ý kiến": count.blank,
                        "Đồng ý bằng văn bản": count.written_agree,
                        "Không đồng ý bằng văn bản": count.written_disagree,
                        "Được chọn": count.decided,
                        "Xin rút": count.withdrawn,
                        "Số lượng": count.quantity,
                        "Nội dung bỏ phiếu": ballot.purpose,
                        "Hình thức": ballot.form,
                        "Số được chọn": ballot.seats,
                        "Mỗi phiếu chọn": ballot.choices,
                        "Không thu lại": ballot.not_returned,
                        "Hỏng đã đổi": ballot.spoiled,
                        "Ý kiến bằng văn bản": ballot.written,
                        "Số người bỏ phiếu": ballot.voters,
                        "Phiếu mỗi tờ": ballot.per_sheet,
                        "Phiếu dự phòng": ballot.spare,
                        "Khi bằng phiếu": ballot.tie,
                        "Căn cứ": ballot.basis,
                        "Chọn trong": titles.get(ballot.among_id or "", ""),
                        "Bỏ phiếu lại của": titles.get(ballot.follows_id or "", ""),
                        "Trạng thái vòng": ballot.state,
                        "Ghi chú": count.note,
                    }

    def _milestones(self) -> Iterator[Line]:
        for milestone in milestones_of(self._records, self._year):
            expected = self._records.all(Completion, milestone_id=milestone.id)
            head: Line = {"Mốc": milestone.name, "Hạn": milestone.due}
            if not expected or milestone.done_on or milestone.note:
                yield {**head, "Ngày hoàn thành": milestone.done_on, "Ghi chú": milestone.note}
            for item in expected:
                yield {
                    **head,
                    "Đơn vị": self._names.get(item.unit_id, ""),
                    "Ngày hoàn thành": item.done_on,
                    "Ghi chú": item.note,
                }

    def _activities(self) -> Iterator[Line]:
        for item in activities_of(self._records, self._year):
            units = [part.unit_id for part in self._records.all(Participation, activity_id=item.id)]
            yield {
                "Nội dung": item.content,
                "Loại": item.kind,
                "Ngày dự kiến": item.planned_on,
                "Ngày thực hiện": item.done_on,
                "Đơn vị tham gia": "; ".join(self._names.get(unit, "") for unit in units),
                "Kết quả": item.result,
                "Ghi chú": item.note,
            }

    def _certificates(self) -> Iterator[Line]:
        nominations = {item.id: item for item in self._records.all(Nomination, year=self._year)}
        for item in self._records.all(Certificate, year=self._year):
            yield {
                **self._holder(item.unit_id, item.person_id),
                "Danh hiệu": nomination.title if (nomination := given_for(item, nominations)) else "",
                "Người nhận": item.recipient,
                "Loại giấy": item.form,
                "Nội dung": item.content,
                "Vào sổ số": item.number,
                "Số quyết định": item.decision_no,
                "Ngày quyết định": item.decided_on,
                "Ngày cấp": item.issued_on,
                "Địa danh": item.place,
                "Người ký": item.signer,
                "Chức vụ người ký": item.signer_office,
                "Ghi chú": item.note,
            }

    def _paper_numbers(self) -> Iterator[Line]:
        labels = conference_labels(self._held())
        for item in self._records.all(PaperNumber, year=self._year):
            yield {
                "Văn bản": BY_KIND[item.kind].name,
                "Hội nghị": labels.get(item.conference_id or "", ""),
                "Đơn vị": self._names.get(item.unit_id or "", ""),
                "Số": item.number,
                "Ngày": item.dated_on,
                "Địa danh": item.place,
                "Để trống viết tay": item.by_hand,
                "Ghi chú": item.note,
            }
