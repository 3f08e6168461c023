"""The fixed wording of papers: data of a rule pack, checked for gaps when it is read.

It is not interface text: what was printed in 2018 must print the same in 2034, whatever the interface says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

from thiduadesk.domain.errors import Problem
from thiduadesk.i18n.mark import N_
from thiduadesk.rules.reader import BrokenPack, read_toml

SENTENCES: Mapping[str, frozenset[str]] = {
    key: frozenset(blanks.split())
    for key, blanks in {
        "nation": "",
        "motto": "",
        "number": "number symbol",
        "draft": "",
        "code": "code",
        "unknown": "",
        "place_date": "place date",
        "recipient_addressees": "",
        "recipient_superior": "superior",
        "recipient_members": "",
        "recipient_file": "",
        "recipient_record": "",
        "minutes.title": "",
        "minutes.type": "",
        "minutes.opened": "",
        "minutes.moment": "clock date",
        "minutes.moment_blank": "date",
        "minutes.place": "",
        "minutes.people": "",
        "minutes.summoned": "count",
        "minutes.present": "count",
        "minutes.present_voters": "count voters",
        "minutes.written": "count",
        "minutes.quorum_units": "",
        "minutes.quorum_delegates": "",
        "minutes.quorum_met": "came base of rule",
        "minutes.quorum_unmet": "came base of rule",
        "minutes.board": "",
        "minutes.head_teller": "",
        "minutes.teller": "",
        "minutes.counted": "",
        "minutes.written_by": "",
        "minutes.absent": "",
        "minutes.guests": "",
        "minutes.members": "",
        "minutes.chair": "",
        "minutes.secretary": "",
        "minutes.content": "",
        "minutes.reports": "",
        "minutes.discussion": "",
        "minutes.proposals": "",
        "minutes.ballots": "",
        "minutes.elections": "",
        "minutes.directions": "",
        "minutes.conclusion": "",
        "minutes.said": "speaker content",
        "minutes.round": "title",
        "minutes.round_among": "title among count",
        "minutes.round_election": "title",
        "minutes.round_motion": "title",
        "minutes.round_result": "title",
        "minutes.round_again": "heading",
        "minutes.ballot_numbers": "numbers",
        "minutes.issued": "count",
        "minutes.collected": "count",
        "minutes.not_returned": "count",
        "minutes.spoiled": "count",
        "minutes.valid": "count",
        "minutes.invalid": "count",
        "minutes.rule": "rule",
        "minutes.rule_basis": "rule basis",
        "minutes.seats": "count",
        "minutes.seats_election": "count",
        "minutes.way_ballot": "",
        "minutes.way_choose": "count",
        "minutes.way_hands": "",
        "minutes.hands": "count",
        "minutes.written_votes": "count",
        "minutes.written_aside": "count",
        "minutes.base_members": "",
        "minutes.base_summoned": "",
        "minutes.base_entitled": "",
        "minutes.base_present": "",
        "minutes.base_voters": "",
        "minutes.base_issued": "",
        "minutes.base_collected": "",
        "minutes.base_valid": "",
        "minutes.base_number": "base count",
        "minutes.result": "title count names",
        "minutes.result_among": "title count names among among_count",
        "minutes.result_none": "title",
        "minutes.result_nameless": "title count",
        "minutes.result_election": "title names",
        "minutes.result_election_none": "title",
        "minutes.result_motion": "title",
        "minutes.result_motion_none": "title",
        "minutes.result_sure": "names",
        "minutes.result_tied": "names",
        "minutes.parted_ask": "names chosen",
        "minutes.parted_score": "names chosen",
        "minutes.parted_head": "names chosen",
        "minutes.tie_ask": "",
        "minutes.tie_revote": "",
        "minutes.tie_score": "",
        "minutes.tie_head": "",
        "minutes.so_many": "name count",
        "minutes.several": "name count",
        "minutes.collectives": "count",
        "minutes.persons": "count",
        "minutes.cases": "count",
        "minutes.and": "",
        "minutes.agreed": "",
        "minutes.closed": "moment",
        "minutes.signed_secretary": "",
        "minutes.signed_chair": "",
        "minutes.recipients": "",
        "minutes.column_number": "",
        "minutes.column_name": "",
        "minutes.column_collectives": "",
        "minutes.column_persons": "",
        "minutes.column_motion": "",
        "minutes.column_votes": "",
        "minutes.column_hands": "",
        "minutes.column_against": "",
        "minutes.column_blank": "",
        "minutes.column_written": "",
        "minutes.written_cell": "agree disagree",
        "minutes.column_result": "",
        "minutes.votes": "agree base percent",
        "minutes.hands_of": "agree base percent",
        "minutes.votes_only": "agree",
        "minutes.hands_only": "agree",
        "minutes.ruled": "reason",
        "minutes.passed": "",
        "minutes.failed": "",
        "minutes.beyond": "",
        "minutes.tied": "",
        "minutes.withdrawn": "",
        "supplement.title": "",
        "supplement.amends": "title date",
        "supplement.amends_code": "title date code",
        "supplement.held": "",
        "supplement.content": "",
        "supplement.closed": "moment",
        "teller.title": "",
        "teller.type": "",
        "teller.held": "",
        "teller.days": "since until",
        "teller.board": "",
        "teller.way": "",
        "teller.result": "count names",
        "teller.result_one": "count names",
        "teller.result_none": "",
        "teller.result_motion": "names",
        "teller.result_motion_none": "names",
        "teller.closed": "",
        "teller.signed_board": "",
        "teller.signed_chair": "",
        "invitation.type": "",
        "invitation.title": "",
        "invitation.about": "title",
        "invitation.invites": "issuer",
        "invitation.to": "title",
        "invitation.time": "",
        "invitation.until": "moment date",
        "invitation.with_agenda": "",
        "invitation.reply": "",
        "invitation.reply_to": "secretary",
        "agenda.type": "",
        "agenda.title": "",
        "agenda.column_time": "",
        "agenda.column_content": "",
        "agenda.column_presenter": "",
        "agenda.closing": "",
        "ballot.stamp": "",
        "ballot.title_award": "",
        "ballot.title_election": "",
        "ballot.title_motion": "",
        "ballot.about_award": "title year",
        "ballot.about_award_dated": "title",
        "ballot.about_election": "title",
        "ballot.about_motion": "title",
        "ballot.again": "about",
        "ballot.column_number": "",
        "ballot.column_name": "",
        "ballot.column_unit": "",
        "ballot.column_person": "",
        "ballot.column_motion": "",
        "ballot.column_agree": "",
        "ballot.column_disagree": "",
        "ballot.column_choose": "",
        "ballot.note_yes_no": "",
        "ballot.note_choose": "count",
        "ballot.note_choose_any": "",
        "ballot.note_unsigned": "",
        "ballot.day_blank": "year",
        "roll.title": "",
        "roll.about": "title",
        "roll.held": "date place",
        "roll.held_somewhere": "date",
        "roll.column_number": "",
        "roll.column_name": "",
        "roll.column_office": "",
        "roll.column_organisation": "",
        "roll.column_signature": "",
        "roll.column_note": "",
        "roll.guests": "",
        "roll.members": "",
        "roll.signed_secretary": "",
        "scores.title": "year",
        "scores.plan": "plan",
        "scores.column_number": "",
        "scores.column_criterion": "",
        "scores.column_maximum": "",
        "scores.column_self": "",
        "scores.column_checked": "",
        "scores.column_agreed": "",
        "scores.column_evidence": "",
        "scores.column_reason": "",
        "scores.strays": "",
        "scores.not_counted": "",
        "scores.total": "",
        "scores.total_parts": "ordinary bonus",
        "scores.total_ordinary": "",
        "scores.missing": "count column",
        "scores.grade": "grade",
        "scores.gates": "gates",
        "scores.signed_unit": "",
        "scores.signed_check": "",
        "scores.signed_head": "issuer",
        "ranking.title": "year",
        "ranking.column_unit": "",
        "ranking.column_bonus": "",
        "ranking.column_rank": "",
        "ranking.column_grade": "",
        "ranking.column_note": "",
        "ranking.shared": "",
        "ranking.unranked": "",
        "ranking.parted": "",
        "ranking.deducted": "points",
        "ranking.missing": "count",
        "ranking.rule": "column tie_rule",
        "ranking.tie_shared": "",
        "ranking.tie_protocol": "",
        "ranking.tie_first": "tie_rule",
        "certificate.gives": "",
        "certificate.title": "",
        "certificate.commendation": "",
        "certificate.collective": "",
        "certificate.man": "",
        "certificate.woman": "",
        "certificate.decision": "number",
        "certificate.decision_dated": "number date",
        "certificate.book": "number",
        "certificate.merits": "merits year",
        "certificate.merit_movement": "movement year",
        "ruler.title": "",
        "ruler.step1": "",
        "ruler.step2": "",
        "ruler.step3": "",
        "ruler.mark": "number",
        "certificate.column_form": "",
        "certificate.column_label": "",
        "certificate.column_recipient": "",
        "certificate.column_office": "",
        "certificate.column_content": "",
        "certificate.column_decision_no": "",
        "certificate.column_decided_on": "",
        "certificate.column_number": "",
        "certificate.column_place": "",
        "certificate.column_issued_on": "",
        "certificate.column_giver": "",
        "certificate.column_signer_office": "",
        "certificate.column_signer": "",
        "pen_line": "",
        "basis": "instrument",
        "at_least": "share",
        "more_than": "share",
        "addressees": "",
        "group_collectives": "",
        "group_persons": "",
        "submission.type": "",
        "submission.title": "",
        "submission.about": "what year",
        "submission.what_title": "",
        "submission.what_commendation": "",
        "submission.what_both": "",
        "submission.meeting": "meeting date",
        "submission.opening": "issuer what count year",
        "submission.enclosed": "papers",
        "submission.enclosed_list": "",
        "submission.enclosed_minutes": "",
        "submission.enclosed_tellers": "",
        "submission.enclosed_merits": "",
        "submission.closing": "issuer to requests",
        "submission.confer": "awards",
        "submission.hand_up": "decider awards",
        "submission.award": "title count",
        "submission.award_title": "title count",
        "candidates.title": "",
        "candidates.about": "who what year",
        "candidates.who_both": "",
        "candidates.goes_with": "number symbol date issuer",
        "candidates.column_name": "",
        "candidates.column_office": "",
        "candidates.column_title": "",
        "candidates.column_merits": "",
        "candidates.column_held": "",
        "candidates.column_votes": "",
        "number_blank": "",
        "date_blank": "",
        "span_since": "date",
        "span_until": "date",
        "pledge.title": "",
        "pledge.about": "year",
        "pledge.opening": "date place issuer year",
        "pledge.movements": "",
        "pledge.targets": "",
        "pledge.promising": "",
        "pledge.common": "",
        "pledge.promises": "",
        "pledge.promise_targets": "",
        "pledge.promise_reports": "",
        "pledge.promise_activities": "",
        "pledge.closing": "",
        "pledge.signed_head": "",
        "pledge.column_movement": "",
        "pledge.column_goal": "",
        "pledge.column_span": "",
        "pledge.column_target": "",
        "pledge.column_measure": "",
        "pledge.column_planned": "",
        "pledge.column_achieved": "",
        "registrations.title": "year",
        "registrations.none": "",
        "registrations.named": "",
        "report.type": "",
        "report.title": "",
        "report.about": "year",
        "report.about_half": "year",
        "report.situation": "",
        "report.results": "",
        "report.shortcomings": "",
        "report.plans": "",
        "report.requests": "",
        "report.members": "issuer count names",
        "report.posts": "year posts",
        "report.head": "unit",
        "report.deputy": "unit",
        "report.staff": "count",
        "report.until": "date",
        "report.movements": "",
        "report.pledges": "",
        "report.activities": "",
        "report.ranking": "",
        "report.chosen": "",
        "report.achievements": "count models",
        "report.models": "",
        "report.signed": "count all",
        "report.done": "count all",
        "report.late": "days",
        "report.open": "",
        "report.undone": "",
        "report.milestone": "name due lateness",
        "report.milestones": "count names",
        "report.milestone_units": "name due names",
        "report.units": "count names",
        "report.activity": "name lateness",
        "report.activities_late": "count names",
        "report.activities_undone": "count names",
        "report.movement_units": "movement units",
        "report.uneven": "names",
        "report.untied": "count",
        "report.unsigned": "count names",
        "report.causes": "",
        "report.closing": "about issuer",
        "report.column_movement": "",
        "report.column_launcher": "",
        "report.column_achievements": "",
        "report.column_units": "",
        "report.column_activity": "",
        "report.column_planned": "",
        "report.column_done": "",
        "report.column_result": "",
        "report.column_points": "",
        "plan.type": "",
        "plan.title": "",
        "plan.about": "issuer year",
        "plan.aims": "",
        "plan.contents": "",
        "plan.duties": "",
        "plan.milestones": "",
        "plan.aim_movements": "",
        "plan.aim_pledges": "",
        "plan.aim_evenness": "",
        "plan.by_head": "",
        "plan.by_some": "count",
        "plan.duty_head": "unit",
        "plan.duty_deputy": "unit",
        "plan.duty_members": "",
        "plan.closing": "issuer",
        "plan.column_kind": "",
        "plan.column_day": "",
        "plan.column_milestone": "",
        "plan.column_due": "",
        "plan.column_who": "",
        "inspection.type": "",
        "inspection.title": "",
        "inspection.about": "year",
        "inspection.held": "",
        "inspection.unit": "",
        "inspection.represented": "",
        "inspection.team": "",
        "inspection.member": "role",
        "inspection.leader": "",
        "inspection.inspector": "",
        "inspection.contents": "",
        "inspection.missing": "count",
        "inspection.remarks": "",
        "inspection.closing": "",
        "inspection.recipient_unit": "",
        "inspection.signed_unit": "",
        "inspection.signed_team": "",
        "inspection.column_self": "",
        "inspection.column_checked": "",
        "inspection.column_difference": "",
        "inspection.column_reason": "",
        "reminder.title": "year",
        "reminder.about": "year",
        "reminder.opening": "year issuer date unit",
        "reminder.request": "issuer unit head date",
        "reminder.pledge": "",
        "reminder.registration": "",
        "reminder.points": "count",
        "reminder.evidence": "achievement",
        "reminder.no_due": "",
        "reminder.days": "days",
        "reminder.column_days": "",
        "signed_maker": "",
        "book.title": "year",
        "book.column_number": "",
        "book.column_recipient": "",
        "book.column_office": "",
        "book.column_form": "",
        "book.column_content": "",
        "book.column_decision": "",
        "book.column_day": "",
        "book.column_received": "",
        "handover.type": "",
        "handover.title": "",
        "handover.about": "issuer year",
        "handover.opening": "date place",
        "handover.parties": "",
        "handover.contents": "",
        "handover.unfinished": "",
        "handover.assets": "",
        "handover.giver": "",
        "handover.receiver": "",
        "handover.witness": "",
        "handover.party": "unit person",
        "handover.witness_of": "superior",
        "handover.papers": "year",
        "handover.paper_of": "name of",
        "handover.file": "years holds",
        "handover.file_year": "since",
        "handover.file_years": "since until",
        "handover.nothing": "",
        "handover.milestone": "name due",
        "handover.activity": "name",
        "handover.conference": "name",
        "handover.undecided": "count",
        "handover.unproven": "count",
        "handover.closing": "",
        "handover.recipient_parties": "",
        "handover.signed_giver": "",
        "handover.signed_receiver": "",
        "handover.signed_witness": "",
        "handover.column_name": "",
        "handover.column_symbol": "",
        "handover.column_day": "",
        "handover.column_sheets": "",
        "handover.column_note": "",
        "handover.holds": "count name",
        "handover.kind_unit": "",
        "handover.kind_person": "",
        "handover.kind_movement": "",
        "handover.kind_pledge": "",
        "handover.kind_registration": "",
        "handover.kind_achievement": "",
        "handover.kind_nomination": "",
        "handover.kind_conference": "",
        "handover.kind_certificate": "",
        "handover.kind_award": "",
    }.items()
}
"""Every sentence a paper asks for, with the blanks it fills: data that would be lost if one were missing."""

_LONGEST = 1000  # characters of a paragraph
_LABEL = 40  # characters any heading or label may have
_GROWTH = 3  # times the original, where that is more
_ROOM = {"draft": 14}  # characters that stand across a page


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one pack, perhaps with those of a cluster over them."""

    sentences: Mapping[str, str]

    def with_changes(self, changes: Mapping[str, str]) -> "Wording":
        """The same with these sentences laid over.

        One that does not fit, as an older or a newer version of the program may have kept it, is passed over: a paper
        is never without a sentence.
        """
        fitting = {key: sentence for key, sentence in changes.items() if not sentence_problems(key, sentence)}
        return Wording({**self.sentences, **fitting})

    def say(self, key: str, **blanks: str | int) -> str:
        """The sentence with its blanks filled."""
        return "".join(text for text, _ in self.parts(key, **blanks))

    def parts(self, key: str, **blanks: str | int) -> Iterator[tuple[str, str]]:
        """The same in pieces, each with the blank it fills; the pack's own words fill none."""
        for words, blank, _, _ in Formatter().parse(self.sentences[key]):
            yield words, ""
            if blank is not None:
                yield str(blanks[blank]), blank


