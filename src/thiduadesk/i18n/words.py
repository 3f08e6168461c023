"""Words: the one object that turns message ids, dates and numbers into the chosen language."""

import gettext
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Protocol

from thiduadesk.i18n.dates import short_date
from thiduadesk.i18n.mark import parted
from thiduadesk.i18n.numbers import grouped, percent, points_text
from thiduadesk.i18n.resources import translations_dir

LANGUAGES = ("vi", "en")
DEFAULT = "vi"


class Sentence(Protocol):
    """Anything that says something: a refusal, a problem, an unreadable text."""

    @property
    def message(self) -> str:
        """The message id."""

    @property
    def params(self) -> Mapping[str, str | int]:
        """What fills its blanks."""


class Words:
    """The interface's language; the language of papers is Vietnamese and stands in the rule packs."""

    def __init__(self, language: str | None = None) -> None:
        self.language = language if language in LANGUAGES else DEFAULT
        self._catalogue = _catalogue(self.language)

    def text(self, message: str, **params: str | int) -> str:
        """The translated message with its blanks filled; a blank may itself be a message, as the step of an undo is."""
        if not message:
            return ""
        translated = self._catalogue.get(message, parted(message)[1])
        if not params:
            return translated
        return translated.format_map({name: self._blank(value, params) for name, value in params.items()})

    def sentence(self, said: Sentence) -> str:
        """The translated sentence of a refusal or a problem."""
        return self.text(said.message, **said.params)

    def date(self, day: date) -> str:
        """A day as people type it: 14/12/2018 in both languages."""
        return short_date(day)

    def moment(self, iso: str) -> str:
        """A stored moment (ISO with zone) as day and clock time."""
        then = datetime.fromisoformat(iso)
        return f"{short_date(then.date())} {then:%H:%M}"

    def number(self, number: int) -> str:
        """A whole number with the language's thousands mark."""
        return grouped(number) if self.language == "vi" else f"{number:,}"

    def decimal(self, hundredths: int) -> str:
        """A number kept in hundredths with the language's decimal mark: 9850 → «98,5» or «98.5»."""
        text = points_text(hundredths)
        return text if self.language == "vi" else text.replace(",", ".")

    def percent(self, part: int, whole: int) -> str:
        """A share with two decimals and the language's decimal mark."""
        text = percent(part, whole)
        return text if self.language == "vi" else text.replace(",", ".").replace(" ", "")

    def _blank(self, value: str | int, params: Mapping[str, str | int]) -> str | int:
        if not isinstance(value, str) or value not in self._catalogue:
            return value
        others = {name: other for name, other in params.items() if other is not value}
        return self.text(value, **others) if "{" in value else self._catalogue[value]


@cache
def _catalogue(language: str, domain: str = "thiduadesk") -> dict[str, str]:
    path = translations_dir() / language / "LC_MESSAGES" / f"{domain}.mo"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        entries = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # no public way to look up without fallback
    return {key: value for key, value in entries.items() if isinstance(key, str) and key}


@cache
def qt_words(language: str) -> Mapping[str, str]:
    """Qt's own buttons and menus: «context\\x04text» → translation; Qt ships no Vietnamese."""
    return _catalogue(language, "qt")
