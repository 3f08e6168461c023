"""The sheet of sentences a cluster words in its own way."""

from thiduadesk.desk.importing.intake import Intake
from thiduadesk.desk.importing.units import NOTE
from thiduadesk.domain.wording import WordingChange
from thiduadesk.exchange.book import Row


def take_wording_change(intake: Intake, row: Row) -> None:
    """Take in a sentence of the papers as the cluster says it."""
    key = str(row.values["Mã câu"])
    shelf = intake.shelf(WordingChange, lambda item: (item.key,))
    columns = {"text": "Câu", **NOTE}
    intake.merge(row, shelf, (key,), {"key": key}, columns, named="Mã câu")
