"""How conferences, delegates, agendas, remarks and ballots are typed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from thiduadesk.desk.queries.rounds import CountLine, RoundSheet
from thiduadesk.domain.ballot import VOTES, BallotBase, BallotForm, BallotPurpose, BallotTie, Count
from thiduadesk.domain.conference import (
    Attendance,
    ConferenceKind,
    DelegateRole,
    QuorumBase,
    RemarkKind,
    ResultOrder,
)
from thiduadesk.i18n.mark import N_
from thiduadesk.ui.forms.field import Choices, Field, Typing, terms

CONFERENCE_FIELDS = (
    Field("title", N_("Tên hội nghị"), Typing.LONG_TEXT, needed=True),
    Field("kind", N_("Loại"), Typing.CHOICE, terms(ConferenceKind)),
    Field("held_on", N_("Ngày họp"), Typing.DATE, needed=True),
    Field("opened_at", N_("Giờ bắt đầu"), Typing.CLOCK),
    Field("ends_on", N_("Đến ngày"), Typing.DATE),
    Field("place", N_("Địa điểm"), half=True),
    Field("secretary", N_("Thư ký"), half=True),
    Field("chair", N_("Chủ trì"), half=True),
    Field("chair_office", N_("Chức vụ chủ trì"), half=True),
    Field("quorum", N_("Mức đủ thành phần"), half=True, hint=N_("Như ≥ 2/3")),
    Field("quorum_base", N_("Mức này tính trên"), Typing.CHOICE, terms(QuorumBase)),
    Field("summoned", N_("Triệu tập (khi không lập danh sách)"), Typing.INTEGER),
    Field("present", N_("Có mặt (khi không điểm danh)"), Typing.INTEGER),
    Field("note", N_("Ghi chú"), Typing.LONG_TEXT),
)

CLOSING_FIELDS = (
    Field("closed_at", N_("Giờ kết thúc"), Typing.CLOCK),
    Field("result_order", N_("Biên bản xếp kết quả theo"), Typing.CHOICE, terms(ResultOrder)),
)

AGENDA_FIELDS = (
    Field("starts_at", N_("Giờ"), Typing.CLOCK, width=8),
    Field("content", N_("Nội dung"), width=0),
    Field("presenter", N_("Người thực hiện"), width=30),
)

REPORT_FIELDS = (
    Field("speaker", N_("Người báo cáo"), width=30),
    Field("content", N_("Nội dung"), width=0),
)

TELLER_FIELDS = (
    Field("name", N_("Họ và tên"), width=24, fixed=True),
    Field("office", N_("Chức vụ"), width=20, fixed=True),
    Field("organisation", N_("Đơn vị"), width=0, fixed=True),
    Field("role", N_("Vai trò"), Typing.CHOICE, terms(DelegateRole), width=20),
)

PILE_FIELDS = (
    Field("issued", N_("Phát ra"), Typing.INTEGER),
    Field("collected", N_("Thu về"), Typing.INTEGER),
    Field("not_returned", N_("Không thu lại"), Typing.INTEGER),
    Field("spoiled", N_("Hỏng đã đổi"), Typing.INTEGER),
    Field("valid", N_("Hợp lệ"), Typing.INTEGER),
    Field("invalid", N_("Không hợp lệ"), Typing.INTEGER),
    Field("written", N_("Ý kiến văn bản"), Typing.INTEGER),
)

VOTE_FIELDS = (
    Field("name", N_("Tập thể, cá nhân"), width=0, fixed=True),
    Field("agree", N_("Đồng ý"), Typing.INTEGER, width=8),
    Field("disagree", N_("Không đồng ý"), Typing.INTEGER, width=8),
    Field("blank", N_("Không ý kiến"), Typing.INTEGER, width=8),
    Field("written_agree", N_("Văn bản: đồng ý"), Typing.INTEGER, width=8),
    Field("written_disagree", N_("Văn bản: không"), Typing.INTEGER, width=8),
    Field("decided", N_("Được chọn"), Typing.YES_NO, width=8),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRow:
    """The votes of one candidate as typed; its id is the count's."""

    id: str
    name: str
    agree: int | None = None
    disagree: int | None = None
    blank: int | None = None
    written_agree: int | None = None
    written_disagree: int | None = None
    decided: bool | None = None


