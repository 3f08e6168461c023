"""Made old.xls, a workbook as Excel 97 to 2003 wrote it; run once with xlwt, which the project does not need."""

from datetime import date
from pathlib import Path

import xlwt  # type: ignore[import-not-found]  # not a dependency: see above

book = xlwt.Workbook()
day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
SHEETS: dict[str, list[list[object]]] = {
    "Cụm": [["Mục", "Giá trị"], ["Tên cụm", "Cụm thi đua số II"], ["Năm", 2018]],
    "Đơn vị": [["Tên đơn vị", "Biên chế"], ["Học viện Tư pháp", 210], ["Nhà xuất bản Tư pháp", "1.250"]],
    "Mốc": [["Mốc", "Hạn"], ["Nộp báo cáo", date(2018, 11, 30)]],
}
for name, rows in SHEETS.items():
    sheet = book.add_sheet(name)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(number, place, value, day if isinstance(value, date) else xlwt.Style.default_style)
book.save(str(Path(__file__).with_name("old.xls")))
