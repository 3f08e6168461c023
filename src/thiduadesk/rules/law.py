"""What a law pack says, as values: titles and rules, each with its article, its source, its dates, how sure it is."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thiduadesk.i18n.mark import N_

Number = str | int | bool | tuple[str, ...]
"""What a rule may hold: a term or a title's id, a whole number, yes or no, a list of texts; never a float."""


class Status(StrEnum):
    """How sure we are of a rule. Only what is sourced may block."""

    SOURCED = "sourced"
    COMPARABLE = "comparable"
    MEMORY = "memory"
    USER = "user"


STATUS_NAMES: Mapping[Status, str] = {
    Status.SOURCED: N_("có nguồn"),
    Status.COMPARABLE: N_("theo nơi tương tự"),
    Status.MEMORY: N_("chưa đối chiếu"),
    Status.USER: N_("cụm tự đặt"),
}


class Slot(StrEnum):
    """Whose rules a pack holds. On one day one pack of each slot is in force; a later slot adds to the ones before."""

    NATIONAL = "national"
    MINISTRY = "ministry"
    CLUSTER = "cluster"


SLOT_NAMES: Mapping[Slot, str] = {
    Slot.NATIONAL: N_("Quy định chung"),
    Slot.MINISTRY: N_("Quy định của ngành"),
    Slot.CLUSTER: N_("Quy định của cụm"),
}


class Holder(StrEnum):
    """Who can hold a title."""

    PERSON = "person"
    COLLECTIVE = "collective"
    BOTH = "both"


HOLDER_NAMES: Mapping[Holder, str] = {
    Holder.PERSON: N_("cá nhân"),
    Holder.COLLECTIVE: N_("tập thể"),
    Holder.BOTH: N_("tập thể, cá nhân"),
}


class Level(StrEnum):
    """Whose title it is."""

    BASE = "base"
    MINISTRY = "ministry"
    STATE = "state"


LEVEL_NAMES: Mapping[Level, str] = {
    Level.BASE: N_("cấp cơ sở"),
    Level.MINISTRY: N_("cấp bộ, ngành"),
    Level.STATE: N_("cấp Nhà nước"),
}


class Form(StrEnum):
    """Danh hiệu thi đua or hình thức khen thưởng."""

    TITLE = "title"
    COMMENDATION = "commendation"


FORM_NAMES: Mapping[Form, str] = {
    Form.TITLE: N_("danh hiệu thi đua"),
    Form.COMMENDATION: N_("hình thức khen thưởng"),
}


class Effect(StrEnum):
    """What follows when a rule is not met. `block` counts only where the rule is sourced."""

    BLOCK = "block"
    WARN = "warn"
    INFORM = "inform"


EFFECT_NAMES: Mapping[Effect, str] = {
    Effect.BLOCK: N_("chặn đề nghị"),
    Effect.WARN: N_("chỉ cảnh báo, không chặn"),
    Effect.INFORM: N_("chỉ để biết"),
}


class RuleKind(StrEnum):
    """What a rule asks; the kind is code (`rules.eligibility`, `rules.quotas`), its numbers are data of the pack."""

    REGISTERED = "registered"  # đã đăng ký từ đầu năm
    CHAIN = "chain"  # đạt một danh hiệu nhiều năm liên tục
    ONE_OF = "one-of"  # đạt ít nhất một trong các danh hiệu, trong khoảng năm
    SHARE = "share"  # tỷ lệ cá nhân của tập thể đạt một danh hiệu
    COMPLETED = "completed"  # tỷ lệ cá nhân hoàn thành nhiệm vụ
    ANY = "any"  # tập thể có cá nhân đạt một danh hiệu
    NOBODY_DISCIPLINED = "nobody-disciplined"  # không có cá nhân bị kỷ luật từ một mức trở lên
    CLEAR = "clear"  # không đang bị xem xét kỷ luật, thanh tra, khiếu nại, tố cáo
    RESTART = "restart"  # thành tích tính lại từ khi hết kỷ luật
    INITIATIVE = "initiative"  # sáng kiến được công nhận
    LEADS = "leads"  # dẫn đầu, được cụm suy tôn
    WITHIN = "within"  # chọn trong danh sách của danh hiệu khác
    CAP = "cap"  # không quá một tỷ lệ
    ONCE = "once"  # chỉ tặng một lần
    NO_TWICE = "no-twice"  # không đề nghị hai lần một danh hiệu
    ONE_FORM = "one-form"  # không tặng nhiều hình thức cho một thành tích
    NOT_REWARDED = "not-rewarded"  # thành tích chưa được khen
    ATTESTED = "attested"  # điều kiện phải xác nhận bằng giấy tờ
    VOTE = "vote"  # tỷ lệ phiếu của hội đồng
    DOSSIER = "dossier"  # hồ sơ gồm gì, mấy bộ
    DEADLINE = "deadline"  # hạn gửi
    MONEY = "money"  # mức tiền thưởng
    SETTING = "setting"  # điều cụm tự đặt


