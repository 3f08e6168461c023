"""The submission to the body that decides (tờ trình), after mẫu 1.4 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator, Sequence

from thiduadesk.documents.closing import closing
from thiduadesk.documents.letterhead import profile_of_year, sent_letterhead
from thiduadesk.documents.outline import bases, joined, numbered, sections, subheading, unbroken
from thiduadesk.documents.telling import Said, named, told
from thiduadesk.documents.tree import Addressees, Block, Document, Ending, Heading, Paragraph, Run, Style
from thiduadesk.documents.year_facts import ProposedFacts, SubmissionFacts
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording


def compose_submission(facts: SubmissionFacts, wording: Wording) -> Document:
    """Who is put forward for what: collectives, then persons, title by title; a draft until the vote is final."""
    title, about = wording.say("submission.title"), wording.say("submission.about", year=facts.year)
    issuer = facts.letterhead.issuer
    addressees = facts.addressees or (wording.say("unknown"),)
    count = recipients_count(facts.proposed, wording)
    opening = told(wording, "submission.opening", "opening", issuer=issuer, count=count, year=facts.year)
    groups = ((group, _lists(tag, items, wording)) for tag, group, items in proposed_groups(facts.proposed, wording))
    body: tuple[Block, ...] = (
        sent_letterhead(facts.letterhead, wording.say("submission.type"), wording),
        Heading(title, Style.TITLE),
        Heading(about, Style.SUBTITLE, rule=0.4, tag="about"),
        Addressees(wording.say("addressees"), addressees),
        *bases(_bases(facts, wording)),
        Paragraph(opening),
        *sections(*groups),
    )
    *before, last = body
    to = ", ".join(addressees)
    end = joined(
        (Paragraph(told(wording, "submission.closing", "closing", issuer=issuer, to=to)),),
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
