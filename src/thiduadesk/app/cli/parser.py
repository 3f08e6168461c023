"""The commands with their arguments, as data, and how wrong usage is told in plain words."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from thiduadesk import __version__
from thiduadesk.app.cli.console import USAGE, Console
from thiduadesk.domain.year import EARLIEST, LATEST
from thiduadesk.i18n.dates import parse_date
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.words import LANGUAGES, Words

Run = Callable[[argparse.Namespace, Console], int]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command."""

    name: str
    help: str
    kind: type | None = str
    required: bool = True
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `home` is «module:function» under `thiduadesk.app.cli`, None while it is still to be written."""

    name: str
    help: str
    home: str | None = None
    arguments: tuple[Argument, ...] = ()


_FILE = Argument("file", N_("tệp dữ liệu .tdk"), Path, shown="FILE.tdk")
_BOOK = Argument("book", N_("tệp Excel"), Path, shown="BOOK.xlsx")
_YEAR = Argument("--year", N_("năm thi đua"), int)
_ANY_YEAR = Argument("--year", N_("năm thi đua; không ghi thì lấy năm mới nhất"), int, required=False)
_ON = Argument(
    "--on", N_("tính chậm hạn đến ngày nào; không ghi thì hôm nay"), date, required=False, shown="DD/MM/YYYY"
)
_JSON = Argument("--json", N_("in ra một đối tượng JSON"), None, required=False)
_DRY_RUN = Argument("--dry-run", N_("chỉ báo trước, không ghi gì"), None, required=False)

COMMAND_LIST = (
    Command("sample", N_("ghi tệp thực hành: Cụm thi đua số II, năm 2018"), "files:sample", (_FILE,)),
    Command(
        "new",
        N_("lập tệp trống cho một cụm"),
        "files:new",
        (
            _FILE,
            Argument("--cluster", N_("tên cụm")),
            Argument("--parent", N_("cơ quan chủ quản")),
            _YEAR,
        ),
    ),
    Command("info", N_("tệp có những gì"), "files:info", (_FILE, _JSON)),
    Command("check", N_("kiểm tra số liệu, thời hạn, hồ sơ"), "checks:check", (_FILE, _ANY_YEAR, _JSON)),
    Command("papers", N_("các loại văn bản in được"), "papers:papers", (_JSON,)),
    Command(
        "print",
        N_("in một văn bản ra tệp"),
        "papers:print_paper",
        (
            Argument("kind", N_("loại văn bản, xem lệnh papers"), shown="KIND"),
            _FILE,
            _YEAR,
            Argument("--for", N_("của đơn vị, cá nhân, hội nghị hay vòng bỏ phiếu nào"), required=False, shown="NAME"),
            _ON,
            Argument(
                "--profile",
                N_("bù lệch cho máy in nào, như đã ghi trong cửa sổ; chỉ cho giấy chứng nhận"),
                required=False,
                shown="PRINTER",
            ),
            Argument("-o", N_("tệp ghi ra: .pdf, .docx, .xlsx hoặc .txt"), Path, shown="OUT"),
        ),
    ),
    Command(
        "print-all",
        N_("in mọi văn bản của một giai đoạn"),
        "papers:print_all",
        (
            _FILE,
            _YEAR,
            Argument("--stage", N_("giai đoạn: phat-dong, cham-diem, hoi-nghi, trinh, ket-qua")),
            _ON,
            Argument("-o", N_("thư mục ghi ra, chưa có thì lập"), Path, shown="DIR"),
        ),
    ),
    Command("template", N_("ghi mẫu Excel trống"), "books:template", (_BOOK,)),
    Command(
        "import", N_("nhập tệp Excel thành một bước, hoàn tác được"), "books:take_in", (_FILE, _BOOK, _DRY_RUN, _JSON)
    ),
    Command("export", N_("xuất mọi dữ liệu ra tệp Excel"), "books:give_out", (_FILE, _BOOK, _ANY_YEAR)),
    Command("backup", N_("sao lưu có kiểm chứng")),
    Command("restore", N_("khôi phục từ bản sao")),
    Command("handover", N_("gói bàn giao cho cụm trưởng năm sau")),
    Command("receive", N_("nhận gói bàn giao")),
    Command("merge", N_("gộp thay đổi của đồng nghiệp")),
    Command("undo", N_("hoàn tác bước gần nhất"), "files:undo", (_FILE,)),
    Command("history", N_("ai đã làm gì, lúc nào"), "files:history", (_FILE, _JSON)),
    Command(
        "verify",
        N_("kiểm tra niêm phong và mã in trên giấy"),
        "checks:verify",
        (
            _FILE,
            Argument("code", N_("mã ở chân văn bản, như 7F3K-92QA-XM4T-0B5C"), required=False, shown="CODE"),
        ),
    ),
    Command("convert-text", N_("chuyển chữ TCVN3, VNI sang Unicode")),
    Command(
        "sort-names",
        N_("xếp họ tên theo vần tên tiếng Việt"),
        "names:sort_names",
        (Argument("names", N_("tệp văn bản, mỗi dòng một tên"), Path, required=False, shown="FILE"),),
    ),
    Command("bench", N_("đo tốc độ"), "measures:bench", (_JSON,)),
)
COMMANDS = {command.name: command for command in COMMAND_LIST}


class UsageError(Exception):
    """Wrong usage, already told in the chosen language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_language(arguments: Sequence[str]) -> str | None:
    """The language asked for with `--lang`, before anything else is read; None when not asked for."""
    for place, word in enumerate(arguments):
        value = word.partition("=")[2] if word.startswith("--lang=") else None
        if word == "--lang" and place + 1 < len(arguments):
            value = arguments[place + 1]
        if value in LANGUAGES:
            return value
    return None


