"""The sheet of what was handed out, each paper with the nomination it is given for."""

from collections import Counter
from collections.abc import Mapping

from thiduadesk.desk.importing.intake import Intake, Refused
from thiduadesk.desk.importing.matching import Key, name_of
from thiduadesk.desk.importing.standing import need_nomination, nomination_key
from thiduadesk.desk.importing.units import NOTE, find_person, find_unit
from thiduadesk.domain.certificate import NUMBER_TAKEN, Certificate
from thiduadesk.domain.nomination import Nomination
from thiduadesk.exchange.book import Row
from thiduadesk.i18n.mark import N_

_COLUMNS = {
    "form": "Loại giấy",
    "number": "Vào sổ số",
    "decision_no": "Số quyết định",
    "decided_on": "Ngày quyết định",
    "issued_on": "Ngày cấp",
    "place": "Địa danh",
    "signer": "Người ký",
    "signer_office": "Chức vụ người ký",
    **NOTE,
}
_SAID = {"recipient": "Người nhận", "content": "Nội dung"}


def given_for(item: Certificate, nominations: Mapping[str, Nomination]) -> Nomination | None:
    """The nomination a certificate is given for, where its title says which: those of the same unit and person."""
    found = nominations.get(item.nomination_id or "")
    alike = found is not None and (found.unit_id, found.person_id) == (item.unit_id, item.person_id)
    return found if alike else None


class CertificateSheet:
    """The certificates of the year; the nominations went in before."""

    def __init__(self, intake: Intake) -> None:
        shelf = intake.shelf(Nomination, nomination_key, year=intake.year)
        self._nominations = {item.id: item for item in shelf.everything()}
        shelf = intake.shelf(Certificate, self._key, year=intake.year)
        self._numbers: dict[str, int | None] = {item.id: item.number for item in shelf.everything()}
        self._taken = Counter(self._numbers.values())

    def take(self, intake: Intake, row: Row) -> None:
        """Take in one, known by the nomination it is given for, else by whom it is for and what it says."""
        unit = find_unit(intake, row, "Đơn vị") if "Đơn vị" in row.values else None
        person = find_person(intake, row, unit) if unit else _lone_person(intake, row)
        recipient, content = str(row.values.get("Người nhận", "")), str(row.values.get("Nội dung", ""))
        base = {"year": intake.year, "unit_id": unit, "person_id": person, "recipient": recipient, "content": content}
        shelf = intake.shelf(Certificate, self._key, year=intake.year)
        key: Key = (unit, person, name_of(recipient), name_of(content))
        columns, values = _COLUMNS, {}
        if "Danh hiệu" in row.values:
            nomination = need_nomination(intake, row, unit, person)
            if shelf.found(nomination_key(nomination)) or not shelf.found(key):
                key, columns = nomination_key(nomination), {**_COLUMNS, **_SAID}
                base["nomination_id"] = nomination.id
            else:
                # Entered before anybody said what it is given for.
                columns, values = {"nomination_id": "Danh hiệu", **_COLUMNS}, {"nomination_id": nomination.id}
        self._enter(row, intake.merge(row, shelf, key, base, columns, named="Người nhận", values=values))

    def _enter(self, row: Row, item: Certificate) -> None:
        """Keep account of the book; refuses a number another certificate has, but for one the file says already."""
        before = self._numbers.get(item.id)
        if item.number == before:
            return
        if item.number is not None and self._taken[item.number]:
            raise Refused(row, _COLUMNS["number"], NUMBER_TAKEN)
        self._numbers[item.id] = item.number
        self._taken[item.number] += 1
        self._taken[before] -= 1

    def _key(self, item: Certificate) -> Key:
        nomination = given_for(item, self._nominations)
        if nomination is not None:
            return nomination_key(nomination)
        return (item.unit_id, item.person_id, name_of(item.recipient), name_of(item.content))


def _lone_person(intake: Intake, row: Row) -> str | None:
    """The person of a row that names no unit: clear only when nobody else bears the name."""
    if "Cá nhân" not in row.values:
        return None
    name = str(row.values["Cá nhân"])
    found = intake.people.named(name)
    if len(found) != 1:
        message = N_("Không rõ «{name}» thuộc đơn vị nào; hãy điền cột Đơn vị.")
        raise Refused(row, "Cá nhân", message, {"name": name})
    return found[0].id
