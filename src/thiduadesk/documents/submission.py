"""The submission to the body that decides (tờ trình), after mẫu 1.4 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator, Mapping, Sequence

from thiduadesk.documents.closing import closing
from thiduadesk.documents.letterhead import profile_of_year, sent_letterhead
from thiduadesk.documents.outline import bases, joined, numbered, sections, subheading, unbroken
from thiduadesk.documents.telling import Said, linked, named, told
from thiduadesk.documents.tree import Addressees, Block, Document, Ending, Heading, Paragraph, Run, Style, text
from thiduadesk.documents.year_facts import ProposedFacts, SubmissionFacts
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.flags import is_government_flag, is_ministry_flag
from thiduadesk.rules.law import Form
from thiduadesk.rules.wording import Wording

_FORMS: Mapping[str, str] = {Form.TITLE: "title", Form.COMMENDATION: "commendation"}


def compose_submission(facts: SubmissionFacts, wording: Wording) -> Document:
    """Who is put forward for what: collectives, then persons, title by title; a draft until the vote is final."""
    title, what = wording.say("submission.title"), asked_for(facts.proposed, wording)
    about = wording.say("submission.about", what=what, year=facts.year)
    issuer = facts.letterhead.issuer
    addressees = facts.addressees or (wording.say("unknown"),)
    count = recipients_count(facts.proposed, wording)
    opening = told(wording, "submission.opening", "opening", issuer=issuer, what=what, count=count, year=facts.year)
    groups = [(group, _lists(tag, items, wording)) for tag, group, items in proposed_groups(facts.proposed, wording)]
    body: tuple[Block, ...] = (
        sent_letterhead(facts.letterhead, wording.say("submission.type"), wording),
        Heading(title, Style.TITLE),
        Heading(about, Style.SUBTITLE, rule=0.4, tag="about"),
        Addressees(wording.say("addressees"), addressees),
        *bases(_bases(facts, wording)),
        Paragraph(opening),
        *(groups[0][1] if len(groups) == 1 else sections(*groups)),
    )
    *before, last = body
    requests = _requests(facts.proposed, wording)
    request = told(wording, "submission.closing", "closing", issuer=issuer, to=", ".join(addressees), requests=requests)
    end = joined(
        (text(wording.say("submission.enclosed", papers="; ".join(_enclosed(facts, wording)))), Paragraph(request)),
        closing(
            facts.letterhead,
            facts.signer,
            (wording.say("recipient_addressees"), wording.say("recipient_members")),
            wording,
        ),
    )
    return Document(
        title=f"{title.capitalize()} {about}",
        blocks=(*before, Ending((last,), end)),
        profile=profile_of_year(facts.year, facts.letterhead.dated_on),
        watermark="" if facts.final else wording.say("draft"),
    )


def asked_for(proposed: Sequence[ProposedFacts], wording: Wording) -> str:
    """«danh hiệu thi đua», «hình thức khen thưởng», or both where both occur or the law cannot tell."""
    forms = {item.form for item in proposed}
    return wording.say(f"submission.what_{_FORMS.get(forms.pop(), 'both') if len(forms) == 1 else 'both'}")


def _requests(proposed: Sequence[ProposedFacts], wording: Wording) -> Said:
    """«tặng … cho 04 tập thể; trình Thủ tướng Chính phủ tặng … cho 02 tập thể»: the addressee's own to decide first.

    Nobody confers what is above his power: he submits it upward (Luật Thi đua, khen thưởng, chương về thẩm quyền).
    """
    deciders: dict[str, dict[str, list[ProposedFacts]]] = {}
    for item in sorted(proposed, key=lambda one: bool(one.decider)):
        deciders.setdefault(item.decider, {}).setdefault(item.title, []).append(item)
    requests = []
    for place, (decider, titles) in enumerate(deciders.items()):
        tag = f"closing.{place}"
        awards = linked((_award(f"{tag}.{spot}", items, wording) for spot, items in enumerate(titles.values())), ", ")
        key = "submission.hand_up" if decider else "submission.confer"
        requests.append(told(wording, key, tag, decider=decider, awards=awards))
    return linked(requests, "; ")


def _award(tag: str, items: Sequence[ProposedFacts], wording: Wording) -> Said:
    """«Cờ thi đua ngành Tư pháp cho 04 tập thể»: a flag is given, any other title is a title one is given."""
    title = items[0].title
    flag = is_government_flag(title) or is_ministry_flag(title)
    key = "submission.award_title" if items[0].form == Form.TITLE and not flag else "submission.award"
    return told(wording, key, tag, title=title, count=recipients_count(items, wording))


def _enclosed(facts: SubmissionFacts, wording: Wording) -> Iterator[str]:
    """The papers of the dossier."""
    papers = {"list": True, "minutes": bool(facts.meeting), "tellers": facts.counted, "merits": True}
    return (wording.say(f"submission.enclosed_{paper}") for paper, there in papers.items() if there)


def recipients_count(proposed: Sequence[ProposedFacts], wording: Wording) -> str:
    """«04 tập thể và 02 cá nhân»: each counted once, however many titles it is put forward for."""
    kinds = (("minutes.collectives", False), ("minutes.persons", True))
    counted = ((key, len({(one.name, one.unit) for one in proposed if one.person is kind})) for key, kind in kinds)
    parts = (wording.say(key, count=two_digits(number)) for key, number in counted if number)
    return wording.say("minutes.and").join(parts)


def proposed_name(item: ProposedFacts) -> str:
    """«Bà Cầm Thị Nhung», «Học viện Tư pháp»."""
    name = " ".join(part for part in (item.label, item.name) if part)
    return unbroken(name) if item.person else name


def proposed_groups(
    proposed: Sequence[ProposedFacts], wording: Wording
) -> tuple[tuple[str, str, Sequence[ProposedFacts]], ...]:
    """What the facts of a group are named for, «Tập thể» or «Cá nhân», and who is put forward of them.

    A group nobody belongs to is left out.
    """
    kinds = (("collectives", False), ("persons", True))
    groups = ((kind, [one for one in proposed if one.person is person]) for kind, person in kinds)
    return tuple((kind, wording.say(f"group_{kind}"), items) for kind, items in groups if items)


def _bases(facts: SubmissionFacts, wording: Wording) -> Iterator[Said]:
    for place, name in enumerate(facts.bases):
        yield told(wording, "basis", f"bases.{place}", instrument=name)
    if facts.meeting and facts.met_on is not None:
        day = official_date(facts.met_on)
        meeting = told(wording, "submission.meeting", "meeting", meeting=facts.meeting, date=day)
        yield told(wording, "basis", "meeting", instrument=meeting)


def _lists(tag: str, proposed: Sequence[ProposedFacts], wording: Wording) -> tuple[Block, ...]:
    """A list for each title, titles in the order they first come."""
    titles: dict[str, list[ProposedFacts]] = {}
    for item in proposed:
        titles.setdefault(item.title, []).append(item)
    lists = enumerate(titles.items())
    return joined(*(_list(f"{tag}.{place}", title, items, wording) for place, (title, items) in lists))


def _list(tag: str, title: str, items: Sequence[ProposedFacts], wording: Wording) -> Iterator[Block]:
    count = recipients_count(items, wording)
    yield subheading((Run(title, tag=f"{tag}.title"), Run(": "), Run(count, tag=f"{tag}.count")))
    yield from numbered([_line(f"{tag}.{place}", item, wording) for place, item in enumerate(items)])


def _line(tag: str, item: ProposedFacts, wording: Wording) -> Said:
    line = named(tag, name=proposed_name(item), office=item.office, unit=item.unit)
    if not item.ruled:
        return line
    return (*line, Run(" ("), *told(wording, "minutes.ruled", f"{tag}.ruled", reason=item.ruled), Run(")"))
