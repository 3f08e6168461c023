"""The command that measures the program against floors taken in the same run."""

import argparse

from thiduadesk.app.bench import measure_all
from thiduadesk.app.cli.console import DONE, Console


def bench(arguments: argparse.Namespace, console: Console) -> int:
    """Print each measure as its value, its floor and their ratio."""
    results = measure_all()
    if arguments.json:
        console.json({"results": [result.shape() for result in results]})
        return DONE
    for result in results:
        console.line(
            f"{result.name:<44} {result.value:>9.1f} {result.unit}   floor {result.floor:>9.1f}   × {result.ratio:.2f}"
        )
    return DONE
