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
        "unknown": "",
        "place_date": "place date",
        "place_date_blank": "place",
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
        "minutes.written_by": "",
        "minutes.absent": "",
        "minutes.guests": "",
        "minutes.members": "",
        "minutes.chair": "",
        "minutes.secretary": "",
        "minutes.content": "",
        "minutes.reports": "",
        "minutes.discussion": "",
        "minutes.ballots": "",
        "minutes.directions": "",
        "minutes.conclusion": "",
        "minutes.said": "speaker content",
        "minutes.round": "title",
        "minutes.round_among": "title among count",
        "minutes.ballot_numbers": "numbers",
        "minutes.issued": "count",
        "minutes.collected": "count",
        "minutes.valid": "count",
        "minutes.invalid": "count",
        "minutes.rule": "rule",
        "minutes.base_members": "",
        "minutes.base_summoned": "",
        "minutes.base_present": "",
        "minutes.base_issued": "",
        "minutes.base_collected": "",
        "minutes.base_valid": "",
        "minutes.base_number": "base count",
        "minutes.result": "title count names",
        "minutes.result_among": "title count names among among_count",
        "minutes.result_none": "title",
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
        "minutes.column_result": "",
        "minutes.votes": "agree base percent",
        "minutes.votes_only": "agree",
        "minutes.ruled": "reason",
        "minutes.passed": "",
        "minutes.failed": "",
        "teller.title": "",
        "teller.type": "",
        "teller.held": "",
        "teller.board": "",
        "teller.way": "",
        "teller.result": "count names",
        "teller.result_none": "",
        "teller.closed": "",
        "teller.signed_board": "",
        "teller.signed_chair": "",
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
        return "".join(text for text, _ in self.parts(key, **blanks))

    def parts(self, key: str, **blanks: str | int) -> Iterator[tuple[str, str]]:
        """The same in pieces, each with the blank it fills; the pack's own words fill none."""
        for words, blank, _, _ in Formatter().parse(self.sentences[key]):
            yield words, ""
            if blank is not None:
                yield str(blanks[blank]), blank


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
