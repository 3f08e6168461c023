"""Sheet «Số văn bản»: numbers, places and days of papers, known by the kind of paper and what it is about."""

from thiduadesk.desk.importing.intake import Intake, Refused
from thiduadesk.desk.importing.matching import Key, name_of
from thiduadesk.desk.importing.meetings import MeetingSheets
from thiduadesk.desk.importing.units import NOTE, find_unit
from thiduadesk.desk.queries.numbering import Numbering
from thiduadesk.desk.queries.wording import wording_of
from thiduadesk.documents.catalogue import BY_KIND, NUMBERED, OF_A_CONFERENCE
from thiduadesk.domain.conference import Conference
from thiduadesk.domain.paper_number import PaperNumber
from thiduadesk.domain.printout import PrintedNumber, Printout
from thiduadesk.exchange.book import Row
from thiduadesk.i18n.mark import N_


class PaperNumberSheet:
    """The sheet; it asks the sheets of conferences which meeting a row speaks of."""

    def __init__(self, meetings: MeetingSheets) -> None:
        self._meetings = meetings

    def take(self, intake: Intake, row: Row) -> None:
        """Take in what is noted for one paper; a number another paper of the series has is refused."""
        kind = _kind(row)
        conference = self._meetings.find(row).id if kind in OF_A_CONFERENCE else None
        of_a_unit = kind not in OF_A_CONFERENCE and BY_KIND[kind].per == "unit"
        if of_a_unit and "Đơn vị" not in row.values:
            raise Refused(row, "Đơn vị", N_("Văn bản này lập cho từng đơn vị; hãy ghi đơn vị."))
        unit = find_unit(intake, row, "Đơn vị") if of_a_unit else None

        def key(item: PaperNumber) -> Key:
            return (item.year, item.kind, item.conference_id, item.unit_id)

        shelf = intake.shelf(PaperNumber, key)
        base = {"year": intake.year, "kind": kind, "conference_id": conference, "unit_id": unit}
        columns = {
            "number": "Số",
            "dated_on": "Ngày",
            "place": "Địa danh",
            "by_hand": "Để trống viết tay",
            **NOTE,
        }
        number = intake.merge(row, shelf, tuple(base.values()), base, columns, named="Văn bản")
        records = intake.records
        numbering = Numbering(
            wording_of(records),
            (*records.all(Conference), *self._meetings.conferences),
            shelf.everything(),
            records.all(Printout),
            records.all(PrintedNumber),
        )
        if clash := numbering.clash(number):
            raise Refused(row, columns[clash.field], clash.message, clash.params)


def _kind(row: Row) -> str:
    """The kind of paper a row names, by its name or its word on the command line; raises `Refused`."""
    text = str(row.values["Văn bản"])
    for kind in NUMBERED:
        if name_of(text) in (name_of(BY_KIND[kind].name), kind):
            return kind
    raise Refused(row, "Văn bản", N_("«{name}» không phải tên loại văn bản có số."), {"name": text})