def read_arguments(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """The parsed arguments with `run`, the function to call; raises `UsageError`."""
    return _build(words).parse_args(arguments)


def _build(words: Words) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="thiduadesk",
        words=words,
        description=words.text(N_("Bàn làm việc của thư ký cụm thi đua. Không có lệnh thì mở cửa sổ chương trình.")),
    )
    parser.add_argument(
        "--version", action="version", version=f"thiduadesk {__version__}", help=words.text(N_("phiên bản"))
    )
    _add_language(parser, words)
    commands = parser.add_subparsers(metavar=words.text(N_("LỆNH")), required=True)
    for command in COMMAND_LIST:
        one = commands.add_parser(command.name, help=words.text(command.help), words=words)
        _add_language(one, words)
        for argument in command.arguments:
            _add(one, argument, words)
        if command.home is None:
            one.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
        one.set_defaults(run=_runner(command), command=command.name)
    return parser


def _runner(command: Command) -> Run:
    def run(arguments: argparse.Namespace, console: Console) -> int:
        if command.home is None:
            console.complain(
                console.words.text(N_("Lệnh {command} chưa có trong phiên bản này."), command=command.name)
            )
            return USAGE
        module, _, function = command.home.partition(":")
        found: Run = getattr(import_module(f"thiduadesk.app.cli.{module}"), function)
        return found(arguments, console)

    return run


def _add_language(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=words.text(N_("ngôn ngữ của thông báo"))
    )


def _add(parser: argparse.ArgumentParser, argument: Argument, words: Words) -> None:
    explanation = words.text(argument.help)
    if argument.kind is None:
        parser.add_argument(argument.name, action="store_true", help=explanation)
    elif argument.name.startswith("-"):
        parser.add_argument(
            argument.name,
            type=_READERS.get(argument.kind, argument.kind),
            required=argument.required,
            metavar=argument.shown or argument.name.lstrip("-").upper(),
            help=explanation,
        )
    else:
        parser.add_argument(
            argument.name,
            type=argument.kind,
            nargs=None if argument.required else "?",
            metavar=argument.shown,
            help=explanation,
        )


def _year(text: str) -> int:
    year = int(text)
    if not EARLIEST <= year <= LATEST:
        raise ValueError(text)
    return year


_READERS: Mapping[type, Callable[[str], object]] = {int: _year, date: parse_date}


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Headings of the help in the chosen language."""

    words: Words

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # argparse's own signature
        heading = self.words.text(N_("Cách dùng: "))
        return super().add_usage(usage, actions, groups, heading if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        known = {
            "positional arguments": N_("tham số"),
            "options": N_("tùy chọn"),
        }
        super().start_section(self.words.text(known[heading]) if heading in known else heading)


class _Parser(argparse.ArgumentParser):
    """A parser that complains in one plain sentence and shows how the command is used."""

    def __init__(self, *, words: Words, **settings: object) -> None:
        self._words = words
        formatter = type("_Translated", (_Formatter,), {"words": words})
        super().__init__(formatter_class=formatter, add_help=False, **settings)  # type: ignore[arg-type]  # passed on
        self.add_argument("-h", "--help", action="help", help=words.text(N_("xem hướng dẫn này")))

    def error(self, message: str) -> NoReturn:  # argparse's own message is English
        complaint = self._words.text(N_("Sai cách dùng: thiếu, thừa hoặc sai tham số."))
        raise UsageError(f"{complaint}\n{self.format_usage().rstrip()}")
