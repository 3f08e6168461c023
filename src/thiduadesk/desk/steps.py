"""Naming commands: every step in the history says in the secretary's words what was done."""

from collections.abc import Callable
from inspect import signature
from string import Formatter
from typing import Concatenate, ParamSpec, TypeVar

from thiduadesk.store.work import Work

P = ParamSpec("P")
R = TypeVar("R")
Command = Callable[Concatenate[Work, P], R]

_NAMES: dict[Callable[..., object], str] = {}


def step(name: str) -> Callable[[Command[P, R]], Command[P, R]]:
    """Mark a command with its message id; blanks such as {unit} are filled from the argument of that name."""

    def mark(command: Command[P, R]) -> Command[P, R]:
        blanks = {blank for _, blank, _, _ in Formatter().parse(name) if blank}
        unknown = blanks - signature(command).parameters.keys()
        if unknown:
            raise TypeError(f"step name speaks of unknown arguments: {', '.join(sorted(unknown))}")
        _NAMES[command] = name
        return command

    return mark


def describe(command: Command[P, R], *args: P.args, **kwargs: P.kwargs) -> tuple[str, dict[str, str]]:
    """The message id of a command and what fills its blanks for these arguments."""
    name = _NAMES[command]
    bound = signature(command).bind(None, *args, **kwargs)
    bound.apply_defaults()
    blanks = {blank for _, blank, _, _ in Formatter().parse(name) if blank}
    return name, {blank: str(bound.arguments[blank]) for blank in blanks}
