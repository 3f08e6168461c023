"""Which function composes which kind of paper, and from what facts."""

from collections.abc import Callable, Mapping
from typing import Any

from thiduadesk.documents.ballot_papers import compose_ballot_papers
from thiduadesk.documents.candidate_list import compose_candidate_list
from thiduadesk.documents.certificate_book import compose_certificate_book
from thiduadesk.documents.certificates import compose_certificates
from thiduadesk.documents.convening import compose_agenda, compose_invitations
from thiduadesk.documents.handover import compose_handover
from thiduadesk.documents.inspection import compose_inspections
from thiduadesk.documents.minutes import compose_minutes
from thiduadesk.documents.plan import compose_plan
from thiduadesk.documents.pledge import compose_pledge
from thiduadesk.documents.ranking import compose_ranking
from thiduadesk.documents.registrations import compose_registrations
from thiduadesk.documents.reminder import compose_reminders
from thiduadesk.documents.report import compose_report
from thiduadesk.documents.roll import compose_roll
from thiduadesk.documents.score_sheet import compose_score_sheets
from thiduadesk.documents.submission import compose_submission
from thiduadesk.documents.teller_record import compose_teller_record
from thiduadesk.documents.tree import Paper
from thiduadesk.rules.wording import Wording

COMPOSERS: Mapping[str, Callable[[Any, Wording], Paper]] = {
    "bang-diem": compose_score_sheets,  # a sequence of ScoreSheetFacts, not empty
    "tong-hop-diem": compose_ranking,  # RankingFacts
    "giay-moi": compose_invitations,  # ConveningFacts with invitees
    "chuong-trinh": compose_agenda,  # ConveningFacts, its conference with an agenda
    "dai-bieu": compose_roll,  # ConferenceFacts with delegates
    "phieu-bau": compose_ballot_papers,  # ConferenceFacts with a round that has ballots
    "bien-ban": compose_minutes,  # ConferenceFacts
    "kiem-phieu": compose_teller_record,  # ConferenceFacts
    "giay-chung-nhan": compose_certificates,  # CertificateBatch, one page each
    "giao-uoc": compose_pledge,  # PledgeFacts
    "dang-ky": compose_registrations,  # RegistrationsFacts
    "ke-hoach": compose_plan,  # PlanFacts
    "kiem-tra-cheo": compose_inspections,  # a sequence of InspectionFacts, not empty
    "don-doc": compose_reminders,  # a sequence of ReminderFacts, not empty
    "to-trinh": compose_submission,  # SubmissionFacts
    "trich-ngang": compose_candidate_list,  # SubmissionFacts
    "ban-giao": compose_handover,  # HandoverFacts
    "so-cap": compose_certificate_book,  # CertificateBookFacts
    "bao-cao": compose_report,  # ReportFacts
    "so-ket": compose_report,  # ReportFacts of the half-year
}
