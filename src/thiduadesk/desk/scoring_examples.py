"""The scoring tables that come with the program, to begin with: told as tables and read like any workbook of one."""

from dataclasses import dataclass

from thiduadesk.desk.importing.scoring import read_template
from thiduadesk.domain.errors import NotFound
from thiduadesk.domain.scoring import ScoringTemplate
from thiduadesk.exchange.book import Book
from thiduadesk.exchange.sheets import SCORING_SHEETS
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.reader import read_toml

_EXAMPLES = {
    "so-tu-phap": N_("Kiểu Sở Tư pháp: mức chậm hạn, khung tỷ lệ, minh chứng"),
    "khoi-thi-dua-tinh": N_("Kiểu khối thi đua cấp tỉnh: 80+2+10+3+5, thưởng không giới hạn"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleLine:
    """One table to begin with; `name` is a message id."""

    id: str
    name: str


def example_lines() -> tuple[ExampleLine, ...]:
    """The tables to choose from."""
    return tuple(ExampleLine(id=key, name=name) for key, name in _EXAMPLES.items())


def read_example(example: str, year: int) -> ScoringTemplate:
    """One of them, for `import_template`; raises `NotFound`."""
    if example not in _EXAMPLES:
        raise NotFound(N_("Không có bảng tiêu chí mẫu «{name}»."), name=example)
    tables = read_toml(resource_path("scoring", f"{example}.toml"))
    return read_template(Book.from_tables(tables, SCORING_SHEETS), year)
