"""What the program remembers between two days: language, theme, recent files, the window's place, where one was."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from thiduadesk.documents.printer import PrinterProfile

_REMEMBERED = 8
_PLACES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All texts; `recent` newest first, `geometry` as Qt gives it, in base 64.

    `places` says where one was: a file and what in it → the page, the latest last. `profiles` puts printers right: a
    printer with its tray → right and down in mm, across and down as scales.
    """

    language: str = ""
    theme: str = ""
    recent: tuple[str, ...] = ()
    geometry: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    profiles: Mapping[str, Sequence[float]] = field(default_factory=dict)

    def with_recent(self, path: Path) -> "Settings":
        """The settings with this file first among the recent ones."""
        name = str(path.absolute())
        others = (other for other in self.recent if other != name)
        return replace(self, recent=(name, *others)[:_REMEMBERED])

    def with_place(self, key: str, place: str) -> "Settings":
        """The settings with this as the latest place; the oldest are forgotten."""
        others = {one: where for one, where in self.places.items() if one != key}
        return replace(self, places=dict([*others.items(), (key, place)][-_PLACES:]))

    def profile_of(self, printer: str) -> PrinterProfile | None:
        """What puts a printer, or one of its trays, right; None for one nothing is kept of."""
        measures = self.profiles.get(printer)
        if measures is None:
            return None
        right, down, across, along = measures
        return PrinterProfile(right=right, down=down, across_scale=across, down_scale=along)

    def with_profile(self, printer: str, profile: PrinterProfile) -> "Settings":
        """The settings with what puts a printer right."""
        measures = (profile.right, profile.down, profile.across_scale, profile.down_scale)
        return replace(self, profiles={**self.profiles, printer: measures})

    def without_recent(self, path: Path) -> "Settings":
        """The settings with this file forgotten."""
        return replace(self, recent=tuple(other for other in self.recent if other != str(path.absolute())))


def read_settings(path: Path) -> Settings:
    """The settings as written; what is missing, damaged or unknown is as on the first day."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    texts = {one.name: found[one.name] for one in fields(Settings) if isinstance(found.get(one.name), str)}
    recent = found.get("recent")
    names = tuple(name for name in recent if isinstance(name, str)) if isinstance(recent, list) else ()
    places = found.get("places")
    known = {key: place for key, place in places.items() if isinstance(place, str)} if isinstance(places, dict) else {}
    profiles = found.get("profiles")
    straight = {
        printer: tuple(measures)
        for printer, measures in (profiles.items() if isinstance(profiles, dict) else ())
        if isinstance(measures, list) and len(measures) == 4 and all(isinstance(one, int | float) for one in measures)
    }
    return Settings(**texts, recent=names, places=known, profiles=straight)


def write_settings(path: Path, settings: Settings) -> None:
    """Write them whole or not at all; raises `StoreTrouble`."""
    from thiduadesk.desk.output import write_out
    from thiduadesk.store.failures import translating

    with translating(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_out(path, json.dumps(asdict(settings), ensure_ascii=False, indent=2).encode())
