"""A workbook as rows of values with their addresses, wherever it came from: a file, or tables in a text file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from thiduadesk.exchange.sheets import SHEETS, Column, Sheet
from thiduadesk.exchange.values import Raw, Value, read_value
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.numbers import Unreadable
from thiduadesk.i18n.vietnamese import clean, fold, suspects

_TITLE_LINES = 10  # that may stand above the headings
Params = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about one place of the workbook; `message` is a message id."""

    sheet: str
    cell: str
    message: str
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A cell whose value must not be guessed at; `message` may speak of the {cell}."""

    letter: str
    row: int
    message: str
    filled: bool = True  # whether the cell holds something, though it reads as empty

    @property
    def cell(self) -> str:
        """Its address."""
        return f"{self.letter}{self.row}"


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
    def from_tables(cls, tables: Mapping[str, Sequence[Mapping[str, Raw]]], sheets: Sequence[Sheet] = SHEETS) -> "Book":
        """A book of tables shaped like the workbook: sheet → rows of heading → value."""
        reader = Reader(sheets)
        for name, table in tables.items():
            headings = list(dict.fromkeys(heading for row in table for heading in row))
            cells = [[row.get(heading) for heading in headings] for row in table]
            reader.sheet(name, [headings, *cells])
        return reader.book()


class Reader:
    """Makes rows out of raw cells, sheet by sheet, collecting what cannot be read."""

    def __init__(self, sheets: Sequence[Sheet] = SHEETS) -> None:
        self._sheets = sheets
        self._rows: dict[str, list[Row]] = {}
        self._rejected: list[Remark] = []
        self._notes: list[Remark] = []
        self._names = {fold(sheet.name): sheet for sheet in sheets}

    def book(self) -> Book:
        """What was read; sheets that are missing are noted."""
        if not self._rows:
            message = N_("Tệp không có sheet nào của mẫu. Hãy lấy mẫu bằng lệnh template.")
            self._rejected.append(Remark("", "", message))
        elif missing := [sheet.name for sheet in self._sheets if sheet.expected and sheet.name not in self._rows]:
            self._notes.append(Remark("", "", N_("Tệp không có các sheet: {names}."), {"names": ", ".join(missing)}))
        rows = {sheet.name: self._rows.get(sheet.name, []) for sheet in self._sheets}
        return Book(rows, tuple(self._rejected), tuple(self._notes))

    def unreadable(self, name: str, cell: str, message: str) -> None:
        """Reject a sheet as a whole; one that is none of ours is passed over."""
        if sheet := self._names.get(fold(name)):
            self._rows.setdefault(sheet.name, [])
            self._rejected.append(Remark(sheet.name, cell, message, {"cell": cell}))

    def sheet(self, name: str, cells: Iterable[Sequence[Raw]], flaws: Iterable[Flaw] = ()) -> None:
        """Read one sheet; a row with a flaw in one of our columns is rejected for the reason given."""
        sheet = self._names.get(fold(name))
        if sheet is None or sheet.name in self._rows:
            self._notes.append(Remark(name, "", N_("Sheet «{name}» không thuộc mẫu nên được bỏ qua."), {"name": name}))
            return
        flaws = list(flaws)
        failed = {flaw.row for flaw in flaws if flaw.filled}
        lines = [
            (number, line) for number, line in enumerate(cells, start=1) if any(map(_filled, line)) or number in failed
        ]
        top = _heading_line(sheet, lines)
        number, headings = lines[top] if lines else (1, ())
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
        columns = [
            (column, _index(letters[column.heading]), letters[column.heading])
            for column in sheet.columns
            if column.heading in letters
        ]
        ours = set(letters.values())
        spoiled = {flaw.row: flaw for flaw in flaws if flaw.letter in ours}
        for row_number, line in lines[top + 1 :]:
            if flaw := spoiled.get(row_number):
                self._rejected.append(Remark(sheet.name, flaw.cell, flaw.message, {"cell": flaw.cell}))
            else:
                self._row(sheet, row_number, line, columns, letters)

    def _letters(self, sheet: Sheet, headings: Sequence[Raw], number: int) -> dict[str, str]:
        known = {fold(column.heading): column.heading for column in sheet.columns}
        letters: dict[str, str] = {}
        for place, heading in enumerate(headings):
            text = _heading(heading)
            if not text:
                continue
            found = known.get(fold(text))
            if found is not None and found not in letters:
                letters[found] = column_letter(place)
                continue
            message = (
                N_("Cột «{column}» không thuộc mẫu nên được bỏ qua.")
                if found is None
                else N_("Cột «{column}» lặp lại; chỉ cột đầu được đọc.")
            )
            self._notes.append(Remark(sheet.name, f"{column_letter(place)}{number}", message, {"column": text}))
        return letters

    def _row(
        self,
        sheet: Sheet,
        number: int,
        line: Sequence[Raw],
        columns: Sequence[tuple[Column, int, str]],
        letters: Mapping[str, str],
    ) -> None:
        values: dict[str, Value] = {}
        for column, place, letter in columns:
            raw = line[place] if place < len(line) else None
            try:
                value = None if raw is None or raw == "" else read_value(raw, column)
            except Unreadable as error:
                self._rejected.append(Remark(sheet.name, f"{letter}{number}", error.message, error.params))
                return
            if value is not None:
                values[column.heading] = value
            elif column.needed:
                message = N_("Thiếu «{column}».")
                self._rejected.append(Remark(sheet.name, f"{letter}{number}", message, {"column": column.heading}))
                return
        row = Row(sheet, number, values, letters)
        self._rows[sheet.name].append(row)
        for column, _, _ in columns:
            value = values.get(column.heading)
            if isinstance(value, str):
                self._note_oddities(row, column, value)

    def _note_oddities(self, row: Row, column: Column, text: str) -> None:
        if column.choices and text not in column.choices:
            message = N_("«{text}» không có trong danh sách chọn; được giữ nguyên như đã ghi.")
            self._notes.append(Remark(row.sheet.name, row.cell(column.heading), message, {"text": text}))
        if damaged := _damaged(text):
            message = N_("Chữ có vẻ theo bảng mã cũ (TCVN3, VNI): {words}.")
            self._notes.append(Remark(row.sheet.name, row.cell(column.heading), message, {"words": damaged}))


@lru_cache(maxsize=1 << 15)
def _damaged(text: str) -> str:
    return ", ".join(suspects(text))


def _heading(raw: Raw) -> str:
    return clean(str(raw or "")).rstrip(" *★")


def _heading_line(sheet: Sheet, lines: Sequence[tuple[int, Sequence[Raw]]]) -> int:
    """Where the headings stand: the first row, unless only one below it has all that are needed, as under a title."""
    needed = {fold(column.heading) for column in sheet.columns if column.needed}
    for place, (_, line) in enumerate(lines[:_TITLE_LINES]):
        if needed <= {fold(_heading(cell)) for cell in line}:
            return place
    return 0


def _filled(raw: Raw) -> bool:
    return raw is not None and raw != "" and not (isinstance(raw, str) and not raw.strip())


def column_letter(place: int) -> str:
    """0 → «A», 27 → «AB»."""
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
