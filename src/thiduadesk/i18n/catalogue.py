"""The catalogues: collects what the program says, keeps the two languages complete, compiles them.

`python -m thiduadesk.i18n.catalogue update` after changing a message; `check` tells what is missing or stale.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from thiduadesk.i18n.mark import in_context, parted
from thiduadesk.i18n.resources import translations_dir
from thiduadesk.i18n.words import LANGUAGES

DOMAIN = "thiduadesk"
QT_DOMAIN = "qt"
"""Qt's own words, which no program text mentions; kept by hand, Vietnamese only."""

_SOURCES = Path(__file__).resolve().parents[1]
_MARK = "N_"
_SAY = "text"
# What a translation may not lose: named blanks, and Qt's numbered places and keys to press.
_KEPT = re.compile(r"\{[^{}]*\}|%[0-9n]|&(?=\w)")
_MAKERS = "thiduadesk contributors"
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # no day of making in the files: equal messages, equal bytes


def marked(source: str) -> Iterator[str]:
    """Every text marked with `N_` or given to `….text` in a piece of source code, calls inside f-strings included.

    Raises ValueError where the text is put together while the program runs: no catalogue could hold it.
    """
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        marks = isinstance(call.func, ast.Name) and call.func.id == _MARK
        says = isinstance(call.func, ast.Attribute) and call.func.attr == _SAY
        match call.args[0]:
            case ast.Constant(value=str(text)) if marks and text:
                yield in_context(text, *map(ast.literal_eval, call.args[1:]))
            case ast.Constant(value=str(text)) if says and text:
                yield text
            case other if marks or (says and isinstance(other, ast.JoinedStr)):
                raise ValueError(f"line {call.lineno}: not a literal text: {ast.unparse(call)}")


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
        translations = {text: parted(text)[1] if language == "vi" else known[text] for text in messages}
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
        found += [f"{language}: not in the catalogue: {text}; run update" for text in messages.keys() - known.keys()]
        found += [f"{language}: no longer said: {text}; run update" for text in known.keys() - messages.keys()]
    for path in sorted(translations_dir().rglob("*.po")):
        name = f"{path.parts[-3]} {path.stem}"
        for message in _messages(path):
            if not message.string:
                found.append(f"{name}: not translated: {message.id}")
            elif _kept(message.id) != _kept(message.string):
                found.append(f"{name}: other blanks: {message.id}")
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != _mo(path):
            found.append(f"{name}: not compiled; run update")
    return found


def read_translations(language: str, domain: str = DOMAIN) -> dict[str, str]:
    """Message → translation of one language, empty where there is none."""
    path = _path(language, domain)
    found = _messages(path) if path.exists() else []
    return {in_context(str(message.id), message.context or ""): str(message.string) for message in found}


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
        copyright_holder=_MAKERS,
        msgid_bugs_address=_MAKERS,
        last_translator=_MAKERS,
        language_team=_MAKERS,
        creation_date=_NEVER,
        revision_date=_NEVER,
        fuzzy=False,
        header_comment="# Vietnamese messages of thiduadesk and their translations.",
    )
    for text, places in messages.items():
        context, message = parted(text)
        catalogue.add(message, translations[text], locations=[(place, 0) for place in places], context=context or None)
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


def _messages(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _kept(text: object) -> set[str]:
    return set(_KEPT.findall(str(text)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
