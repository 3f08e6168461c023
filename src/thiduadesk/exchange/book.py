"""A workbook as rows of values with their addresses, wherever it came from: a file, or tables in a text file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from thiduadesk.exchange.sheets import BY_NAME, SHEETS, Sheet
from thiduadesk.exchange.values import Raw, Value, read_value
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.vietnamese import fold, suspects

Params = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about one place of the workbook; `message` is a message id."""

    sheet: str
    cell: str
    message: str
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that could be read: heading → value, empty cells left out."""

    sheet: Sheet
    number: int  # as Excel counts
    values: Mapping[str, Value]
    letters: Mapping[str, str]  # heading → column letter

    def cell(self, heading: str) -> str:
        """The address of a cell: «D7»."""
        return f"{self.letters.get(heading, 'A')}{self.number}"


@dataclass(frozen=True, slots=True)
class Book:
    """All readable rows by sheet, the rows that are not, and what else is worth knowing."""

    rows: Mapping[str, Sequence[Row]]
    rejected: Sequence[Remark] = ()
    notes: Sequence[Remark] = ()

    @classmethod
    def from_tables(cls, tables: Mapping[str, Sequence[Mapping[str, Raw]]]) -> "Book":
        """A book of tables shaped like the workbook: sheet → rows of heading → value."""
        reader = Reader()
        for name, table in tables.items():
            headings = list(dict.fromkeys(heading for row in table for heading in row))
            cells = [[row.get(heading) for heading in headings] for row in table]
            reader.sheet(name, [headings, *cells])
        return reader.book()


class Reader:
    """Makes rows out of raw cells, sheet by sheet, collecting what cannot be read."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {}
        self._rejected: list[Remark] = []
        self._notes: list[Remark] = []
        self._names = {fold(sheet.name): sheet for sheet in SHEETS}

    def book(self) -> Book:
        """What was read; sheets that are missing are noted."""
        for name in BY_NAME.keys() - self._rows.keys():
            self._rows[name] = []
        return Book(self._rows, tuple(self._rejected), tuple(self._notes))

    def sheet(self, name: str, cells: Iterable[Sequence[Raw]], spoiled: Mapping[int, Remark] | None = None) -> None:
        """Read one sheet; `spoiled` rows (by number) are rejected for the reason given."""
        sheet = self._names.get(fold(name))
        if sheet is None:
            self._notes.append(Remark(name, "", N_("Sheet «{name}» không thuộc mẫu nên được bỏ qua."), {"name": name}))
            return
        lines = enumerate(cells, start=1)
        number, headings = next(
            ((number, line) for number, line in lines if any(_filled(cell) for cell in line)), (1, [])
        )
        letters = self._letters(sheet, headings, number)
        self._rows[sheet.name] = []
        missing = [column.heading for column in sheet.columns if column.needed and column.heading not in letters]
        if missing:
            remark = Remark(
                sheet.name,
                f"A{number}",
                N_("Thiếu cột {columns} nên không đọc được sheet này."),
                {"columns": ", ".join(missing)},
            )
            self._rejected.append(remark)
            return
        places = {heading: _index(letter) for heading, letter in letters.items()}
        for row_number, line in lines:
            if not any(_filled(cell) for cell in line):
                continue
            if spoiled and row_number in spoiled:
                self._rejected.append(spoiled[row_number])
                continue
            self._row(sheet, row_number, line, letters, places)

    def _letters(self, sheet: Sheet, headings: Sequence[Raw], number: int) -> dict[str, str]:
        known = {fold(column.heading): column.heading for column in sheet.columns}
        letters: dict[str, str] = {}
        for place, heading in enumerate(headings):
            text = str(heading or "").rstrip(" *★")
            if not text.strip():
                continue
            found = known.get(fold(text))
            if found is None or found in letters:
                message = N_("Cột «{column}» không thuộc mẫu nên được bỏ qua.")
                self._notes.append(Remark(sheet.name, f"{_letter(place)}{number}", message, {"column": text}))
            else:
                letters[found] = _letter(place)
        return letters

    def _row(
        self, sheet: Sheet, number: int, line: Sequence[Raw], letters: Mapping[str, str], places: Mapping[str, int]
    ) -> None:
        values: dict[str, Value] = {}
        for column in sheet.columns:
            place = places.get(column.heading)
            raw = line[place] if place is not None and place < len(line) else None
            cell = f"{letters.get(column.heading, 'A')}{number}"
            try:
                value = read_value(raw, column)
            except Unreadable as error:
                self._rejected.append(Remark(sheet.name, cell, error.message, error.params))
                return
            if value is None and column.needed:
                message = N_("Thiếu «{column}».")
                self._rejected.append(Remark(sheet.name, cell, message, {"column": column.heading}))
                return
            if value is not None:
                values[column.heading] = value
                self._note_oddities(sheet, column.choices, cell, value)
        self._rows[sheet.name].append(Row(sheet, number, values, letters))

    def _note_oddities(self, sheet: Sheet, choices: Sequence[str], cell: str, value: Value) -> None:
        if not isinstance(value, str):
            return
        if choices and value not in choices:
            message = N_("«{text}» không có trong danh sách chọn; được giữ nguyên như đã ghi.")
            self._notes.append(Remark(sheet.name, cell, message, {"text": value}))
        if damaged := suspects(value):
            message = N_("Chữ có vẻ theo bảng mã cũ (TCVN3, VNI): {words}.")
            self._notes.append(Remark(sheet.name, cell, message, {"words": ", ".join(damaged)}))


def _filled(raw: Raw) -> bool:
    return raw is not None and raw != "" and not (isinstance(raw, str) and not raw.strip())


def _letter(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
