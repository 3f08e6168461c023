"""The fixed wording of papers: data of a rule pack, checked for gaps when it is read.

It is not interface text: what was printed in 2018 must print the same in 2034, whatever the interface says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

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
        "place_date_blank": "place",
        "recipient_addressees": "",
        "recipient_members": "",
        "minutes.title": "",
        "minutes.type": "",
        "minutes.opened": "",
        "minutes.moment": "clock date",
        "minutes.moment_blank": "date",
        "minutes.place": "",
        "minutes.people": "",
        "minutes.summoned": "count",
        "minutes.present": "count",
        "minutes.written": "count",
        "minutes.quorum_units": "",
        "minutes.quorum_delegates": "",
        "minutes.quorum_met": "came base of rule",
        "minutes.quorum_unmet": "came base of rule",
        "minutes.board": "",
        "minutes.head_teller": "",
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
        "minutes.way_choose": "count",
        "minutes.way_hands": "",
        "minutes.hands": "count",
        "minutes.written_votes": "count",
        "minutes.base_members": "",
        "minutes.base_summoned": "",
        "minutes.base_entitled": "",
        "minutes.base_present": "",
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
        "minutes.closed": "moment",
        "minutes.signed_secretary": "",
        "minutes.signed_chair": "",
        "minutes.recipients": "",
        "minutes.recipient_superior": "superior",
        "minutes.recipient_members": "",
        "minutes.recipient_file": "",
        "minutes.column_number": "",
        "minutes.column_name": "",
        "minutes.column_votes": "",
        "minutes.column_against": "",
        "minutes.column_blank": "",
        "minutes.column_written": "",
        "minutes.written_cell": "agree disagree",
        "minutes.column_result": "",
        "minutes.votes": "agree base percent",
        "minutes.votes_only": "agree",
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
        "teller.board": "",
        "teller.way": "",
        "teller.result": "count names",
        "teller.result_none": "",
        "teller.result_motion": "names",
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
        "ballot.stamp": "",
        "ballot.title_award": "",
        "ballot.title_election": "",
        "ballot.title_motion": "",
        "ballot.about_award": "title",
        "ballot.about_election": "title",
        "ballot.about_motion": "title",
        "ballot.again": "about",
        "ballot.column_number": "",
        "ballot.column_name": "",
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
        "ranking.signed_secretary": "",
        "certificate.gives": "",
        "certificate.title": "",
        "certificate.commendation": "",
        "certificate.collective": "",
        "certificate.man": "",
        "certificate.woman": "",
        "certificate.decision": "number",
        "certificate.decision_dated": "number date",
        "certificate.book": "number",
    }.items()
}
"""Every sentence a paper asks for, with the blanks it may fill."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one pack."""

    sentences: Mapping[str, str]

    def say(self, key: str, **blanks: str | int) -> str:
        """The sentence with its blanks filled."""
        return self.sentences[key].format_map(blanks)


def read_wording(path: Path) -> Wording:
    """Read and check wording.toml; raises `BrokenPack` for an unknown or missing sentence and for a wrong blank."""
    found = dict(_flat(read_toml(path)))
    for key, value in found.items():
        if key not in SENTENCES or not isinstance(value, str):
            raise BrokenPack(N_("Gói quy định {path}: mục «{key}» không dùng được."), path=path.name, key=key)
        if not _blanks(value) <= SENTENCES[key]:
            raise BrokenPack(N_("Gói quy định {path}: mục «{key}» có chỗ trống lạ."), path=path.name, key=key)
    for key in sorted(SENTENCES.keys() - found.keys()):
        raise BrokenPack(N_("Gói quy định {path}: thiếu mục «{key}»."), path=path.name, key=key)
    return Wording(found)


def _flat(tables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, entries in tables.items():
        if isinstance(entries, dict):
            yield from ((f"{section}.{key}", value) for key, value in entries.items())
        else:
            yield section, entries


def _blanks(sentence: str) -> set[str]:
    """The names between braces; a brace that does not close counts as a blank nobody knows."""
    try:
        return {blank for _, blank, _, _ in Formatter().parse(sentence) if blank is not None}
    except ValueError:
        return {sentence}
