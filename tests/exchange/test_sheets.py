"""The workbook units fill in is public: its sheets and headings stay as they are."""

from thiduadesk.exchange.sheets import SCORING_SHEETS, SHEETS
from thiduadesk.i18n.vietnamese import fold

HEADINGS = """
Cụm: Mục*, Giá trị
Đơn vị: Tên đơn vị*, Tên viết tắt, Đơn vị cấp trên, Loại hình, Thủ trưởng, Chức vụ thủ trưởng, Biên chế, Vai trò, Thứ tự
Cá nhân: Họ và tên*, Giới tính, Ngày sinh, Chức vụ, Đơn vị*
Phong trào: Tên phong trào*, Cấp phát động, Loại, Từ ngày, Đến ngày, Mục tiêu
Giao ước: Đơn vị*, Ngày ký, Người ký, Chỉ tiêu, Đơn vị tính, Kế hoạch, Thực hiện
Đăng ký: Đơn vị*, Cá nhân, Danh hiệu*, Số lượng, Ngày đăng ký
Thành tích: Đơn vị*, Cá nhân, Ngày, Nội dung*, Kết quả, Phong trào, Số văn bản, Điển hình
Chấm điểm: Đơn vị*, Nhóm, Tiêu chí*, Điểm tối đa, Tự chấm, Thẩm định, Thống nhất, Lý do
Lịch sử: Đơn vị*, Cá nhân, Danh hiệu*, Năm*, Số quyết định, Ngày quyết định, Người ký
Đề nghị: Đơn vị*, Cá nhân, Danh hiệu*, Lý do, Thứ tự, Trạng thái
Hội nghị: Tên hội nghị*, Loại, Ngày*, Giờ bắt đầu, Giờ kết thúc, Địa điểm, Chủ trì, Chức vụ chủ trì, Thư ký, Triệu tập, Có mặt
Đại biểu: Hội nghị*, Họ và tên*, Chức vụ, Đơn vị, Vai trò, Có mặt
Ý kiến: Hội nghị*, Người phát biểu, Loại, Nội dung*
Bỏ phiếu: Hội nghị*, Danh hiệu*, Phát ra, Thu về, Hợp lệ, Không hợp lệ, Cơ sở tính, Ngưỡng, Ứng viên*, Đồng ý, Không đồng ý
Mốc: Mốc*, Hạn*, Đơn vị, Ngày hoàn thành
Hoạt động: Nội dung*, Loại, Ngày dự kiến, Ngày thực hiện, Đơn vị tham gia, Kết quả
"""  # noqa: E501  # one sheet a line, as published


def test_the_published_sheets_and_headings_stay() -> None:
    published = [line.split(": ") for line in HEADINGS.strip().splitlines()]
    assert [sheet.name for sheet in SHEETS[: len(published)]] == [name for name, _ in published]
    for sheet, (_, headings) in zip(SHEETS, published, strict=False):
        made = [column.heading + "*" * column.needed for column in sheet.columns]
        # Columns may come behind those published, but none that must be filled in.
        assert made[: len(headings.split(", "))] == headings.split(", ")
        assert not any(heading.endswith("*") for heading in made[len(headings.split(", ")) :])


def test_sheets_that_came_later_are_not_missed() -> None:
    published = HEADINGS.strip().count("\n") + 1
    assert [sheet.name for sheet in SHEETS if not sheet.expected] == [sheet.name for sheet in SHEETS[published:]]


def test_the_table_has_a_workbook_of_its_own_within_the_whole_one() -> None:
    assert set(SCORING_SHEETS) < set(SHEETS)
    assert all(len(sheet.name) <= 31 for sheet in SHEETS), "Excel's limit"


def test_every_sheet_but_the_first_ends_with_a_note() -> None:
    assert all(sheet.columns[-1].heading == "Ghi chú" for sheet in SHEETS[1:])


def test_no_two_headings_or_terms_are_read_as_the_same() -> None:
    for sheet in SHEETS:
        headings = [fold(column.heading) for column in sheet.columns]
        assert len(set(headings)) == len(headings)
        for column in sheet.columns:
            assert len({fold(choice) for choice in column.choices}) == len(column.choices)


def test_lists_fit_into_excels_255_characters() -> None:
    assert all(len(",".join(column.choices)) <= 255 for sheet in SHEETS for column in sheet.columns)
