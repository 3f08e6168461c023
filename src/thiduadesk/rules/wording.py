"""The fixed wording of papers: data of a rule pack, checked for gaps when it is read.

It is not interface text: what was printed in 2018 must print the same in 2034, whatever the interface says.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.mark import N_

SENTENCES: Mapping[str, frozenset[str]] = {
    key: frozenset(blanks.split())
    for key, blanks in {
        "nation": "",
        "motto": "",
        "number": "number symbol",
        "draft": "",
        "unknown": "",
        "minutes.title": "",
        "minutes.type": "",
        "minutes.opened": "",
        "minutes.moment": "clock date",
        "minutes.moment_blank": "date",
        "minutes.place": "",
        "minutes.people": "",
        "minutes.attendance": "summoned present",
        "minutes.summoned": "summoned",
        "minutes.present": "present",
        "minutes.written": "count",
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
        "minutes.other": "",
        "minutes.said": "speaker content",
        "minutes.round": "title",
        "minutes.round_among": "title among count",
        "minutes.ballot_numbers": "numbers",
        "minutes.issued": "count",
        "minutes.collected": "count",
        "minutes.valid": "count",
        "minutes.invalid": "count",
        "minutes.rule": "threshold base",
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
        "minutes.passed": "",
        "minutes.failed": "",
        "teller.title": "",
        "teller.type": "",
        "teller.subject": "title",
        "teller.board": "",
        "teller.way": "",
        "teller.secret": "",
        "teller.numbers": "",
        "teller.counted": "",
        "teller.closed": "",
        "teller.signed_board": "",
        "teller.signed_head": "",
        "certificate.gives": "",
        "certificate.title": "",
        "certificate.commendation": "",
        "certificate.collective": "",
        "certificate.man": "",
        "certificate.woman": "",
        "certificate.decision": "number",
        "certificate.book": "number",
        "certificate.place_date": "place date",
        "certificate.date_blank": "place year",
    }.items()
}
"""Every sentence a paper asks for, with the blanks it may fill."""


class BrokenPack(Trouble):
    """A rule pack cannot be used; the sentence names file and key."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one pack."""

    sentences: Mapping[str, str]

    def say(self, key: str, **blanks: str | int) -> str:
        """The sentence with its blanks filled."""
        return self.sentences[key].format_map(blanks)


def read_wording(path: Path) -> Wording:
    """Read and check wording.toml; raises `BrokenPack` for an unknown or missing sentence and for a wrong blank."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenPack(
            N_("Không đọc được gói quy định {path}: {reason}"), path=path.name, reason=str(error)
        ) from error
    found: dict[str, str] = {}
    for section, entries in tables.items():
        for key, value in (entries if isinstance(entries, dict) else {"": entries}).items():
            found[f"{section}.{key}" if key else section] = value
    for key, value in found.items():
        if key not in SENTENCES or not isinstance(value, str):
            raise BrokenPack(N_("Gói quy định {path}: mục «{key}» không dùng được."), path=path.name, key=key)
        blanks = {blank for _, blank, _, _ in Formatter().parse(value) if blank is not None}
        if not blanks <= SENTENCES[key]:
            raise BrokenPack(N_("Gói quy định {path}: mục «{key}» có chỗ trống lạ."), path=path.name, key=key)
    for key in SENTENCES.keys() - found.keys():
        raise BrokenPack(N_("Gói quy định {path}: thiếu mục «{key}»."), path=path.name, key=key)
    return Wording(found)