def rewording_problems(key: str, sentence: str, original: str) -> tuple[Problem, ...]:
    """What keeps a sentence from standing in place of the original: its blanks, or that there is no room for it.

    Room is what the original shows: a whole sentence is a paragraph, anything else a heading, a label or a cell.
    """
    found = list(sentence_problems(key, sentence))
    paragraph = original.endswith(".")
    most = _ROOM.get(key, _LONGEST if paragraph else max(_LABEL, _GROWTH * len(original)))
    if len(sentence) > most:
        long = N_("Câu quá dài so với chỗ của nó trên văn bản: không quá {most} ký tự.")
        found.append(Problem("text", long, {"most": most}))
    if "\n" in sentence and "\n" not in original and not paragraph:
        found.append(Problem("text", N_("Câu này in liền một mạch trên văn bản, không xuống dòng được.")))
    return tuple(found)


def sentence_problems(key: str, sentence: str) -> tuple[Problem, ...]:
    """What keeps a sentence from being said: unknown, empty, or its blanks are not plainly those that are filled."""
    if key not in SENTENCES:
        return (Problem("key", N_("Không có câu nào mang mã «{key}» trong các văn bản."), {"key": key}),)
    if not sentence.strip():
        return (Problem("text", N_("Cần ghi câu; muốn bỏ phần đã sửa thì trả về câu gốc.")),)
    found = _blanks(sentence)
    if found is None:
        return (Problem("text", N_("Dấu ngoặc nhọn phải đi thành cặp, bên trong là tên một chỗ trống.")),)
    if any(spec or conversion for _, _, spec, conversion in Formatter().parse(sentence)):
        return (Problem("text", N_("Trong ngoặc nhọn chỉ ghi tên chỗ trống, không thêm dấu «!», «:».")),)
    strange = N_("Câu này không có chỗ trống «{blank}» để điền.")
    missing = N_("Câu thiếu chỗ trống «{blank}»: văn bản sẽ mất dữ liệu in ở đó.")
    return tuple(
        Problem("text", message, {"blank": braced(blank)})
        for message, blanks in ((strange, found - SENTENCES[key]), (missing, SENTENCES[key] - found))
        for blank in sorted(blanks)
    )


