"""Naming commands: every step in the history says in the secretary's words what was done."""

from collections.abc import Callable
from inspect import signature
from string import Formatter
from typing import Any, Concatenate, ParamSpec, TypeVar

from thiduadesk.store.work import Work

P = ParamSpec("P")
R = TypeVar("R")
Command = Callable[Concatenate[Work, P], R]

Tell = Callable[[Any], str]

_NAMES: dict[Callable[..., object], tuple[str, dict[str, Tell]]] = {}
_LONGEST = 60  # characters of a blank; an achievement may run over 2,000


def step(name: str, **tell: Tell) -> Callable[[Command[P, R]], Command[P, R]]:
    """Mark a command with its message id; blanks such as {achievement} are filled with `str` of that argument.

    A blank that is named in `tell` is filled with what that says of the first argument; it may be a message id itself.
    """

    def mark(command: Command[P, R]) -> Command[P, R]:
        unknown = _blanks(name) - signature(command).parameters.keys() - tell.keys()
        if unknown:
            raise TypeError(f"step name speaks of unknown arguments: {', '.join(sorted(unknown))}")
        _NAMES[command] = name, tell
        return command

    return mark


def describe(command: Command[P, R], *args: P.args, **kwargs: P.kwargs) -> tuple[str, dict[str, str]]:
    """The message id of a command and what fills its blanks for these arguments."""
    name, tell = _NAMES[command]
    bound = signature(command).bind(None, *args, **kwargs)
    bound.apply_defaults()
    told = {**bound.arguments, **{blank: say(args[0]) for blank, say in tell.items()}}
    return name, {blank: _short(str(told[blank])) for blank in _blanks(name)}


def _blanks(name: str) -> set[str]:
    return {blank for _, blank, _, _ in Formatter().parse(name) if blank}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
