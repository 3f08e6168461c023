"""Excel files: reading what units send, writing what the office gives out, and the empty template."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from thiduadesk.domain.errors import Trouble
from thiduadesk.exchange.book import Book, Flaw, Reader, column_letter
from thiduadesk.exchange.probe import NotReadable, Probe, probe
from thiduadesk.exchange.sheets import CLUSTER_ITEMS, SHEETS, Column, Content, Sheet
from thiduadesk.exchange.values import FIRST_DAY, Value
from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.mark import N_

_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001  # the file's creation date: fixed, so that equal books give equal bytes
_LAST_ROW = 5000  # of the validation lists
_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream an encrypted .xlsx hides in (MS-OFFCRYPTO)
_LONGEST = 32_767  # characters Excel keeps in a cell


class TooLong(Trouble):
    """A text does not fit into a cell of Excel."""


class NotAWorkbook(Trouble):
    """The file is no Excel workbook that can be read."""


def read_workbook(path: Path, sheets: Sequence[Sheet] = SHEETS) -> Book:
    """Read .xlsx or .xls; raises `NotAWorkbook`, OSError. Rows that cannot be read are listed, the others are given."""
    import python_calamine

    data = path.read_bytes()
    locked = N_("Tệp {path} có mật khẩu. Hãy bỏ mật khẩu trong Excel rồi nhập lại.")
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:
        raise NotAWorkbook(locked, path=path.name)
    reader = Reader(sheets)
    try:
        xml = probe(data)
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in workbook.sheet_names:
            known = xml.get(name, Probe())
            if known.far:
                message = N_(
                    "Ô {cell} nằm quá xa bảng nên sheet không đọc được; hãy xóa các dòng, cột thừa rồi lưu lại."
                )
                reader.unreadable(name, known.far, message)
                continue
            sheet = workbook.get_sheet_by_name(name)
            reader.sheet(name, sheet.to_python(skip_empty_area=False), [*_merged(sheet), *known.flaws])
    except python_calamine.PasswordError:
        raise NotAWorkbook(locked, path=path.name) from None
    except (python_calamine.CalamineError, NotReadable) as error:
        raise NotAWorkbook(N_("Tệp {path} không phải tệp Excel đọc được."), path=path.name) from error
    return reader.book()


def write_template() -> bytes:
    """The empty workbook: headings locked, lists to choose from."""
    tables: dict[str, list[dict[str, Value]]] = {sheet.name: [] for sheet in SHEETS}
    tables["Cụm"] = [{"Mục": item} for item in CLUSTER_ITEMS]
    return write_workbook(tables, locked=True)


def write_workbook(
    tables: Mapping[str, Sequence[Mapping[str, Value]]], *, sheets: Sequence[Sheet] = SHEETS, locked: bool = False
) -> bytes:
    """A workbook of tables: sheet → rows of heading → value; points are integer hundredths. Equal in, equal out.

    Raises `TooLong`. A `locked` one is to be filled in: its headings are held and explained.
    """
    import xlsxwriter

    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": _NEVER})
    formats = {
        "head": {"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter"},
        "needed": {"bold": True, "bg_color": "#FDE9D9", "border": 1, "text_wrap": True, "valign": "vcenter"},
        "text": {"text_wrap": True, "valign": "top", "locked": False, "num_format": "@"},
        "date": {"num_format": "dd/mm/yyyy", "valign": "top", "locked": False},
        "points": {"num_format": "0.00", "valign": "top", "locked": False},
        "integer": {"num_format": "0", "valign": "top", "locked": False},
    }
    made = {name: workbook.add_format(settings) for name, settings in formats.items()}
    for sheet in sheets:
        _write_sheet(workbook.add_worksheet(sheet.name), sheet, tables.get(sheet.name, ()), made, locked=locked)
    workbook.close()
    return target.getvalue()


def _write_sheet(
    page: Any, sheet: Sheet, rows: Sequence[Mapping[str, Value]], formats: Mapping[str, Any], *, locked: bool
) -> None:
    page.freeze_panes(1, 0)
    page.set_row(0, 30)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, formats[_format(column)])
        page.write_string(0, place, column.heading, formats["needed" if column.needed else "head"])
        if locked and column.hint:
            page.write_comment(0, place, column.hint, {"x_scale": 1.6})
        if column.choices:
            page.data_validation(
                1,
                place,
                _LAST_ROW,
                place,
                # A warning, not a stop: an unknown term is kept as typed.
                {"validate": "list", "source": list(column.choices), "error_type": "information"},
            )
    for number, row in enumerate(rows, start=1):
        for place, column in enumerate(sheet.columns):
            _write_cell(page, number, place, row.get(column.heading), column, formats[_format(column)])
    if locked:
        # Without a password: the lock is against slips of the hand, not against the owner.
        page.protect(
            "", {"format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True, "sort": True}
        )


def _write_cell(page: Any, row: int, place: int, value: Value, column: Column, form: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_string(row, place, "có" if value else "không", form)
    elif isinstance(value, date) and value < FIRST_DAY:
        page.write_string(row, place, short_date(value), form)
    elif isinstance(value, date):
        page.write_datetime(row, place, value, form)
    elif isinstance(value, int):
        page.write_number(row, place, value / 100 if column.content is Content.POINTS else value, form)
    elif len(value) > _LONGEST:
        cell = f"{column_letter(place)}{row + 1}"
        raise TooLong(N_("Nội dung ô {cell} dài quá 32.767 ký tự, Excel không chứa được."), cell=cell)
    else:
        page.write_string(row, place, value, form)


def _format(column: Column) -> str:
    return {Content.DATE: "date", Content.POINTS: "points", Content.INTEGER: "integer"}.get(column.content, "text")


def _merged(sheet: Any) -> list[Flaw]:
    """Below the first cell of one merged over rows stands nothing: whether it was meant for them is not to guess."""
    message = N_("Dòng nằm trong ô gộp nhiều dòng; hãy bỏ gộp ô và điền từng dòng.")
    end_row, end_column = sheet.end or (0, 0)  # merged blanks may run far below what is filled in
    return [
        Flaw(column_letter(column), row + 1, message, filled=False)
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ()
        for row in range(first_row + 1, min(last_row, end_row) + 1)
        for column in range(first_column, min(last_column, end_column) + 1)
    ]
