"""Lines part where a Vietnamese reader would let them."""

import pytest

from thiduadesk.i18n.groups import HELD, hold_groups, hold_names, hold_places, names_in


def _shown(text: str) -> str:
    return text.replace(HELD, "_")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("phong trào thi đua năm 2018", "phong_trào thi_đua năm_2018"),
        ("«Ngành Tư pháp chung sức», nông thôn mới", "«Ngành Tư_pháp chung_sức», nông_thôn_mới"),
        ("Trung tâm Lý lịch tư pháp quốc gia", "Trung_tâm Lý_lịch_tư_pháp quốc_gia"),
        ("Cụm thi đua số II, quý IV", "Cụm_thi_đua số_II, quý_IV"),
        ("thi, đua", "thi, đua"),
        ("", ""),
    ],
)
def test_words_of_several_syllables_hold(text: str, held: str) -> None:
    assert _shown(hold_groups(text)) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("ngày 26 tháng 11 năm 2026", "ngày_26 tháng_11 năm_2026"),
        ("phong trào thi đua ở Thái Nguyên, Việt Nam", "phong trào thi đua ở Thái_Nguyên, Việt_Nam"),
    ],
)
def test_places_and_days_hold_in_long_lines(text: str, held: str) -> None:
    assert _shown(hold_places(text)) == held


@pytest.mark.parametrize(
    ("text", "names", "held"),
    [
        ("Ông: Nguyễn Văn An", (), "Ông:_Nguyễn_Văn_An"),
        ("bà H'Lan Niê, ông Y Moan đã", (), "bà_H'Lan_Niê, ông_Y_Moan đã"),
        ("đồng chí Trần Thị Mai được", (), "đồng chí_Trần_Thị_Mai được"),
        ("Lê Hoàng Anh có thành tích", ("Lê Hoàng Anh",), "Lê_Hoàng_Anh có thành tích"),
        ("ông bà ta", (), "ông bà ta"),
        ("ông Nguyễn Văn An, Trần Thị Nguyệt đã", (), "ông_Nguyễn_Văn_An, Trần_Thị_Nguyệt đã"),
        ("bà Lê Thị Hoa và Trần Văn Bình", (), "bà_Lê_Thị_Hoa và Trần_Văn_Bình"),
        ("cùng thầy Ngô Bảo Châu.", (), "cùng thầy_Ngô_Bảo_Châu."),
        ("TS. Hoàng Thị F và PGS.TS. Lê An", (), "TS._Hoàng_Thị_F và PGS.TS._Lê_An"),
        ("luật sư Đỗ Văn Tú, Học viện Tư pháp", (), "luật sư_Đỗ_Văn_Tú, Học viện Tư pháp"),
        ("Năm 2018, Đỗ Văn Tú. Trần Lê", ("Đỗ Văn Tú", "Trần Lê Mai"), "Năm 2018, Đỗ_Văn_Tú. Trần Lê"),
        ("Ngành Tư pháp, Bộ Nội vụ", (), "Ngành Tư pháp, Bộ Nội vụ"),
        ("Cùng Đỗ Văn Tú Anh", ("Đỗ Văn Tú", "Đỗ Văn Tú Anh", "Đỗ Văn Hà"), "Cùng Đỗ_Văn_Tú_Anh"),
        ("Tập thể\nLê Hoàng Anh\nbà Đỗ Thị F", ("Lê Hoàng Anh",), "Tập thể\nLê_Hoàng_Anh\nbà_Đỗ_Thị_F"),
    ],
)
def test_a_persons_name_holds(text: str, names: tuple[str, ...], held: str) -> None:
    assert _shown(hold_names(text, frozenset(names))) == held


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nguyễn Văn An", ("Nguyễn Văn An",)),
        ("Nguyễn Văn An, Trần Thị Nguyệt và H'Lan Niê", ("Nguyễn Văn An", "Trần Thị Nguyệt", "H'Lan Niê")),
        ("Trường Trung cấp Luật Buôn Ma Thuột", ()),
        ("Phòng Đào tạo và Nguyễn Văn An", ()),
        ("UBND TP", ()),
        ("", ()),
    ],
)
def test_a_typed_recipient_is_known_as_people_by_its_capitals(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names
