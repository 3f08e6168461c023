"""The command line: `thiduadesk …` without a screen; without a command it opens the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from thiduadesk.app.cli.console import CANNOT, USAGE, Console
from thiduadesk.app.cli.parser import COMMANDS, UsageError, read_arguments, read_language
from thiduadesk.domain.errors import Trouble
from thiduadesk.i18n.words import Words


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 done with problems, 2 wrong usage, 3 could not)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A Windows console speaks its own code page unless told otherwise; all our text is Vietnamese.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8")
    language = read_language(arguments)
    if _wants_window(arguments):
        return _open_window(arguments, language)
    console = Console(Words(language))
    try:
        parsed = read_arguments(arguments, console.words)
        return int(parsed.run(parsed, console))
    except UsageError as error:
        console.complain(error.sentence)
        return USAGE
    except Trouble as trouble:
        console.complain(console.words.sentence(trouble))
        return CANNOT
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away, as with «| head»
        return CANNOT


def _wants_window(arguments: Sequence[str]) -> bool:
    words = [word for word in _without_language(arguments) if not word.startswith("-")]
    options = [word for word in arguments if word in ("-h", "--help", "--version")]
    return not options and (not words or (len(words) == 1 and words[0] not in COMMANDS and _is_file(words[0])))


def _without_language(arguments: Sequence[str]) -> list[str]:
    kept = list(arguments)
    if "--lang" in kept:
        place = kept.index("--lang")
        del kept[place : place + 2]
    return kept


def _is_file(word: str) -> bool:
    return word.lower().endswith(".tdk") or Path(word).exists()


def _open_window(arguments: Sequence[str], language: str | None) -> int:
    from thiduadesk.app.main import open_window

    files = [word for word in _without_language(arguments) if not word.startswith("-")]
    return open_window(Path(files[0]) if files else None, language)
