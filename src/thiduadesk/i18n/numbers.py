"""Numbers as Vietnamese papers write them and as people type them: decimal comma, thousands dot, words."""

import re

from thiduadesk.i18n.mark import N_

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")

# Real tables hold «- 0,5» and the minus sign U+2212. Thousands are parted by dots or by blanks, not by both.
_WHOLE = r"(?P<sign>[+−-]?)\s*(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:\s[0-9]{3})+)"
_INTEGER = re.compile(_WHOLE)
_DECIMAL = re.compile(rf"{_WHOLE}(?:(?P<comma>[.,])(?P<part>[0-9]+))?")
_THOUSAND_OR_ONE = re.compile(r"[+−-]?\s*[1-9][0-9]{0,2}\.[0-9]{3}")
_PARTING = re.compile(r"[.\s]")


class Unreadable(ValueError):
    """Text that is no number or no date; `message` is a message id, `params` fill its blanks."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message.format_map({"text": text}))
        self.message = message
        self.params: dict[str, str | int] = {"text": text}


def number_in_words(number: int | str) -> str:
    """«2018» → «hai nghìn không trăm mười tám»; a string may hold a decimal comma: «92,75» → «… phẩy bảy mươi lăm»."""
    if isinstance(number, str):
        whole, comma, part = number.partition(",")
        if comma:
            zeros = len(part) - len(part.lstrip("0"))
            tail = [*(["không"] * min(zeros, len(part) - 1)), number_in_words(int(part))]
            return f"{number_in_words(whole)} phẩy {' '.join(tail)}"
        number = int(number)
    if number < 0:
        return f"âm {number_in_words(-number)}"
    if number == 0:
        return _DIGITS[0]
    if number >= 10**12:
        # Beyond nghìn tỷ the groups repeat over «tỷ».
        high, low = divmod(number, 10**9)
        return f"{number_in_words(high)} tỷ{_after(low, 9)}"
    return _spoken(number)


def percent(part: int, whole: int) -> str:
    """The share in percent with two decimals, rounded half up from integers: 27 of 28 → «96,43 %»; 28 → «100 %»."""
    hundredths = (2 * part * 10_000 + whole) // (2 * whole)
    decimals = f",{hundredths % 100:02d}" if hundredths % 100 else ""
    return f"{hundredths // 100}{decimals} %"


def two_digits(number: int) -> str:
    """A count in running text: below ten with a leading zero, as in «05 tập thể»."""
    return f"{number:02d}"


def grouped(number: int) -> str:
    """«1250000» → «1.250.000»."""
    return f"{number:,}".replace(",", ".")


def points_text(hundredths: int) -> str:
    """Points kept in hundredths: 9850 → «98,5», -50 → «-0,5», 100000 → «1000», for «1.000» could be read as one."""
    whole, part = divmod(abs(hundredths), 100)
    tail = f",{part:02d}".rstrip("0") if part else ""
    return f"{'-' if hundredths < 0 else ''}{whole}{tail}"


def parse_integer(text: str) -> int:
    """«28», «1.250», «7 001»; raises `Unreadable`, for «28 30» and «12,5» too."""
    match = _INTEGER.fullmatch(text.strip())
    if not match:
        raise Unreadable(N_("«{text}» không phải số nguyên."), text)
    return _signed(match, int(_PARTING.sub("", match["whole"])))


def parse_hundredths(text: str) -> int:
    """Points as integer hundredths: «98,50» → 9850, «3.5» → 350, «- 0,5» → -50, «12.489,4» → 1248940.

    Raises `Unreadable` for anything else, for more than two decimals, and for «1.000», which may be one or a thousand.
    """
    plain = text.strip()
    match = _DECIMAL.fullmatch(plain)
    if not match:
        raise Unreadable(N_("«{text}» không phải số."), text)
    whole, part = match["whole"], match["part"] or ""
    if _THOUSAND_OR_ONE.fullmatch(plain) or ("." in whole and match["comma"] == "."):
        raise Unreadable(N_("«{text}» có thể là hàng nghìn hoặc phần lẻ; hãy viết phần lẻ sau dấu phẩy."), text)
    if len(part) > 2:
        raise Unreadable(N_("«{text}» có quá hai chữ số sau dấu phẩy."), text)
    return _signed(match, int(_PARTING.sub("", whole)) * 100 + int(part.ljust(2, "0")))


def _signed(match: re.Match[str], number: int) -> int:
    return -number if match["sign"] in {"-", "−"} else number


def _spoken(number: int) -> str:
    size = (len(str(number)) - 1) // 3
    head, tail = divmod(number, 1000**size)
    unit = f" {_GROUPS[size]}" if size else ""
    return f"{_hundreds(head)}{unit}{_after(tail, size * 3)}"


def _after(number: int, digits: int) -> str:
    """The rest of a number that must fill so many digits: inner zero hundreds are read, empty groups are not."""
    if number == 0 or digits == 0:
        return ""
    size = digits // 3 - 1
    head, tail = divmod(number, 1000**size)
    unit = f" {_GROUPS[size]}" if size else ""
    spoken = f" {_hundreds(head, inner=True)}{unit}" if head else ""
    return f"{spoken}{_after(tail, digits - 3)}"


def _hundreds(number: int, *, inner: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = []
    if hundreds or inner:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0:
        if ones:
            words.append(f"linh {_DIGITS[ones]}" if words else _DIGITS[ones])
    else:
        words.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
        if ones:
            words.append(_after_tens(tens, ones))
    return " ".join(words)


def _after_tens(tens: int, ones: int) -> str:
    if ones == 5:
        return "lăm"
    if tens > 1 and ones == 1:
        return "mốt"
    if tens > 1 and ones == 4:
        return "tư"
    return _DIGITS[ones]
