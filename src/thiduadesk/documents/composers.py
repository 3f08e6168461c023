"""Which function composes which kind of paper, and from what facts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from thiduadesk.documents.ballot_papers import compose_ballot_papers
from thiduadesk.documents.certificates import compose_certificates, full_page
from thiduadesk.documents.convening import compose_agenda, compose_invitations
from thiduadesk.documents.facts import CertificateFacts
from thiduadesk.documents.minutes import compose_minutes
from thiduadesk.documents.ranking import compose_ranking
from thiduadesk.documents.roll import compose_roll
from thiduadesk.documents.score_sheet import compose_score_sheets
from thiduadesk.documents.teller_record import compose_teller_record
from thiduadesk.documents.tree import Paper, Sheets
from thiduadesk.rules.wording import Wording


def _full_pages(certificates: Sequence[CertificateFacts], wording: Wording) -> Sheets:
    return compose_certificates(certificates, full_page(), wording)


COMPOSERS: Mapping[str, Callable[[Any, Wording], Paper]] = {
    "bang-diem": compose_score_sheets,  # a sequence of ScoreSheetFacts, not empty
    "tong-hop-diem": compose_ranking,  # RankingFacts
    "giay-moi": compose_invitations,  # ConveningFacts with invitees
    "chuong-trinh": compose_agenda,  # ConveningFacts, its conference with an agenda
    "dai-bieu": compose_roll,  # ConferenceFacts with delegates
    "phieu-bau": compose_ballot_papers,  # ConferenceFacts with a round that has ballots
    "bien-ban": compose_minutes,  # ConferenceFacts
    "kiem-phieu": compose_teller_record,  # ConferenceFacts
    "giay-chung-nhan": _full_pages,  # a sequence of CertificateFacts, one page each
}