def vote_rows(sheet: RoundSheet) -> list[VoteRow]:
    """The candidates of a round, to type their votes."""
    return [_vote_row(line) for line in sheet.counts]


def _vote_row(line: CountLine) -> VoteRow:
    count = line.count
    name = line.name if count.quantity is None else f"{line.name} ({count.quantity})"
    return VoteRow(id=count.id, name=name, decided=count.decided, **{vote: getattr(count, vote) for vote in VOTES})


def count_of(row: VoteRow, count: Count) -> Count:
    """The count with the votes of its row."""
    return replace(count, decided=row.decided, **{vote: getattr(row, vote) for vote in VOTES})


def delegate_fields(units: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of a delegate in the list."""
    return (
        Field("name", N_("Họ và tên"), width=22),
        Field("office", N_("Chức vụ"), width=16),
        Field("organisation", N_("Đơn vị"), width=0),
        Field("unit_id", N_("Đại diện cho"), Typing.REFERENCE, units, width=18),
        Field("role", N_("Vai trò"), Typing.CHOICE, terms(DelegateRole), width=12),
        Field("voting", N_("Bỏ phiếu"), Typing.YES_NO, width=8),
        Field("attendance", N_("Có mặt"), Typing.CHOICE, terms(Attendance), width=10),
    )


def remark_fields(kinds: Callable[[], Choices]) -> tuple[Field, ...]:
    """The fields of a remark, of the kinds its step is about."""
    return (
        Field("kind", N_("Loại"), Typing.CHOICE, kinds, width=11),
        Field("speaker", N_("Người phát biểu"), width=28),
        Field("content", N_("Nội dung"), width=0),
    )


def kinds_of(*kinds: RemarkKind) -> Callable[[], Choices]:
    """These kinds of remark, as choices."""
    pairs = tuple((str(kind), str(kind)) for kind in kinds)
    return lambda: pairs


def round_fields(titles: Callable[[], Choices], rounds: Callable[[], Choices]) -> tuple[Field, ...]:
    """The rule of a round: what is voted on, how, and what it takes to win."""
    return (
        Field("title", N_("Danh hiệu, nội dung"), Typing.SUGGESTION, titles, half=True, needed=True),
        Field("purpose", N_("Việc"), Typing.CHOICE, terms(BallotPurpose)),
        Field("form", N_("Hình thức"), Typing.CHOICE, terms(BallotForm)),
        Field("threshold", N_("Ngưỡng"), half=True, hint=N_("Như ≥ 2/3")),
        Field("base", N_("Cơ sở tính"), Typing.CHOICE, terms(BallotBase)),
        Field("basis", N_("Căn cứ của ngưỡng"), half=True),
        Field("seats", N_("Số được chọn"), Typing.INTEGER),
        Field("choices", N_("Mỗi phiếu chọn tối đa"), Typing.INTEGER),
        Field("tie", N_("Khi bằng phiếu"), Typing.CHOICE, terms(BallotTie)),
        Field("among_id", N_("Chỉ chọn trong vòng"), Typing.REFERENCE, rounds, half=True),
        Field("per_sheet", N_("Phiếu in trên một tờ A4"), Typing.INTEGER, hint=N_("1, 2, 4 hoặc 8")),
        Field("spare", N_("Phiếu in dự phòng"), Typing.INTEGER),
        Field("note", N_("Ghi chú"), half=True),
    )


def candidate_fields(units: Callable[[], Choices], people: Callable[[], Choices]) -> tuple[Field, ...]:
    """Who stands in a round."""
    return (
        Field("unit_id", N_("Đơn vị"), Typing.REFERENCE, units, width=0),
        Field("person_id", N_("Cá nhân"), Typing.REFERENCE, people, width=20),
        Field("name", N_("Hoặc tên khác"), width=20),
        Field("quantity", N_("Số lượng"), Typing.INTEGER, width=8),
        Field("withdrawn", N_("Xin rút"), Typing.YES_NO, width=8),
        Field("note", N_("Ghi chú"), width=16),
    )
