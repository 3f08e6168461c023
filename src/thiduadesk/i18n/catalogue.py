"""The catalogues: collects what the program says, keeps the two languages complete, compiles them.

`python -m thiduadesk.i18n.catalogue update` after changing a message; `check` tells what is missing or stale.
"""

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from thiduadesk.i18n.resources import translations_dir
from thiduadesk.i18n.words import LANGUAGES

DOMAIN = "thiduadesk"
QT_DOMAIN = "qt"
"""Qt's own words, which no program text mentions; kept by hand, Vietnamese only."""

_SOURCES = Path(__file__).resolve().parents[1]
_MARK = "N_"
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # no day of making in the files: equal messages, equal bytes


def marked(source: str) -> Iterator[str]:
    """Every text marked in a piece of source code, calls inside f-strings included."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    for node in sorted(nodes, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(node.func, ast.Name) and node.func.id == _MARK and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)


def said() -> dict[str, list[str]]:
    """Every message of the program, with the modules that say it."""
    found: dict[str, list[str]] = {}
    for path in sorted(_SOURCES.rglob("*.py")):
        module = path.relative_to(_SOURCES).as_posix()
        for text in marked(path.read_text("utf-8")):
            places = found.setdefault(text, [])
            if module not in places:
                places.append(module)
    return dict(sorted(found.items()))


def update() -> None:
    """Bring the template and both languages to what the program says, and compile all catalogues."""
    messages = said()
    root = translations_dir()
    (root / f"{DOMAIN}.pot").write_bytes(_po(_catalogue(None, messages, dict.fromkeys(messages, ""))))
    for language in LANGUAGES:
        known = dict.fromkeys(messages, "") | read_translations(language)
        # The messages are Vietnamese themselves.
        translations = {text: text if language == "vi" else known[text] for text in messages}
        path = _path(language, DOMAIN)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_po(_catalogue(language, messages, translations)))
    for path in root.rglob("*.po"):
        path.with_suffix(".mo").write_bytes(_mo(path))


def complaints() -> list[str]:
    """What keeps the catalogues from being complete and current; empty when they are."""
    messages = said()
    found = []
    template = _catalogue(None, messages, dict.fromkeys(messages, ""))
    if (translations_dir() / f"{DOMAIN}.pot").read_bytes() != _po(template):
        found.append("the template is not what the program says; run update")
    for language in LANGUAGES:
        known = read_translations(language)
        found += [f"{language}: not translated: {text}" for text in messages if not known.get(text)]
        found += [f"{language}: no longer said: {text}" for text in known.keys() - messages.keys()]
        found += [
            f"{language}: other blanks: {text}"
            for text, translation in known.items()
            if translation and _blanks(text) != _blanks(translation)
        ]
    for path in sorted(translations_dir().rglob("*.po")):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != _mo(path):
            found.append(f"not compiled: {path.name} of {path.parts[-3]}; run update")
    return found


def read_translations(language: str, domain: str = DOMAIN) -> dict[str, str]:
    """Message → translation of one language, empty where there is none."""
    path = _path(language, domain)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {str(message.id): str(message.string or "") for message in read_po(file) if message.id}


def main(argv: Sequence[str]) -> int:
    """`update` or `check`; returns the exit code."""
    match list(argv):
        case ["update"]:
            update()
            return 0
        case ["check"]:
            found = complaints()
            sys.stderr.writelines(f"{line}\n" for line in found)
            return 1 if found else 0
        case _:
            sys.stderr.write("python -m thiduadesk.i18n.catalogue update|check\n")
            return 2


def _path(language: str, domain: str) -> Path:
    return translations_dir() / language / "LC_MESSAGES" / f"{domain}.po"


def _catalogue(language: str | None, messages: dict[str, list[str]], translations: dict[str, str]) -> Catalog:
    catalogue = Catalog(
        locale=language,
        project=DOMAIN,
        version="1",
        copyright_holder="thiduadesk contributors",
        creation_date=_NEVER,
        revision_date=_NEVER,
        fuzzy=False,
        header_comment="# Vietnamese messages of thiduadesk and their translations.",
    )
    for text, places in messages.items():
        catalogue.add(text, translations[text], locations=[(place, 0) for place in places])
    return catalogue


def _po(catalogue: Catalog) -> bytes:
    target = io.BytesIO()
    write_po(target, catalogue, width=110, include_lineno=False, sort_output=False)
    return target.getvalue()


def _mo(path: Path) -> bytes:
    with path.open("rb") as file:
        catalogue = read_po(file)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def _blanks(text: str) -> set[str]:
    return {blank for _, blank, _, _ in Formatter().parse(text) if blank}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
