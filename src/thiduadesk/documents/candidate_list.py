"""The list that goes with a submission (danh sách trích ngang): each candidate with what speaks for the title."""

from thiduadesk.documents.ballots import vote_text
from thiduadesk.documents.closing import signature
from thiduadesk.documents.facts import CandidateFacts
from thiduadesk.documents.letterhead import letterhead, paper_symbol, profile_of_year, written_day
from thiduadesk.documents.outline import ROMAN, under_title
from thiduadesk.documents.submission import asked_for, proposed_groups, proposed_name
from thiduadesk.documents.telling import count_cell, told, told_row
from thiduadesk.documents.tree import Cell, Columns, Document, Ending, Grid, Heading, Space, Style
from thiduadesk.documents.year_facts import ProposedFacts, SubmissionFacts
from thiduadesk.i18n.numbers import two_digits
from thiduadesk.rules.wording import Wording

_WIDTHS = (0.05, 0.17, 0.12, 0.13, 0.21, 0.22, 0.10)
_CENTRED = frozenset({0, 6})
_COLUMNS = ("number", "name", "office", "title", "merits", "held", "votes")
_GAP = 4.0  # mm between the table and the signature


def compose_candidate_list(facts: SubmissionFacts, wording: Wording) -> Document:
    """One row for each nomination, collectives first; a draft until the vote is final, as the submission.

    Number and day of its letterhead are the submission's, which it goes with.
    """
    head = facts.letterhead
    title, what = wording.say("candidates.title"), asked_for(facts.proposed, wording)
    groups = [group for _, group, _ in proposed_groups(facts.proposed, wording)]
    who = groups[0] if len(groups) == 1 else wording.say("candidates.who_both")
    about = wording.say("candidates.about", who=who, what=what, year=facts.year)
    goes_with = told(
        wording,
        "candidates.goes_with",
        "goes_with",
        number=two_digits(head.number) if head.number is not None else wording.say("number_blank"),
        symbol=paper_symbol(wording.say("submission.type"), head),
        date=written_day(head, wording),
        issuer=head.issuer,
    )
    signed = Columns(((), tuple(signature(head, facts.signer, wording))), (0.5, 0.5))
    return Document(
        title=f"{title.capitalize()}: {about}",
        blocks=(
            letterhead(head, "", wording),
            Heading(title, Style.TITLE),
            Heading(about, Style.SUBTITLE, tag="about"),
            under_title(goes_with),
            Ending((_table(facts, wording),), (Space(_GAP), signed)),
        ),
        profile=profile_of_year(facts.year, facts.letterhead.dated_on),
        watermark="" if facts.final else wording.say("draft"),
        landscape=True,
    )


def _table(facts: SubmissionFacts, wording: Wording) -> Grid:
    rows: list[tuple[str | Cell, ...]] = []
    strong: set[int] = set()
    for numeral, (tag, group, items) in zip(ROMAN, proposed_groups(facts.proposed, wording), strict=False):
        strong.add(len(rows))
        rows.append((numeral, Cell(group.upper(), span=len(_COLUMNS) - 1)))
        rows += [
            told_row(f"{tag}.{place - 1}", _COLUMNS, _row(place, item, wording))
            for place, item in enumerate(items, start=1)
        ]
    head = (wording.say("scores.column_number"), *(wording.say(f"candidates.column_{name}") for name in _COLUMNS[1:]))
    return Grid(head, tuple(rows), _WIDTHS, _CENTRED, frozenset(strong))


def _row(place: int, item: ProposedFacts, wording: Wording) -> tuple[str | Cell, ...]:
    ruled = f"\n({wording.say('minutes.ruled', reason=item.ruled)})" if item.ruled else ""
    return (
        count_cell(place),
        f"{proposed_name(item)}{ruled}",
        ", ".join(part for part in (item.office, item.unit) if part),
        item.title,
        ";\n".join(item.merits),
        ";\n".join(item.held),
        vote_text(CandidateFacts(name=item.name, agree=item.agree), item.base, wording),
    )
