"""The sentences of the papers as a secretary reads them: by paper, with what the cluster changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from thiduadesk.documents.catalogue import BY_KIND
from thiduadesk.domain.wording import WordingChange
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.pack import common_pack
from thiduadesk.rules.wording import SENTENCES, Wording, sentence_problems
from thiduadesk.store.records import Records

_GENERAL = N_("Chung cho các văn bản")
_GONE = N_("Không còn văn bản nào dùng")
_GROUPS: Mapping[str, str] = {
    "minutes": BY_KIND["bien-ban"].name,
    "supplement": N_("Biên bản bổ sung"),
    "teller": BY_KIND["kiem-phieu"].name,
    "invitation": BY_KIND["giay-moi"].name,
    "agenda": BY_KIND["chuong-trinh"].name,
    "ballot": BY_KIND["phieu-bau"].name,
    "roll": BY_KIND["dai-bieu"].name,
    "scores": BY_KIND["bang-diem"].name,
    "ranking": BY_KIND["tong-hop-diem"].name,
    "certificate": BY_KIND["giay-chung-nhan"].name,
    "ruler": N_("Tờ căn chỉnh máy in"),
    "submission": BY_KIND["to-trinh"].name,
    "candidates": BY_KIND["trich-ngang"].name,
    "pledge": BY_KIND["giao-uoc"].name,
    "registrations": BY_KIND["dang-ky"].name,
    "report": N_("Báo cáo tổng kết, sơ kết"),
    "plan": BY_KIND["ke-hoach"].name,
    "inspection": BY_KIND["kiem-tra-cheo"].name,
    "reminder": BY_KIND["don-doc"].name,
    "book": BY_KIND["so-cap"].name,
    "handover": BY_KIND["ban-giao"].name,
}
"""What the sections of the wording are about."""

BLANK_NAMES: Mapping[str, str] = {
    "about": N_("về việc gì"),
    "achievement": N_("thành tích"),
    "agree": N_("số phiếu đồng ý"),
    "all": N_("tổng số"),
    "among": N_("danh hiệu của vòng trước"),
    "among_count": N_("số được suy tôn ở vòng trước"),
    "awards": N_("danh hiệu, hình thức khen thưởng và số được tặng"),
    "base": N_("số làm cơ sở tính"),
    "basis": N_("căn cứ"),
    "came": N_("số có mặt"),
    "bonus": N_("điểm thưởng tối đa"),
    "chosen": N_("các tên được chọn"),
    "clock": N_("giờ"),
    "code": N_("mã kiểm tra"),
    "column": N_("cột điểm"),
    "content": N_("nội dung phát biểu"),
    "count": N_("số lượng"),
    "date": N_("ngày"),
    "days": N_("số ngày"),
    "decider": N_("người có thẩm quyền quyết định"),
    "disagree": N_("số phiếu không đồng ý"),
    "due": N_("hạn"),
    "gates": N_("các điều kiện loại trừ"),
    "grade": N_("xếp loại"),
    "head": N_("đơn vị Cụm trưởng, trong ngoặc"),
    "heading": N_("đầu đề của vòng"),
    "holds": N_("những gì tệp dữ liệu có"),
    "instrument": N_("văn bản làm căn cứ"),
    "issuer": N_("tên cụm"),
    "lateness": N_("chậm bao lâu"),
    "meeting": N_("hội nghị"),
    "merits": N_("các thành tích"),
    "models": N_("số điển hình tiên tiến"),
    "moment": N_("giờ, ngày"),
    "movement": N_("phong trào"),
    "name": N_("tên"),
    "names": N_("các tên"),
    "number": N_("số"),
    "numbers": N_("các số phiếu"),
    "ordinary": N_("điểm chuẩn tối đa"),
    "of": N_("cơ sở tính"),
    "papers": N_("các giấy tờ gửi kèm"),
    "percent": N_("tỷ lệ"),
    "person": N_("người đại diện"),
    "place": N_("địa danh, địa điểm"),
    "plan": N_("bảng tiêu chí"),
    "points": N_("số điểm"),
    "posts": N_("Cụm trưởng, Cụm phó"),
    "reason": N_("lý do"),
    "requests": N_("những việc đề nghị"),
    "role": N_("nhiệm vụ trong đoàn"),
    "rule": N_("mức cần đạt"),
    "secretary": N_("Thư ký"),
    "share": N_("tỷ lệ cần đạt"),
    "since": N_("ngày bắt đầu"),
    "speaker": N_("người phát biểu"),
    "superior": N_("cơ quan chủ quản"),
    "symbol": N_("ký hiệu"),
    "tie_rule": N_("cách xếp khi bằng điểm"),
    "title": N_("danh hiệu, tên gọi"),
    "to": N_("nơi nhận"),
    "unit": N_("đơn vị"),
    "units": N_("số đơn vị"),
    "until": N_("ngày kết thúc"),
    "voters": N_("số người có quyền bỏ phiếu"),
    "what": N_("danh hiệu thi đua, hình thức khen thưởng"),
    "who": N_("tập thể, cá nhân"),
    "year": N_("năm"),
    "years": N_("các năm"),
}
"""What fills the blanks of the sentences, for whoever words them."""

UNCHANGED, CHANGED, UNFIT = "", N_("cụm sửa"), N_("không dùng được")
"""How a sentence stands: as it came, as the cluster says it, or kept from another version and passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLine:
    """One sentence as the papers say it; `group` and `state` are message ids."""

    id: str
    group: str
    text: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceCard:
    """One sentence with what it was before: `id` is its key, `text` what the cluster says or the `original`."""

    id: str
    group: str
    text: str
    original: str
    note: str
    state: str
    blanks: tuple[str, ...]

    def __str__(self) -> str:
        return self.original or self.id


def wording_of(records: Records) -> Wording:
    """The words of the cluster: those of the pack, with what it changed laid over."""
    return common_pack().wording.with_changes({change.key: change.text for change in records.all(WordingChange)})


def sentence_lines(records: Records) -> tuple[SentenceLine, ...]:
    """Every sentence of the papers, those of one paper together; at the end what the cluster changed for none."""
    changes = {change.key: change for change in records.all(WordingChange)}
    groups = list(dict.fromkeys(map(_group, SENTENCES)))
    known = sorted(SENTENCES, key=lambda key: groups.index(_group(key)))
    return tuple(_line(key, changes.get(key)) for key in (*known, *sorted(changes.keys() - SENTENCES.keys())))


def sentence_card(records: Records, key: str) -> SentenceCard:
    """One sentence; its text is empty where neither the pack nor the cluster has one."""
    change = records.one(WordingChange, key=key)
    line = _line(key, change)
    return SentenceCard(
        id=key,
        group=line.group,
        text=line.text,
        original=_original(key),
        note=change.note if change else "",
        state=line.state,
        blanks=tuple(sorted(SENTENCES.get(key, ()))),
    )


def _line(key: str, change: WordingChange | None) -> SentenceLine:
    return SentenceLine(id=key, group=_group(key), text=change.text if change else _original(key), state=_state(change))


def _original(key: str) -> str:
    return common_pack().wording.sentences.get(key, "")


def _state(change: WordingChange | None) -> str:
    if change is None:
        return UNCHANGED
    return UNFIT if sentence_problems(change.key, change.text) else CHANGED


def _group(key: str) -> str:
    if key not in SENTENCES:
        return _GONE
    section, _, rest = key.partition(".")
    return _GROUPS[section] if rest else _GENERAL
