"""The command that sorts Vietnamese personal names, line by line."""

import argparse
import sys

from thiduadesk.app.cli.console import DONE, Console
from thiduadesk.domain.errors import StoreFault
from thiduadesk.i18n.vietnamese import clean, name_key
from thiduadesk.store.failures import translating, trouble


def sort_names(arguments: argparse.Namespace, console: Console) -> int:
    """Print the lines sorted by given name, family name, middle names; blank lines are left out."""
    if arguments.names is None:
        text = sys.stdin.read()
    else:
        with translating(arguments.names):
            try:
                text = arguments.names.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError:
                raise trouble(StoreFault.NOT_TEXT, arguments.names) from None
    for line in sorted(filter(None, map(clean, text.splitlines())), key=name_key):
        console.line(line)
    return DONE
