"""What every paper of a meeting says alike: when, where, who came, who signs."""

from collections.abc import Iterator

from thiduadesk.documents.facts import ConferenceFacts, DelegateFacts
from thiduadesk.documents.tree import Block, Columns, Space, Style, labelled, text
from thiduadesk.domain.conference import Attendance
from thiduadesk.i18n.dates import clock_text, official_date
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording

_GAP = 4.0  # mm between the text and the signatures
_SIGNING_ROOM = 25.0  # mm between the signer's title and name


def opening(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    """When and where the meeting began; shared with the teller record."""
    yield labelled(wording.say("minutes.opened"), moment(facts.opened_at, official_date(facts.held_on), wording))
    yield labelled(wording.say("minutes.place"), f"{facts.place or wording.say('unknown')}.")


def attendance_sentence(facts: ConferenceFacts, wording: Wording) -> str:
    """«triệu tập 28 đại biểu, có mặt 28 đại biểu», as far as it is known."""
    summoned, present = facts.summoned, facts.present
    if summoned is not None and present is not None:
        parts = [wording.say("minutes.attendance", summoned=two_digits(summoned), present=two_digits(present))]
    elif summoned is not None:
        parts = [wording.say("minutes.summoned", summoned=two_digits(summoned))]
    elif present is not None:
        parts = [wording.say("minutes.present", present=two_digits(present))]
    else:
        parts = [wording.say("unknown")]
    written = sum(item.attendance == Attendance.WRITTEN for item in facts.delegates)
    if written:
        parts.append(wording.say("minutes.written", count=two_digits(written)))
    return ", ".join(parts)


def moment(clock: str, day: str, wording: Wording) -> str:
    """«14 giờ 00 phút, ngày 14 tháng 12 năm 2018»; an unknown time is left to the pen."""
    if not clock:
        return wording.say("minutes.moment_blank", date=day)
    return wording.say("minutes.moment", clock=clock_text(clock), date=day)


def person_line(item: DelegateFacts, wording: Wording) -> str:
    """«Nguyễn Văn A, Phó Viện trưởng, Viện Khoa học pháp lý»."""
    return ", ".join(part for part in (item.name, item.office, item.organisation) if part) or wording.say("unknown")


def signature_columns(left: tuple[str, str], right: tuple[str, str]) -> Columns:
    """Two signers side by side: title, room for signature and seal, name."""
    return Columns(
        tuple(
            (
                Space(_GAP),
                text(title, bold=True, style=Style.SIGNATURE),
                Space(_SIGNING_ROOM),
                text(name, bold=True, style=Style.SIGNATURE),
            )
            for title, name in (left, right)
        ),
        (0.5, 0.5),
    )