VALUES: Mapping[RuleKind, Mapping[str, type]] = {
    RuleKind.REGISTERED: {},
    RuleKind.CHAIN: {"of": str, "years": int, "ends": str},
    RuleKind.ONE_OF: {"of": tuple, "years": int},
    RuleKind.SHARE: {"of": str, "percent": int, "strict": bool},
    RuleKind.COMPLETED: {"percent": int},
    RuleKind.ANY: {"of": str},
    RuleKind.NOBODY_DISCIPLINED: {"level": str},
    RuleKind.CLEAR: {},
    RuleKind.RESTART: {},
    RuleKind.INITIATIVE: {"scope": str},
    RuleKind.LEADS: {},
    RuleKind.WITHIN: {"of": str},
    RuleKind.CAP: {"percent": int, "of": str, "level": str},
    RuleKind.ONCE: {},
    RuleKind.NO_TWICE: {},
    RuleKind.ONE_FORM: {},
    RuleKind.NOT_REWARDED: {},
    RuleKind.ATTESTED: {"what": str},
    RuleKind.VOTE: {"threshold": str, "base": str, "secret": bool},
    RuleKind.DOSSIER: {"parts": tuple, "copies": int},
    RuleKind.DEADLINE: {"day": int, "month": int, "next_year": bool},
    RuleKind.MONEY: {"hundredths": int},
    RuleKind.SETTING: {"value": str},
}
"""The values a rule of each kind holds, all of them needed and no others.

`of` is a title's id (ids in `one-of`); `ends` is «same» (the chain ends in the year looked at), «before» (in the year
before) or «either»; `percent` and `years` are whole numbers; `level` of a discipline is a term of `DisciplineLevel`, of
a cap it is «unit», «cluster» or «ministry»: where its base is counted; `scope` is a term of `InitiativeScope`;
`threshold` and `base` are written as in a ballot round («≥ 90%», «tổng số thành viên»); `hundredths` are multiples of
the base salary.
"""

VALUE_NAMES: Mapping[RuleKind, Mapping[str, str]] = {
    RuleKind.CHAIN: {
        "of": N_("Danh hiệu phải có"),
        "years": N_("Số năm liên tục"),
        "ends": N_("Tính đến năm nào"),
    },
    RuleKind.ONE_OF: {"of": N_("Một trong các danh hiệu"), "years": N_("Trong mấy năm gần nhất")},
    RuleKind.SHARE: {
        "of": N_("Danh hiệu cá nhân đạt"),
        "percent": N_("Tỷ lệ cá nhân (%)"),
        "strict": N_("Phải vượt tỷ lệ này"),
    },
    RuleKind.COMPLETED: {"percent": N_("Tỷ lệ cá nhân (%)")},
    RuleKind.ANY: {"of": N_("Danh hiệu cá nhân đạt")},
    RuleKind.NOBODY_DISCIPLINED: {"level": N_("Kỷ luật từ mức")},
    RuleKind.INITIATIVE: {"scope": N_("Phạm vi công nhận")},
    RuleKind.WITHIN: {"of": N_("Chọn trong danh sách")},
    RuleKind.CAP: {
        "percent": N_("Tỷ lệ tối đa (%)"),
        "of": N_("Tính trên số đạt"),
        "level": N_("Tính ở đâu"),
    },
    RuleKind.ATTESTED: {"what": N_("Điều cần xác nhận")},
    RuleKind.VOTE: {
        "threshold": N_("Ngưỡng phiếu"),
        "base": N_("Cơ sở tính"),
        "secret": N_("Bỏ phiếu kín"),
    },
    RuleKind.DOSSIER: {"parts": N_("Thành phần hồ sơ"), "copies": N_("Số bộ")},
    RuleKind.DEADLINE: {"day": N_("Ngày"), "month": N_("Tháng"), "next_year": N_("Của năm sau")},
    RuleKind.MONEY: {"hundredths": N_("Số lần mức lương cơ sở")},
    RuleKind.SETTING: {"value": N_("Giá trị")},
}
"""How people call the values; a kind that holds none has no names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Căn cứ: the article, where it was read, and how sure that is."""

    article: str
    source: str
    status: Status
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """Văn bản: a law, decree or circular a pack is drawn from."""

    name: str
    since: date | None
    until: date | None
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Danh hiệu or hình thức khen thưởng: its official name, others it goes by, who holds and who confers it."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    form: Form
    holder: Holder
    level: Level
    confers: str
    standards: tuple[str, ...] = ()
    """What a council judges and no program can: shown, never checked."""
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule with its numbers. `title` is the id of the title it binds, empty when it binds all.

    `says` is the sentence a person reads, its blanks filled from `values`; `holder` narrows a rule that binds titles
    of both kinds.
    """

    id: str
    kind: RuleKind
    title: str = ""
    holder: Holder = Holder.BOTH
    values: Mapping[str, Number] = dataclasses.field(default_factory=dict)
    effect: Effect
    says: str
    basis: Basis
    pack: str
    since: date
    until: date | None = None

    @property
    def blocks(self) -> bool:
        """Whether not meeting it bars the nomination: what nobody has verified only warns."""
        return self.effect is Effect.BLOCK and self.basis.status is Status.SOURCED


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPack:
    """One pack as it was read: the rules of one slot from `since` to `until` (None: still in force).

    `written_for` is the id of the national pack a ministry's rules were written for, empty when that does not matter.
    """

    id: str
    name: str
    slot: Slot
    since: date
    until: date | None = None
    written_for: str = ""
    instruments: tuple[Instrument, ...] = ()
    titles: tuple[Title, ...] = ()
    rules: tuple[Rule, ...] = ()
    transitions: tuple[Basis, ...] = ()
    """What the law says of dossiers under way when it came into force; shown where a choice has to be made."""
