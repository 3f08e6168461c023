"""What every paper of a meeting says alike: when, where, who came, who signs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from thiduadesk.documents.ballots import balances, threshold_text
from thiduadesk.documents.closing import above_and_members, record_recipients
from thiduadesk.documents.facts import ConferenceFacts, DelegateFacts, RemarkFacts
from thiduadesk.documents.letterhead import profile_of
from thiduadesk.documents.telling import Said, told
from thiduadesk.documents.tree import (
    Block,
    Columns,
    Document,
    Ending,
    Paragraph,
    Run,
    Space,
    Style,
    ended,
    labelled,
    text,
)
from thiduadesk.domain.conference import TELLERS, Attendance, DelegateRole, QuorumBase
from thiduadesk.i18n.dates import clock_text
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording

_GAP = 4.0  # mm between the text and the signatures
_SIGNING_ROOM = 25.0  # mm between the signer's title and name
_SHARED_ROOM = 20.0  # mm for each where several sign under one title


def paper_of(
    title: str,
    facts: ConferenceFacts,
    body: Sequence[Block],
    end: Sequence[Block],
    wording: Wording,
    *,
    settled: bool = False,
) -> Document:
    """The paper with its ending kept to the body and the code of its seal at the foot.

    It is marked as a draft while a sum is wrong, or the conference open and nothing else has `settled` what it tells.
    """
    *before, last = body
    final = (facts.final or settled) and all(map(balances, facts.rounds))
    return Document(
        title=f"{title.capitalize()} {facts.title}",
        blocks=(*before, Ending((last,), tuple(end))),
        profile=profile_of(facts.held_on),
        watermark="" if final else wording.say("draft"),
        foot=wording.say("code", code=facts.code) if facts.code else "",
    )


def attendance_sentence(facts: ConferenceFacts, wording: Wording) -> str:
    """«triệu tập 28 đại biểu, có mặt 28 đại biểu», as far as it is known."""
    parts = []
    if facts.summoned is not None:
        parts.append(wording.say("minutes.summoned", count=two_digits(facts.summoned)))
    if facts.present is not None:
        some = facts.voters is not None and facts.voters != facts.present
        key = "minutes.present_voters" if some else "minutes.present"
        parts.append(wording.say(key, count=two_digits(facts.present), voters=two_digits(facts.voters or 0)))
    written = sum(item.attendance == Attendance.WRITTEN for item in facts.delegates)
    if written:
        parts.append(wording.say("minutes.written", count=two_digits(written)))
    return ", ".join(parts) or wording.say("unknown")


def moment(clock: str, day: str, wording: Wording) -> str:
    """«14 giờ 00 phút, ngày 14 tháng 12 năm 2018»; an unknown time is left to the pen."""
    if not clock:
        return wording.say("minutes.moment_blank", date=day)
    return wording.say("minutes.moment", clock=clock_text(clock), date=day)


def person_line(item: DelegateFacts, wording: Wording) -> str:
    """«Nguyễn Văn A, Phó Viện trưởng, Viện Khoa học pháp lý»; «Đại diện Viện Khoa học pháp lý» names it already."""
    organisation = "" if item.organisation in item.name else item.organisation
    return ", ".join(part for part in (item.name, item.office, organisation) if part) or wording.say("unknown")


def quorum_sentence(facts: ConferenceFacts, wording: Wording) -> tuple[Run, ...]:
    """«Có mặt 10/12 đơn vị thành viên, đạt mức ít nhất 2/3; …»; empty while nobody can tell."""
    quorum = facts.quorum
    if quorum is None or quorum.met is None:
        return ()
    return told(
        wording,
        "minutes.quorum_met" if quorum.met else "minutes.quorum_unmet",
        "quorum",
        came=two_digits(quorum.came or 0),
        base=two_digits(quorum.base or 0),
        of=wording.say("minutes.quorum_units" if quorum.of == QuorumBase.UNITS else "minutes.quorum_delegates"),
        rule=threshold_text(quorum.rule, wording),
    )


def tellers(facts: ConferenceFacts) -> list[DelegateFacts]:
    """Who counts the ballots, the head of them first."""
    found = [item for item in facts.delegates if item.role in TELLERS]
    return sorted(found, key=lambda item: TELLERS.index(DelegateRole(item.role)))


def teller_posts(facts: ConferenceFacts, wording: Wording) -> list[tuple[str, DelegateFacts]]:
    """The tellers, each with the post held among them: «Trưởng ban», «Ủy viên»; empty while nobody heads them."""
    board = tellers(facts)
    if not any(item.role == DelegateRole.HEAD_TELLER for item in board):
        return [("", item) for item in board]
    posts = {DelegateRole.HEAD_TELLER: "minutes.head_teller", DelegateRole.TELLER: "minutes.teller"}
    return [(wording.say(posts[DelegateRole(item.role)]), item) for item in board]


def teller_lines(facts: ConferenceFacts, wording: Wording) -> list[str]:
    """«Nguyễn Văn A, Học viện Tư pháp - Trưởng ban» for each."""
    posts = teller_posts(facts, wording)
    return [" - ".join(part for part in (person_line(item, wording), post) if part) for post, item in posts]


def officers(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    """Who chaired and who wrote, with the offices they hold as far as those or the list of delegates tell."""
    delegates = {item.name: item for item in facts.delegates}
    for post, name, office in (("chair", facts.chair, facts.chair_office), ("secretary", facts.secretary, "")):
        known = DelegateFacts(name=name, office=office)
        officer = known if office else delegates.get(name, known)
        yield labelled(wording.say(f"minutes.{post}"), person_line(officer, wording), tag=post)


def remark_lines(about: str, remarks: Iterable[RemarkFacts], wording: Wording) -> Iterator[Block]:
    """What was said: the speaker before the first line, every line a paragraph.

    Who spoke is a fact; how it was put is prose, free to be polished in an edited copy.
    """
    for place, item in enumerate(remarks):
        first, *more = item.content.split("\n")
        if item.speaker:
            content = (Run(first),)
            yield Paragraph(told(wording, "minutes.said", f"{about}.{place}", speaker=item.speaker, content=content))
        else:
            yield text(first)
        yield from map(text, more)


def signed_by_both(facts: ConferenceFacts, wording: Wording) -> Iterator[Block]:
    """The secretary at the left, the chair at the right, and under them who gets the paper (mẫu 1.9)."""
    yield from signature_columns(
        (wording.say("minutes.signed_secretary"), (facts.secretary,)),
        (wording.say("minutes.signed_chair"), (facts.chair,)),
    )
    yield from record_recipients(above_and_members(facts.letterhead.superior, wording), wording)


def listed(lines: Iterable[str | Said], about: str = "") -> Iterator[Block]:
    """«- …;» for each, the last one closed by a full stop.

    `about` and its place name what a line tells, unless its runs do that themselves.
    """
    said = [
        (Run(line, tag=f"{about}.{place}" if about else ""),) if isinstance(line, str) else line
        for place, line in enumerate(lines)
    ]
    for runs in ended(said):
        yield Paragraph((Run("- "), *runs), Style.LIST)


def signature_columns(*parties: tuple[str, Sequence[str | tuple[str, str]]]) -> Iterator[Block]:
    """Parties side by side: title, then for each name room for the signature; without names only the room.

    A name may come with the post its bearer holds, which stands above the room.
    """
    widths = (1 / len(parties),) * len(parties)
    room = _SIGNING_ROOM if all(len(names) < 2 for _, names in parties) else _SHARED_ROOM
    yield Columns(tuple((Space(_GAP), text(title, bold=True, style=Style.SIGNATURE)) for title, _ in parties), widths)
    for place, row in enumerate(zip_longest(*(names or ("",) for _, names in parties), fillvalue="")):
        signed = (
            tuple(_signed(name, room, f"signed.party{party}.{place}", posts=any(isinstance(one, tuple) for one in row)))
            for party, name in enumerate(row)
        )
        yield Columns(tuple(signed), widths)


def _signed(name: str | tuple[str, str], room: float, tag: str, *, posts: bool) -> Iterator[Block]:
    """Room for one signature over the name; where others of the row tell their `posts` a line is left for it."""
    post, name = name if isinstance(name, tuple) else ("", name)
    if posts:
        yield text(post.upper(), bold=True, style=Style.SIGNATURE)
    yield Space(room)
    yield text(name, bold=True, style=Style.SIGNATURE, tag=tag)