def braced(blank: str) -> str:
    """A blank as it stands in a sentence."""
    return f"{{{blank}}}"


def read_wording(path: Path) -> Wording:
    """Read and check wording.toml; raises `BrokenPack` for an unknown or missing sentence and for a wrong blank."""
    found = dict(_flat(read_toml(path)))
    for key, value in found.items():
        if key not in SENTENCES or not isinstance(value, str):
            raise BrokenPack(N_("Gói quy định {path}: mục «{key}» không dùng được."), path=path.name, key=key)
        if sentence_problems(key, value):
            raise BrokenPack(N_("Gói quy định {path}: mục «{key}» sai hoặc thiếu chỗ trống."), path=path.name, key=key)
    for key in sorted(SENTENCES.keys() - found.keys()):
        raise BrokenPack(N_("Gói quy định {path}: thiếu mục «{key}»."), path=path.name, key=key)
    return Wording(found)


def _flat(tables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, entries in tables.items():
        if isinstance(entries, dict):
            yield from ((f"{section}.{key}", value) for key, value in entries.items())
        else:
            yield section, entries


def _blanks(sentence: str) -> set[str] | None:
    """The names between braces; None when a brace does not close."""
    try:
        return {blank for _, blank, _, _ in Formatter().parse(sentence) if blank is not None}
    except ValueError:
        return None
