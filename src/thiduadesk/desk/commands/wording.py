"""What a cluster does with the wording of its papers: put sentences of its own in place of the program's, and back."""

from thiduadesk.desk.checks import problems_of, refuse
from thiduadesk.desk.queries.wording import SentenceCard
from thiduadesk.desk.steps import step
from thiduadesk.domain.errors import Problem
from thiduadesk.domain.ids import new_id
from thiduadesk.domain.wording import WordingChange
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.vietnamese import clean
from thiduadesk.store.work import Work


@step(N_("Sửa câu chữ «{card}»"))
def change_wording(work: Work, card: SentenceCard) -> None:
    """Have the papers say a sentence as the card words it; the words of the original take the change back.

    Raises `RuleBroken` for a sentence that cannot stand there, and for a note on what is not changed.
    """
    stored = work.one(WordingChange, key=card.id)
    if clean(card.text) == clean(card.original):
        if card.note and (stored is None or card.note != stored.note):
            refuse([Problem("note", N_("Câu vẫn như câu gốc nên không có gì để ghi chú."))])
        if stored is not None:
            work.drop(stored)
        return
    key = stored.id if stored else new_id()
    change = WordingChange(id=key, key=card.id, text=card.text, note=card.note)
    refuse(problems_of(change))
    work.put(change)


@step(N_("Trả về câu gốc «{card}»"))
def restore_wording(work: Work, card: SentenceCard) -> None:
    """Have the papers say a sentence as it came with the program."""
    stored = work.one(WordingChange, key=card.id)
    if stored is not None:
        work.drop(stored)
