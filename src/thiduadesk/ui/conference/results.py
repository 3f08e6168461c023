"""How the result of a round is shown, in the table as on the wall: share of votes, line to be reached, standing."""

from thiduadesk.desk.queries.rounds import CountLine, RoundSheet
from thiduadesk.domain.ballot import BallotForm
from thiduadesk.domain.threshold import Threshold
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import Words
from thiduadesk.rules.tally import Standing
from thiduadesk.ui.tables.column import Share, Tone

TONES = {
    Standing.CHOSEN: Tone.DONE,
    Standing.FAILED: Tone.PLAIN,
    Standing.BEYOND: Tone.PLAIN,
    Standing.WITHDRAWN: Tone.PLAIN,
    Standing.TIED: Tone.TROUBLE,
}


def share_of(sheet: RoundSheet, line: CountLine) -> Share | None:
    """The votes of a candidate as a part of the base; None while either is unknown."""
    votes, base = line.outcome.votes, line.outcome.base
    if votes is None or not base:
        return None
    threshold = Threshold.parse(sheet.ballot.threshold)
    return Share(votes / base, float(threshold.share) if threshold else None, bool(line.outcome.reached))


def percent_of(line: CountLine, words: Words) -> str:
    """«96,43 %», as papers print it; empty while the votes or the base are unknown."""
    votes, base = line.outcome.votes, line.outcome.base
    return words.percent(votes, base) if votes is not None and base else ""


def rule_text(sheet: RoundSheet, words: Words) -> str:
    """«Chọn tối đa 4 · mức đạt ≥ 2/3 phát ra (28)»."""
    ballot = sheet.ballot
    parts = []
    if ballot.form == BallotForm.CHOOSE and (ballot.choices or ballot.seats):
        parts.append(words.text(N_("mỗi phiếu chọn tối đa {count}"), count=ballot.choices or ballot.seats or 0))
    if ballot.seats:
        parts.append(words.text(N_("số được chọn {count}"), count=ballot.seats))
    if ballot.threshold and ballot.form != BallotForm.RESULT:
        base = words.text(ballot.base) if ballot.base else ""
        number = f" ({sheet.base})" if sheet.base is not None else ""
        parts.append(words.text(N_("mức đạt {rule}"), rule=f"{ballot.threshold} {base}{number}".strip()))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]
