"""The submission to the body that decides (tờ trình), after mẫu 1.4 of NĐ 30/2020, Phụ lục III."""

from collections.abc import Iterator, Sequence

from thiduadesk.documents.closing import closing
from thiduadesk.documents.letterhead import profile_of_year, sent_letterhead
from thiduadesk.documents.outline import bases, joined, numbered, sections, subheading, unbroken
from thiduadesk.documents.tree import Addressees, Block, Document, Ending, Heading, Style, text
from thiduadesk.documents.year_facts import ProposedFacts, SubmissionFacts
from thiduadesk.i18n.dates import official_date
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording


def compose_submission(facts: SubmissionFacts, wording: Wording) -> Document:
    """Who is put forward for what: collectives, then persons, title by title; a draft until the vote is final."""
    title, about = wording.say("submission.title"), wording.say("submission.about", year=facts.year)
    issuer = facts.letterhead.issuer
    addressees = facts.addressees or (wording.say("unknown"),)
    opening = wording.say(
        "submission.opening", issuer=issuer, count=recipients_count(facts.proposed, wording), year=facts.year
    )
    groups = ((group, _lists(items, wording)) for group, items in proposed_groups(facts.proposed, wording))
    body: tuple[Block, ...] = (
        sent_letterhead(facts.letterhead, wording.say("submission.type"), wording),
        Heading(title, Style.TITLE),
        Heading(about, Style.SUBTITLE, rule=0.4),
        Addressees(wording.say("addressees"), addressees),
        *bases(_bases(facts, wording), wording),
        text(opening),
        *sections(*groups),
    )
    *before, last = body
    to = ", ".join(addressees)
    end = joined(
        (text(wording.say("submission.closing", issuer=issuer, to=to)),),
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
) -> tuple[tuple[str, Sequence[ProposedFacts]], ...]:
    """«Tập thể» and «Cá nhân» with those put forward of each; a group nobody belongs to is left out."""
    kinds = (("group_collectives", False), ("group_persons", True))
    groups = ((wording.say(key), [one for one in proposed if one.person is kind]) for key, kind in kinds)
    return tuple((group, items) for group, items in groups if items)


def _bases(facts: SubmissionFacts, wording: Wording) -> tuple[str, ...]:
    if not facts.meeting or facts.met_on is None:
        return facts.bases
    return (*facts.bases, wording.say("submission.meeting", meeting=facts.meeting, date=official_date(facts.met_on)))


def _lists(proposed: Sequence[ProposedFacts], wording: Wording) -> tuple[Block, ...]:
    """A list for each title, titles in the order they first come."""
    titles: dict[str, list[ProposedFacts]] = {}
    for item in proposed:
        titles.setdefault(item.title, []).append(item)
    return joined(*(_list(title, items, wording) for title, items in titles.items()))


def _list(title: str, items: Sequence[ProposedFacts], wording: Wording) -> Iterator[Block]:
    yield subheading(f"{title}: {recipients_count(items, wording)}")
    yield from numbered([_line(item, wording) for item in items])


def _line(item: ProposedFacts, wording: Wording) -> str:
    line = ", ".join(part for part in (proposed_name(item), item.office, item.unit) if part)
    return f"{line} ({wording.say('minutes.ruled', reason=item.ruled)})" if item.ruled else line
