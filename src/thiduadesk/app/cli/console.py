"""What a command says and how it ends: sentences on standard output and error, one JSON object, an exit code."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from thiduadesk.i18n.words import Words

DONE, PROBLEMS, USAGE, CANNOT = 0, 1, 2, 3


class Console:
    """Translated output of one command."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def say(self, message: str, **params: str | int) -> None:
        """Print one sentence, translated."""
        self.line(self.words.text(message, **params))

    def line(self, text: str) -> None:
        """Print a line as it is."""
        sys.stdout.write(f"{text}\n")

    def json(self, value: Mapping[str, Any]) -> None:
        """Print the one object that `--json` promises."""
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def complain(self, sentence: str) -> None:
        """Print a translated sentence on standard error."""
        sys.stderr.write(f"{sentence}\n")
